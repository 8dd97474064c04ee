package org.journey.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finer labels for findings, after what the study's people told. One's own codes are allowed beside
 * them, so nothing is checked against a codebook.
 *
 * @param id its id
 * @param version from 1
 * @param codes labels by sub-theme, in the codebook's order
 */
public record Codebook(String id, int version, Map<String, List<String>> codes) {

  private static final Set<String> KEYS = Set.of("id", "version", "codes");
  private static final Codebook BUILT_IN = read(StageModels.bytes("codebook.v1.yaml"));

  /** Copies the map, in its order. */
  public Codebook {
    codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
  }

  /** {@code steps-to-benefit-codes@1}. */
  public static Codebook builtIn() {
    return BUILT_IN;
  }

  private static Codebook read(byte[] text) {
    Errors errors = new Errors();
    try {
      Checked book = Checked.of(Trees.read(text, errors), "", errors, KEYS, Set.of());
      if (book != null && book.get("codes") instanceof Tree.Mapping mapping) {
        Checked codes = Checked.of(mapping, "/codes", errors, mapping.members().keySet(), Set.of());
        Map<String, List<String>> labels = new LinkedHashMap<>();
        if (codes != null) {
          mapping.members().keySet().forEach(key -> labels.put(key, codes.keys(key)));
        }
        String id = book.id("id");
        Integer version = book.whole("version", 1, Integer.MAX_VALUE);
        if (errors.isEmpty() && id != null && version != null) {
          return new Codebook(id, version, labels);
        }
      }
      throw new IllegalStateException("not a codebook: " + errors.all());
    } catch (Unreadable e) {
      throw new IllegalStateException("not a codebook: " + e.problem().detail(), e);
    }
  }
}

package org.journey.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.journey.interaction.Identity;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.interaction.Telling.Tense;
import org.journey.stage.Codings;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/**
 * One reflection, and what each coder found in it.
 *
 * @param reflection that was read
 * @param byCoder by the coder's id, in order: those with a coding of it that counts
 */
public record CodedReflection(Identity reflection, Map<String, Found> byCoder) {

  /**
   * What one coder found.
   *
   * @param subThemes keys
   * @param codes {@code <sub-theme>/<code>}; a finding without a code has the code {@code -}
   */
  public record Found(SortedSet<String> subThemes, SortedSet<String> codes) {}

  /**
   * The reflections of a timeline that somebody coded, in order. Of several codings of one by one
   * coder the latest counts.
   *
   * @param entries in order of time, then sequence
   * @param tense of the findings that are looked at
   */
  public static List<CodedReflection> of(List<Entry> entries, Tense tense) {
    Codings codings = Codings.of(entries);
    List<@Nullable CodedReflection> byTarget = new ArrayList<>();
    entries.forEach(any -> byTarget.add(null));
    for (int i = 0; i < entries.size(); i++) {
      if (codings.counts(i) && entries.get(i).data() instanceof ReflectionCoded coded) {
        int target = codings.target(i);
        CodedReflection reflection = byTarget.get(target);
        if (reflection == null) {
          reflection = new CodedReflection(entries.get(target).identity(), new TreeMap<>());
          byTarget.set(target, reflection);
        }
        reflection.byCoder.put(coded.coder(), found(coded.findings(), tense));
      }
    }
    List<CodedReflection> coded = new ArrayList<>();
    for (CodedReflection reflection : byTarget) {
      if (reflection != null) {
        coded.add(reflection);
      }
    }
    return coded;
  }

  private static Found found(List<Finding> findings, Tense tense) {
    SortedSet<String> subThemes = new TreeSet<>();
    SortedSet<String> codes = new TreeSet<>();
    for (Finding finding : findings) {
      if (finding.tense() == tense) {
        subThemes.add(finding.subTheme());
        codes.add(finding.subTheme() + "/" + (finding.code() == null ? "-" : finding.code()));
      }
    }
    return new Found(subThemes, codes);
  }
}

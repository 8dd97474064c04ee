package org.journey.extract;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.journey.extract.Pseudonyms.Kind;

/**
 * Pseudonyms of what many journeys name. They are kept for a while, so that most are made once. For
 * one thread.
 */
final class SharedNames {

  private static final int KEPT = 8192;

  /** The oldest names go first; they can be made again. */
  private static final class Kept extends LinkedHashMap<String, String> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
      return size() > KEPT;
    }
  }

  private final Pseudonyms pseudonyms;
  private final ExtractSource source;
  private final Map<Kind, Map<String, String>> kept = new EnumMap<>(Kind.class);
  private String organisation = "";

  SharedNames(Pseudonyms pseudonyms, ExtractSource source) {
    this.pseudonyms = pseudonyms;
    this.source = source;
  }

  String of(Kind kind, String ofOrganisation, String id) {
    if (!ofOrganisation.equals(organisation)) {
      organisation = ofOrganisation;
      kept.clear();
    }
    Map<String, String> names = kept.get(kind);
    if (names == null) {
      names = new Kept();
      kept.put(kind, names);
    }
    String name = names.get(id);
    if (name == null) {
      name = pseudonyms.of(kind, organisation, id);
      names.put(id, name);
    }
    return name;
  }

  /** The client id that stands for the person. */
  String person(String clientId) {
    return source.person(clientId);
  }
}

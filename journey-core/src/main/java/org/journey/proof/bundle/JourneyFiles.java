package org.journey.proof.bundle;

import org.jspecify.annotations.Nullable;

/**
 * Holds the files of a journey's bundle that are read by people and their programs against what the
 * bundle says it is of. What they say beyond is the platform's word, under its signature.
 */
final class JourneyFiles {

  /** What is looked at of a file's beginning. */
  static final int BEGINNING = 8 * 1024;

  private JourneyFiles() {}

  /** The state: of this journey, on these axes, under this model. */
  static void state(byte[] beginning, BundleHead.OfJourney head) throws BadBundle {
    try {
      JsonScan json = new JsonScan(beginning);
      same(json, "{\"journeyId\":", head.journeyId());
      json.expect(",\"clientId\":");
      json.string();
      same(json, ",\"organisation\":", head.organisation());
      json.expect(",\"status\":");
      json.string();
      json.expect(",\"openedAt\":");
      json.string();
      json.expect(",\"closedAt\":");
      if (!json.has("null")) {
        json.string();
      }
      same(json, ",\"asAt\":", head.asAt());
      same(json, ",\"asKnown\":", head.asKnown());
      same(json, ",\"model\":", head.model());
      json.expect(",\"sequence\":");
      if (json.number() != head.lastSequence()) {
        throw new JsonScan.Unexpected("another sequence");
      }
    } catch (JsonScan.Unexpected e) {
      throw foreign(BundleEntry.STATE, e);
    }
  }

  /** The evidence: likewise. */
  static void evidence(byte[] beginning, BundleHead.OfJourney head) throws BadBundle {
    try {
      JsonScan json = new JsonScan(beginning);
      same(json, "{\"journeyId\":", head.journeyId());
      same(json, ",\"asAt\":", head.asAt());
      same(json, ",\"asKnown\":", head.asKnown());
      same(json, ",\"model\":", head.model());
      json.expect(",\"figures\":[");
    } catch (JsonScan.Unexpected e) {
      throw foreign(BundleEntry.EVIDENCE, e);
    }
  }

  /**
   * The model: of the name that the state was read under. Its members come in the order in which
   * who registered it wrote them.
   *
   * @param model all of it
   */
  static void model(byte[] model, BundleHead.OfJourney head) throws BadBundle {
    try {
      JsonScan json = new JsonScan(model);
      @Nullable String id = null;
      long version = -1;
      json.expect("{");
      do {
        String member = json.string();
        json.expect(":");
        boolean again = member.equals("id") && id != null;
        if (again || member.equals("version") && version >= 0) {
          throw new JsonScan.Unexpected(member + " is there twice");
        }
        switch (member) {
          case "id" -> id = json.string();
          case "version" -> version = json.number();
          default -> json.skip();
        }
      } while (json.has(","));
      json.expect("}");
      json.end();
      if (id == null || !(id + "@" + version).equals(head.model())) {
        throw new JsonScan.Unexpected("another model");
      }
    } catch (JsonScan.Unexpected e) {
      throw foreign(BundleEntry.MODEL, e);
    }
  }

  private static void same(JsonScan json, String member, String value) throws JsonScan.Unexpected {
    json.expect(member);
    if (!json.string().equals(value)) {
      throw new JsonScan.Unexpected("another value than the bundle's at " + member);
    }
  }

  private static BadBundle foreign(BundleEntry entry, JsonScan.Unexpected found) {
    return new BadBundle(
        BundleFault.FOREIGN,
        entry.file() + " is not of what the bundle says it is of: " + found.reason());
  }
}

package org.journey.proof.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the file {@code bundle.json}. */
final class HeadReader {

  private HeadReader() {}

  /**
   * Reads it.
   *
   * @throws JsonScan.Unexpected if it is none, or not in its one form
   */
  static BundleHead read(byte[] bytes) throws JsonScan.Unexpected {
    JsonScan json = new JsonScan(bytes);
    json.expect("{\"format\":");
    if (!json.string().equals(BundleHead.FORMAT)) {
      throw new JsonScan.Unexpected("a format that this verifier does not know");
    }
    json.expect(",\"kind\":");
    BundleHead head =
        switch (json.string()) {
          case "JOURNEY" -> journey(json);
          case "ALL" -> log(json);
          default -> throw new JsonScan.Unexpected("a kind that this verifier does not know");
        };
    json.expect("}\n");
    json.end();
    // A string can be written in several ways: there is one text for one head.
    if (!Arrays.equals(head.json().getBytes(StandardCharsets.UTF_8), bytes)) {
      throw new JsonScan.Unexpected("not in its one form");
    }
    return head;
  }

  private static BundleHead journey(JsonScan json) throws JsonScan.Unexpected {
    json.expect(",\"organisation\":");
    String organisation = json.string();
    json.expect(",\"journeyId\":");
    String journeyId = json.string();
    json.expect(",\"origin\":");
    String origin = json.string();
    json.expect(",\"treeSize\":");
    long treeSize = json.number();
    json.expect(",\"interactions\":");
    long interactions = json.number();
    json.expect(",\"lastSequence\":");
    long lastSequence = json.number();
    json.expect(",\"asAt\":");
    String asAt = json.string();
    json.expect(",\"asKnown\":");
    String asKnown = json.string();
    json.expect(",\"model\":");
    String model = json.string();
    json.expect(",\"made\":");
    String made = json.string();
    return new BundleHead.OfJourney(
        organisation,
        journeyId,
        origin,
        treeSize,
        interactions,
        lastSequence,
        asAt,
        asKnown,
        model,
        made);
  }

  private static BundleHead log(JsonScan json) throws JsonScan.Unexpected {
    json.expect(",\"organisation\":");
    String organisation = json.string();
    json.expect(",\"origin\":");
    String origin = json.string();
    json.expect(",\"treeSize\":");
    long treeSize = json.number();
    json.expect(",\"made\":");
    return new BundleHead.OfLog(organisation, origin, treeSize, json.string());
  }
}

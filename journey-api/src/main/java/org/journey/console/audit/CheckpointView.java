package org.journey.console.audit;

import java.util.List;
import org.journey.proof.Hash;
import tools.jackson.databind.JsonNode;

/**
 * How the log stood, signed.
 *
 * @param origin which log
 * @param size leaves
 * @param root of their tree, in hexadecimal; as it was told if that is no hash
 * @param made when
 * @param note as it was signed
 * @param signed whether the log's key signed it
 */
record CheckpointView(
    String origin, long size, String root, String made, String note, Check signed) {

  static CheckpointView of(JsonNode json, LogKeys keys) {
    String note = json.path("note").asString("");
    String root = json.path("root").asString("");
    Hash hash = ToldProof.hash(root);
    return new CheckpointView(
        json.path("origin").asString(""),
        json.path("size").asLong(0),
        hash == null ? root : hash.toString(),
        json.path("made").asString(""),
        note,
        keys.signed(JourneyBundle.note(note)));
  }

  static List<CheckpointView> all(JsonNode list, LogKeys keys) {
    return list.path("checkpoints").values().stream().map(each -> of(each, keys)).toList();
  }
}

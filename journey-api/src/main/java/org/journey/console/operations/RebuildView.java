package org.journey.console.operations;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The last rebuild of a projection, running or not.
 *
 * @param id of the rebuild
 * @param version of the fold that makes it
 * @param state as the API has it
 * @param back whether what served before is to serve again
 * @param progress as far as it is
 * @param compared how many journeys were compared; -1 before the comparison
 * @param differing how many of them differ
 * @param liveDigest of what served; empty before the comparison
 * @param digest of what was built; empty before the comparison
 * @param error if it failed; empty else
 * @param startedAt when
 * @param finishedAt when; empty while it runs
 */
record RebuildView(
    long id,
    long version,
    String state,
    boolean back,
    Progress progress,
    long compared,
    long differing,
    String liveDigest,
    String digest,
    String error,
    String startedAt,
    String finishedAt) {

  /**
   * How far one is.
   *
   * @param journeys done
   * @param total journeys when it began
   * @param percent of them
   * @param interactions read
   * @param perSecond interactions
   * @param secondsLeft as far as can be told; empty if it cannot
   */
  record Progress(
      long journeys,
      long total,
      int percent,
      long interactions,
      long perSecond,
      String secondsLeft) {

    static Progress of(JsonNode json) {
      JsonNode left = json.path("secondsLeft");
      return new Progress(
          json.path("journeys").asLong(0),
          json.path("total").asLong(0),
          json.path("percent").asInt(0),
          json.path("interactions").asLong(0),
          json.path("perSecond").asLong(0),
          left.isNumber() ? Long.toString(left.asLong()) : "");
    }
  }

  /** Null if there was none. */
  static @Nullable RebuildView of(JsonNode json) {
    if (!json.isObject()) {
      return null;
    }
    JsonNode comparison = json.path("comparison");
    return new RebuildView(
        json.path("id").asLong(0),
        json.path("version").asLong(0),
        json.path("state").asString(""),
        json.path("rollback").asBoolean(false),
        Progress.of(json.path("progress")),
        comparison.path("compared").asLong(-1),
        comparison.path("differing").asLong(0),
        comparison.path("liveDigest").asString(""),
        comparison.path("digest").asString(""),
        json.path("error").asString(""),
        json.path("startedAt").asString(""),
        json.path("finishedAt").asString(""));
  }

  /** Whether the tables were compared. */
  public boolean isCompared() {
    return compared >= 0;
  }

  /** How it stands, in words. */
  public String stands() {
    return switch (state) {
      case "BUILDING" -> back ? "on its way back" : "building";
      case "COMPARING" -> "being compared with what serves";
      case "SWAPPED" -> "swapped: it serves";
      case "CANCELLED" -> "cancelled";
      case "FAILED" -> "failed: what served before goes on serving";
      default -> state;
    };
  }
}

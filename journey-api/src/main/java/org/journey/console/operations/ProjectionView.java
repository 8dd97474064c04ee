package org.journey.console.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far a projection follows the log.
 *
 * @param name of it
 * @param version of the fold that made what serves; 0: nothing yet
 * @param position all interactions up to here are in it
 * @param head the last sequence of the log
 * @param lagEvents interactions that are not in it
 * @param lagSeconds how long the oldest of these has been in the log
 * @param state as the API has it
 * @param last the last rebuild; null if there was none
 * @param parkedTotal journeys that could not be folded, of all organisations
 * @param parked those that one may see
 */
record ProjectionView(
    String name,
    long version,
    long position,
    long head,
    long lagEvents,
    long lagSeconds,
    String state,
    @Nullable RebuildView last,
    long parkedTotal,
    List<Parked> parked) {

  /**
   * A journey that could not be folded.
   *
   * @param organisation whose
   * @param journey its id
   * @param sequence the interaction at which it failed
   * @param error the kind of failure and the place in the code
   * @param since when
   */
  record Parked(String organisation, String journey, long sequence, String error, String since) {

    static Parked of(JsonNode json) {
      return new Parked(
          json.path("organisation").asString(""),
          json.path("journeyId").asString(""),
          json.path("sequence").asLong(0),
          json.path("error").asString(""),
          json.path("since").asString(""));
    }
  }

  ProjectionView {
    parked = List.copyOf(parked);
  }

  static ProjectionView of(JsonNode json) {
    return new ProjectionView(
        json.path("name").asString(""),
        json.path("version").asLong(0),
        json.path("position").asLong(0),
        json.path("head").asLong(0),
        json.path("lagEvents").asLong(0),
        json.path("lagSeconds").asLong(0),
        json.path("state").asString(""),
        RebuildView.of(json.path("lastRebuild")),
        json.path("parkedTotal").asLong(0),
        json.path("parked").values().stream().map(Parked::of).toList());
  }

  static List<ProjectionView> all(JsonNode answer) {
    return answer.path("projections").values().stream().map(ProjectionView::of).toList();
  }

  /** Whether a rebuild runs. */
  public boolean isRebuilding() {
    return !state.equals("LIVE");
  }

  /** Its state in words. */
  public String stands() {
    return switch (state) {
      case "LIVE" -> "serves";
      case "REBUILDING" -> "serves, and is built anew beside it";
      case "COMPARING" -> "serves, and is compared with what was built anew";
      default -> state;
    };
  }

  /** How far it lags, in words. */
  public String lag() {
    return lagEvents == 0
        ? "none"
        : lagEvents
            + (lagEvents == 1 ? " interaction, " : " interactions, ")
            + lagSeconds
            + (lagSeconds == 1 ? " second" : " seconds");
  }
}

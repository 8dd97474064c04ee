package org.journey.faults;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Some figures of a journey's state, worked out once more from the rows alone: by the text of the
 * contract, with nothing of the platform but JSON, for the kinds of interactions that the loads
 * send. It knows no corrections.
 */
final class IndependentFold {

  private static final List<String> STAGES =
      List.of(
          "personalised-support",
          "purposeful-activity social-engagement",
          "self-and-others skills-development",
          "personal-assets future-possibilities",
          "present-wellbeing future-goals future-health");

  private static final List<String> CATEGORIES =
      List.of("ADVOCACY", "PHYSICAL", "WELLBEING", "SOCIAL", "CREATIVE", "VOLUNTEER");

  private final Map<String, @Nullable Object> figures = new LinkedHashMap<>();
  private final Map<String, JsonNode> goals = new HashMap<>();
  private final Set<Integer> entered = new TreeSet<>();
  private final Set<String> activities = new TreeSet<>();
  private final Set<String> categories = new HashSet<>();
  private int attended;
  private int missed;
  private int missedWithoutNotice;

  private IndependentFold() {}

  /**
   * What each pointer into the state must show; null is JSON's null.
   *
   * @param rows of the journey
   */
  static Map<String, @Nullable Object> figures(List<Row> rows, Instant asAt) {
    List<JsonNode> events = new ArrayList<>();
    long last = 0;
    for (Row row : rows) {
      last = Math.max(last, row.sequence());
      JsonNode event = JsonMapper.shared().readTree(row.event());
      if (!Instant.parse(event.path("time").asString()).isAfter(asAt)) {
        events.add(event);
      }
    }
    events.sort(
        Comparator.<JsonNode, Instant>comparing(
                event -> Instant.parse(event.path("time").asString()))
            .thenComparing(event -> event.path("sequence").asString()));
    IndependentFold fold = new IndependentFold();
    fold.figures.put("/closedAt", null);
    fold.figures.put("/worker", null);
    events.forEach(fold::take);
    fold.figures.put("/sequence", last);
    return fold.told();
  }

  private Map<String, @Nullable Object> told() {
    figures.put("/stageProgress/reached", runs());
    figures.put("/stageProgress/highest", entered.stream().reduce(0, Math::max));
    figures.put("/engagement/sessionsAttended", attended);
    figures.put("/engagement/sessionsMissed", missed);
    int counted = attended + missedWithoutNotice;
    figures.put(
        "/engagement/attendanceRate",
        counted == 0
            ? null
            : BigDecimal.valueOf(attended)
                .divide(BigDecimal.valueOf(counted), 4, RoundingMode.HALF_UP));
    figures.put("/engagement/activities", List.copyOf(activities));
    figures.put(
        "/engagement/categories", CATEGORIES.stream().filter(categories::contains).toList());
    return figures;
  }

  private void take(JsonNode event) {
    JsonNode data = event.path("data");
    String time = event.path("time").asString();
    switch (event.path("type").asString()) {
      case "journey.referral-received.v1" -> {
        figures.put("/journeyId", event.path("subject").asString());
        figures.put("/clientId", data.path("clientId").asString());
        figures.put("/organisation", event.path("organisation").asString());
        figures.put("/openedAt", time);
        figures.put("/status", "OPEN");
      }
      case "journey.journey-closed.v1" -> {
        figures.put("/status", "CLOSED");
        figures.put("/closedAt", time);
      }
      case "journey.worker-assigned.v1" -> figures.put("/worker", data.path("worker").asString());
      case "journey.support-given.v1" -> {
        if (data.path("kind").asString().equals("PERSONALISED")) {
          entered.add(1);
        }
        switch (data.path("service").asString()) {
          case "ADVOCACY" -> categories.add("ADVOCACY");
          case "HEALTH_TRAINER" -> categories.add("PHYSICAL");
          default -> {}
        }
      }
      case "journey.session-attended.v1" -> {
        attended++;
        entered.add(2);
        activities.add(data.path("activityId").asString());
        categories.add(data.path("category").asString());
      }
      case "journey.session-missed.v1" -> miss(data);
      case "journey.reflection-recorded.v1" -> tell(data);
      case "journey.goal-set.v1" -> {
        goals.put(data.path("goalId").asString(), data);
        if (ofTheirOwn(data)) {
          entered.add(4);
        }
      }
      case "journey.goal-progressed.v1" -> {
        JsonNode goal = goals.get(data.path("goalId").asString());
        if (goal != null && ofTheirOwn(goal)) {
          entered.add(5);
        }
      }
      // Nothing of these is among the figures.
      case "journey.connection-made.v1" -> {}
      default -> throw new IllegalArgumentException("a kind that no load sends");
    }
  }

  private void miss(JsonNode data) {
    if (!data.path("by").asString("CLIENT").equals("CLIENT")) {
      return;
    }
    missed++;
    if (!data.path("notified").asBoolean(false)) {
      missedWithoutNotice++;
    }
  }

  private void tell(JsonNode data) {
    for (JsonNode finding : data.path("findings")) {
      String subTheme = finding.path("subTheme").asString();
      for (int stage = 0; stage < STAGES.size(); stage++) {
        if (finding.path("tense").asString().equals("EXPERIENCED")
            && List.of(STAGES.get(stage).split(" ")).contains(subTheme)) {
          entered.add(stage + 1);
        }
      }
    }
  }

  private static boolean ofTheirOwn(JsonNode goal) {
    return goal.path("ledBy").asString().equals("CLIENT")
        && goal.path("outlook").asString().equals("NEW");
  }

  /** As in the study's table: consecutive numbers joined. */
  private String runs() {
    StringBuilder runs = new StringBuilder();
    for (int stage : entered) {
      if (entered.contains(stage - 1)) {
        continue;
      }
      int end = stage;
      while (entered.contains(end + 1)) {
        end++;
      }
      runs.append(runs.isEmpty() ? "" : ", ").append(stage);
      if (end > stage) {
        runs.append('-').append(end);
      }
    }
    return runs.toString();
  }
}

package org.journey.research;

import java.util.ArrayList;
import java.util.List;
import org.journey.research.ReplayedJourneys.Row;
import tools.jackson.databind.JsonNode;

/** The columns of what a replay tells of journeys: an outcome laid flat. */
final class ReplayColumns {

  private static final List<String> ENGAGEMENT =
      List.of(
          "sessionsAttended",
          "sessionsMissed",
          "attendanceRate",
          "activities",
          "firstContactAt",
          "lastContactAt",
          "firstSessionAt",
          "longestGapDays",
          "lengthDays");

  private static final List<String> SATURATION =
      List.of("state", "why", "saturatedAt", "current", "units", "findings", "pending");

  private ReplayColumns() {}

  /** Their names: a model's stages have some each. */
  static List<String> names(Row row) {
    List<String> names = new ArrayList<>();
    if (row.organisation() != null) {
      names.add("organisation");
    }
    names.addAll(
        List.of("journeyId", "status", "openedAt", "closedAt", "reached", "highest", "inOrder"));
    for (JsonNode stage : row.outcome().get("stageProgress").get("stages")) {
      String number = stage.get("number").asString();
      names.add("stage" + number + "EnteredAt");
      names.add("stage" + number + "Rule");
      names.add("stage" + number + "Evidence");
    }
    names.addAll(ENGAGEMENT);
    names.add("categories");
    SATURATION.forEach(name -> names.add("saturation" + capital(name)));
    names.add("saturationRatio");
    names.add("digest");
    return names;
  }

  private static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  static List<String> values(Row row) {
    JsonNode outcome = row.outcome();
    JsonNode progress = outcome.get("stageProgress");
    JsonNode engagement = outcome.get("engagement");
    JsonNode saturation = engagement.get("saturation");
    List<String> values = new ArrayList<>();
    if (row.organisation() != null) {
      values.add(row.organisation());
    }
    values.add(row.name());
    for (String name : List.of("status", "openedAt", "closedAt")) {
      values.add(text(outcome.get(name)));
    }
    for (String name : List.of("reached", "highest", "inOrder")) {
      values.add(text(progress.get(name)));
    }
    for (JsonNode stage : progress.get("stages")) {
      values.add(text(stage.get("enteredAt")));
      values.add(text(stage.get("rule")));
      values.add(text(stage.get("evidenceCount")));
    }
    ENGAGEMENT.forEach(name -> values.add(text(engagement.get(name))));
    List<String> categories = new ArrayList<>();
    engagement.get("categories").forEach(category -> categories.add(category.asString()));
    values.add(String.join(" ", categories));
    SATURATION.forEach(name -> values.add(text(saturation.get(name))));
    values.add(text(saturation.get("ratio").get("notation")));
    values.add(row.digest());
    return values;
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "" : value.asString();
  }
}

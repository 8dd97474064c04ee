package org.journey.research;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.journey.extract.parquet.ParquetColumn.Type;
import org.journey.model.Stage;
import org.journey.model.StageModel;
import org.journey.research.ReplayedJourneys.Row;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The columns of what a replay tells of journeys: an outcome laid flat. */
final class ReplayColumns {

  private static final Type NAME = new Type.Text(false);
  private static final Type TEXT = new Type.Text(true);
  private static final Type COUNT = new Type.Int32();
  private static final Type MOMENT = new Type.Moment();
  private static final Type FLAG = new Type.Flag();

  /** Places of a rate. */
  private static final int PLACES = 4;

  /**
   * A column.
   *
   * @param name as in the outcome
   * @param type what it holds
   * @param required whether it is never absent
   * @param value of a row; the JSON null: absent
   */
  record ReplayColumn(String name, Type type, boolean required, Function<Row, JsonNode> value) {

    /** Its value as text; empty if it is absent. */
    String text(Row row) {
      JsonNode told = value.apply(row);
      return told.isNull() ? "" : told.asString();
    }
  }

  private final List<ReplayColumn> columns = new ArrayList<>();

  private ReplayColumns() {}

  /**
   * The columns.
   *
   * @param model the stages of the replay's model have some each
   * @param several whether the journeys are of several organisations
   */
  static List<ReplayColumn> of(StageModel model, boolean several) {
    ReplayColumns all = new ReplayColumns();
    if (several) {
      all.add("organisation", TEXT, true, row -> StringNode.valueOf(row.organisation()));
    }
    all.add("journeyId", NAME, true, row -> StringNode.valueOf(row.name()));
    all.outcome("status", TEXT, true);
    all.outcome("openedAt", MOMENT, true);
    all.outcome("closedAt", MOMENT, false);
    all.progress("reached", TEXT);
    all.progress("highest", COUNT);
    all.progress("inOrder", FLAG);
    for (int place = 0; place < model.stages().size(); place++) {
      all.stage(place, model.stages().get(place));
    }
    all.engagement();
    all.saturation();
    all.add("digest", NAME, true, row -> StringNode.valueOf(row.digest()));
    return List.copyOf(all.columns);
  }

  private void add(String name, Type type, boolean required, Function<Row, JsonNode> value) {
    columns.add(new ReplayColumn(name, type, required, value));
  }

  private void outcome(String name, Type type, boolean required) {
    add(name, type, required, row -> row.outcome().get(name));
  }

  private void progress(String name, Type type) {
    add(name, type, true, row -> row.outcome().get("stageProgress").get(name));
  }

  private void stage(int place, Stage stage) {
    String prefix = "stage" + stage.number();
    add(prefix + "EnteredAt", MOMENT, false, row -> stage(row, place).get("enteredAt"));
    add(prefix + "Rule", TEXT, false, row -> stage(row, place).get("rule"));
    add(prefix + "Evidence", COUNT, true, row -> stage(row, place).get("evidenceCount"));
  }

  private static JsonNode stage(Row row, int place) {
    return row.outcome().get("stageProgress").get("stages").get(place);
  }

  private void engagement() {
    engagement("sessionsAttended", COUNT, true);
    engagement("sessionsMissed", COUNT, true);
    engagement("attendanceRate", new Type.Decimal(PLACES), false);
    engagement("activities", COUNT, true);
    engagement("firstContactAt", MOMENT, false);
    engagement("lastContactAt", MOMENT, false);
    engagement("firstSessionAt", MOMENT, false);
    engagement("longestGapDays", COUNT, false);
    engagement("lengthDays", COUNT, false);
    add("categories", TEXT, true, row -> categories(engagement(row).get("categories")));
  }

  private static JsonNode engagement(Row row) {
    return row.outcome().get("engagement");
  }

  private void engagement(String name, Type type, boolean required) {
    add(name, type, required, row -> engagement(row).get(name));
  }

  private static JsonNode categories(JsonNode all) {
    return StringNode.valueOf(
        String.join(" ", all.valueStream().map(JsonNode::stringValue).toList()));
  }

  private void saturation() {
    saturation("state", TEXT, true);
    saturation("why", TEXT, false);
    saturation("saturatedAt", MOMENT, false);
    saturation("current", FLAG, true);
    saturation("units", COUNT, true);
    saturation("findings", COUNT, true);
    saturation("pending", COUNT, true);
    add(
        "saturationRatio",
        TEXT,
        false,
        row -> engagement(row).get("saturation").get("ratio").get("notation"));
  }

  private void saturation(String name, Type type, boolean required) {
    add(
        "saturation" + Character.toUpperCase(name.charAt(0)) + name.substring(1),
        type,
        required,
        row -> engagement(row).get("saturation").get(name));
  }
}

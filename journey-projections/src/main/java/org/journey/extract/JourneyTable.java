package org.journey.extract;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.journey.engagement.Engagement;
import org.journey.engagement.Saturation;
import org.journey.engagement.StudyCategory;
import org.journey.extract.ColumnType.Code;
import org.journey.extract.ColumnType.CodeList;
import org.journey.extract.ColumnType.Fixed;
import org.journey.extract.ColumnType.Flag;
import org.journey.extract.ColumnType.Label;
import org.journey.extract.ColumnType.Moment;
import org.journey.extract.ColumnType.Whole;
import org.journey.goals.Goal;
import org.journey.interaction.Access;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.model.Stage;
import org.journey.model.StageModel;
import org.journey.stage.StageProgress.Entrance;
import org.journey.state.JourneyState;
import org.journey.state.Standing.Status;
import org.jspecify.annotations.Nullable;

/** One row for each journey: who came, and how far they are on the axes asked. */
final class JourneyTable {

  private static final Whole COUNT = new Whole(0, Integer.MAX_VALUE);
  private static final Whole DAYS = new Whole(0, Integer.MAX_VALUE);

  private final JourneyColumns columns = new JourneyColumns();
  private final Table table;

  JourneyTable(StageModel model) {
    ReferralColumns.addTo(columns);
    course();
    stages(model);
    engagement();
    saturation();
    rest();
    table =
        new Table(
            "journeys",
            "One row for each journey, as of the instants asked for, under the model asked for",
            columns.all(),
            List.of("journey"));
  }

  Table table() {
    return table;
  }

  /** One row. */
  void write(ExtractedJourney journey, RowSink to) throws IOException {
    columns.give(journey, to);
    to.endRow();
  }

  private void course() {
    columns.add(
        "opened_at",
        new Moment(),
        true,
        "Time of the referral, UTC",
        (column, j, to) -> to.time(column, j.openedAt()));
    columns.text(
        "status", code(Status.values()), true, "Where it stands", j -> j.state().status().name());
    columns.add(
        "closed_at",
        new Moment(),
        false,
        "Time of the closing, only while CLOSED",
        (column, j, to) -> to.optional(column, j.state().closedAt()));
    columns.text(
        "closing_reason",
        code(ClosingReason.values()),
        false,
        "Why it was closed, only while CLOSED",
        j ->
            j.reading().entry(j.reading().standing().place()).data() instanceof JourneyClosed closed
                ? closed.reason().name()
                : null);
    columns.whole("interactions", COUNT, "Interactions of the timeline", j -> j.entries().size());
  }

  private void stages(StageModel model) {
    columns.text(
        "reached",
        new Label(),
        false,
        "The stages entered, runs of consecutive numbers joined: 1, 3-5; empty if none",
        j -> emptyToNull(j.state().stageProgress().reached()));
    columns.whole(
        "highest",
        new Whole(0, 9),
        "The largest stage entered, 0 for none",
        j -> j.state().stageProgress().highest());
    columns.text(
        "skipped",
        new Label(),
        false,
        "Stages below the highest not entered, separated by ;",
        j -> numbers(j.state().stageProgress().skipped()));
    columns.add(
        "in_order",
        new Flag(),
        true,
        "Whether no stage was entered later than one after it",
        (column, j, to) -> to.flag(column, j.state().stageProgress().inOrder()));
    columns.text(
        "hoped_for",
        new Label(),
        false,
        "Stages not entered but hoped for, separated by ;",
        j -> numbers(j.state().stageProgress().hopedFor()));
    for (int i = 0; i < model.stages().size(); i++) {
      int place = i;
      Stage stage = model.stages().get(i);
      columns.add(
          "stage_" + stage.number() + "_entered_at",
          new Moment(),
          false,
          "When stage " + stage.number() + " (" + stage.key() + ") was entered, UTC",
          (column, j, to) -> {
            Entrance entrance = j.state().stageProgress().stages().get(place).entrance();
            to.optional(column, entrance == null ? null : entrance.at());
          });
      columns.whole(
          "stage_" + stage.number() + "_evidence",
          COUNT,
          "Interactions that are evidence of stage " + stage.number() + ", entering or not",
          j -> j.state().stageProgress().stages().get(place).evidenceCount());
    }
  }

  private void engagement() {
    columns.whole("sessions_attended", COUNT, "Sessions", j -> of(j).sessionsAttended());
    columns.whole("sessions_missed", COUNT, "Missed by the client", j -> of(j).sessionsMissed());
    columns.whole(
        "missed_without_notice", COUNT, "Of these untold", j -> of(j).missedWithoutNotice());
    columns.add(
        "attendance_rate",
        new Fixed(4),
        false,
        "Attended of those attended or missed without notice, to 4 places; empty if none",
        (column, j, to) -> {
          var rate = of(j).attendanceRate();
          if (rate != null) {
            to.number(column, rate);
          }
        });
    columns.whole(
        "activities", COUNT, "Distinct activities attended", j -> of(j).activities().size());
    columns.text(
        "categories",
        new CodeList(names(StudyCategory.values())),
        false,
        "Categories taken part in, in the study's order, separated by ;",
        j -> PayloadFields.codes(of(j).categories()));
    columns.add(
        "first_contact_at",
        new Moment(),
        false,
        "First contact, UTC",
        (column, j, to) -> to.optional(column, of(j).firstContactAt()));
    columns.add(
        "last_contact_at",
        new Moment(),
        false,
        "Last contact, UTC",
        (column, j, to) -> to.optional(column, of(j).lastContactAt()));
    columns.add(
        "first_session_at",
        new Moment(),
        false,
        "First session attended, UTC",
        (column, j, to) -> to.optional(column, of(j).firstSessionAt()));
    columns.whole(
        "longest_gap_days", DAYS, "Whole days between contacts", j -> of(j).longestGapDays());
    columns.whole(
        "length_days",
        DAYS,
        "Whole days from first contact to last, to the instant asked for while not CLOSED",
        j -> of(j).lengthDays());
    columns.whole(
        "bridging_visits",
        COUNT,
        "Visits on which somebody went along",
        j -> of(j).bridging().stream().mapToInt(Engagement.Bridging::visits).sum());
  }

  private void saturation() {
    columns.text(
        "saturation_state",
        code(Saturation.State.values()),
        true,
        "Whether asking has stopped bringing anything new to the record; nothing of benefit",
        j -> j.state().saturation().state().name());
    columns.text(
        "saturation_why",
        code(Saturation.Why.values()),
        false,
        "Why it is not assessable",
        j -> name(j.state().saturation().why()));
    columns.add(
        "saturated_at",
        new Moment(),
        false,
        "When the present unbroken run was complete, UTC",
        (column, j, to) -> to.optional(column, j.state().saturation().saturatedAt()));
    columns.add(
        "saturation_current",
        new Flag(),
        true,
        "Whether the last unit is recent",
        (column, j, to) -> to.flag(column, j.state().saturation().current()));
    columns.whole("saturation_units", COUNT, "Units", j -> j.state().saturation().units());
    columns.whole("saturation_findings", COUNT, "Findings", j -> j.state().saturation().findings());
    columns.whole(
        "saturation_pending", COUNT, "Findings later", j -> j.state().saturation().pending());
  }

  private void rest() {
    columns.whole("goals", COUNT, "Goals set", j -> j.state().goals().size());
    columns.whole("goals_achieved", COUNT, "Achieved", j -> goals(j.state(), Goal.Status.ACHIEVED));
    columns.whole(
        "goals_set_aside",
        COUNT,
        "Set aside, which is no failure",
        j -> goals(j.state(), Goal.Status.SET_ASIDE));
    columns.add(
        "concern_open",
        new Flag(),
        true,
        "Whether a concern is open",
        (column, j, to) -> to.flag(column, j.state().concernOpen()));
    columns.text(
        "consent",
        new CodeList(names(Access.ConsentScope.values())),
        false,
        "Scopes in force, separated by ;",
        j -> PayloadFields.codes(j.state().consent()));
  }

  private static Engagement of(ExtractedJourney journey) {
    return journey.state().engagement();
  }

  private static long goals(JourneyState state, Goal.Status status) {
    return state.goals().stream().filter(goal -> goal.status() == status).count();
  }

  static Code code(Enum<?>[] values) {
    return new Code(names(values));
  }

  static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  static @Nullable String name(@Nullable Enum<?> code) {
    return code == null ? null : code.name();
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable String numbers(List<Integer> numbers) {
    if (numbers.isEmpty()) {
      return null;
    }
    StringJoiner joined = new StringJoiner(Columns.SEPARATOR);
    numbers.forEach(number -> joined.add(String.valueOf(number)));
    return joined.toString();
  }
}

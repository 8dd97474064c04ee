package org.journey.extract;

import java.io.IOException;
import java.util.List;
import org.journey.extract.ColumnType.Code;
import org.journey.extract.ColumnType.Flag;
import org.journey.extract.ColumnType.Label;
import org.journey.extract.ColumnType.Moment;
import org.journey.extract.ColumnType.Name;
import org.journey.extract.ColumnType.Whole;
import org.journey.extract.Pseudonyms.Kind;
import org.journey.interaction.Since;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.interaction.Telling.ReflectionRecorded;
import org.journey.interaction.Telling.Tense;
import org.journey.model.StageModel;
import org.journey.timeline.Timeline.Entry;

/** One row for each finding of a reflection or a coding. */
final class FindingTable {

  private static final Table TABLE =
      new Table(
          "findings",
          "One row for each finding of a reflection, or of a later coding of one",
          List.of(
              new Column("journey", new Name(Kind.JOURNEY), true, "The journey"),
              new Column("event", new Name(Kind.EVENT), true, "The reflection or coding"),
              new Column("number", new Whole(1, 20), true, "Place within it, from 1"),
              new Column("time", new Moment(), true, "When it was told or coded, UTC"),
              new Column(
                  "coder", new Name(Kind.WORKER), true, "Who coded it, or recorded the reflection"),
              new Column(
                  "target", new Name(Kind.EVENT), false, "Of a coding: the reflection it reads"),
              new Column(
                  "counts",
                  new Flag(),
                  true,
                  "Whether it counts: of a coder's codings of one reflection the latest does"),
              new Column("sub_theme", new Label(), true, "What was found"),
              new Column("stage", new Whole(1, 9), false, "Its stage, where the model has it"),
              new Column(
                  "tense",
                  new Code(JourneyTable.names(Tense.values())),
                  true,
                  "ASPIRED and NOT_SO are never evidence"),
              new Column("code", new Label(), false, "A finer label"),
              new Column(
                  "since",
                  new Label(),
                  false,
                  "When it began, as exactly as it was told: YYYY, YYYY-MM or YYYY-MM-DD")),
          List.of("event", "number"));

  private FindingTable() {}

  static Table table() {
    return TABLE;
  }

  /** The rows of the interaction at a place, if it has findings. */
  static void write(ExtractedJourney journey, int place, RowSink to) throws IOException {
    Entry entry = journey.entries().get(place);
    if (entry.data() instanceof ReflectionRecorded reflection) {
      write(journey, place, entry.recordedBy(), reflection.findings(), true, to);
    } else if (entry.data() instanceof ReflectionCoded coding) {
      boolean counts = journey.reading().evidence().codings().counts(place);
      write(journey, place, coding.coder(), coding.findings(), counts, to);
    }
  }

  private static void write(
      ExtractedJourney journey,
      int place,
      String coder,
      List<Finding> findings,
      boolean counts,
      RowSink to)
      throws IOException {
    Entry entry = journey.entries().get(place);
    StageModel model = journey.reading().evidence().model();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      int subTheme = model.subThemeNumber(finding.subTheme());
      Since since = finding.since();
      to.text(0, journey.names().journey());
      to.text(1, journey.event(place));
      to.whole(2, i + 1L);
      to.time(3, entry.time());
      to.text(4, journey.names().of(Kind.WORKER, coder));
      if (entry.data() instanceof ReflectionCoded coding) {
        to.text(5, journey.names().event(coding.target()));
      }
      to.flag(6, counts);
      to.text(7, finding.subTheme());
      if (subTheme >= 0) {
        to.whole(8, model.stages().get(model.stageOf(subTheme)).number());
      }
      to.text(9, finding.tense().name());
      to.optional(10, finding.code());
      to.optional(11, since == null ? null : since.told());
      to.endRow();
    }
  }
}

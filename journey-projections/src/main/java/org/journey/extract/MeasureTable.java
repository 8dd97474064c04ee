package org.journey.extract;

import java.io.IOException;
import java.util.List;
import org.journey.extract.ColumnType.Code;
import org.journey.extract.ColumnType.Label;
import org.journey.extract.ColumnType.Moment;
import org.journey.extract.ColumnType.Name;
import org.journey.extract.Pseudonyms.Kind;
import org.journey.interaction.Measures.Better;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.journey.measure.Score;
import org.journey.measure.Scoring;
import org.journey.timeline.Timeline.Entry;

/** One row for each scale of a wellbeing measurement, scored by the platform. */
final class MeasureTable {

  private static final String CONCERN = "concern";

  private static final Table TABLE =
      new Table(
          "measures",
          "One row for each scale of a wellbeing measurement, scored by the platform; the answers"
              + " themselves are in interactions",
          List.of(
              new Column("journey", new Name(Kind.JOURNEY), true, "The journey"),
              new Column("event", new Name(Kind.EVENT), true, "The measurement"),
              new Column("time", new Moment(), true, "When it was taken, UTC"),
              new Column(
                  "instrument",
                  new Label(),
                  true,
                  "ONS4, SWEMWBS, UCLA3, MYCAW, or SCORED: and the name it was scored under"),
              new Column("scale", new Label(), true, "The scale; of MYCAW's own concerns concern"),
              new Column(
                  CONCERN, new Name(Kind.OWN_CONCERN), false, "Of MYCAW: which of their concerns"),
              new Column("score", new ColumnType.Number(), true, "Exact"),
              new Column(
                  "better",
                  new Code(JourneyTable.names(Better.values())),
                  true,
                  "Which way is better on the scale")),
          List.of());

  private MeasureTable() {}

  static Table table() {
    return TABLE;
  }

  /** The rows of the interaction at a place, if it is a measurement. */
  static void write(ExtractedJourney journey, int place, RowSink to) throws IOException {
    Entry entry = journey.entries().get(place);
    if (!(entry.data() instanceof WellbeingMeasured measured)) {
      return;
    }
    for (Score score : Scoring.scores(measured)) {
      boolean own = score.scale().startsWith(Scoring.CONCERN_PREFIX);
      to.text(0, journey.names().journey());
      to.text(1, journey.event(place));
      to.time(2, entry.time());
      to.text(3, Scoring.instrument(measured));
      to.text(4, own ? CONCERN : score.scale());
      if (own) {
        String concern = score.scale().substring(Scoring.CONCERN_PREFIX.length());
        to.text(5, journey.names().of(Kind.OWN_CONCERN, concern));
      }
      to.number(6, score.value());
      to.text(7, score.better().name());
      to.endRow();
    }
  }
}

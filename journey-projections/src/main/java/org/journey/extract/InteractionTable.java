package org.journey.extract;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.journey.extract.ColumnType.Code;
import org.journey.extract.ColumnType.Flag;
import org.journey.extract.ColumnType.Label;
import org.journey.extract.ColumnType.Moment;
import org.journey.extract.ColumnType.Name;
import org.journey.extract.ColumnType.Whole;
import org.journey.extract.Pseudonyms.Kind;
import org.journey.interaction.InteractionType;
import org.journey.timeline.Timeline.Entry;

/** One row for each interaction of a timeline, with every coded field of its payload. */
final class InteractionTable {

  static final int JOURNEY = 0;
  static final int POSITION = 1;
  static final int EVENT = 2;
  static final int TYPE = 3;
  static final int TIME = 4;
  static final int RECORDED_BY = 5;
  static final int CONTACT = 6;
  static final int STAGES_ENTERED = 7;
  static final int EVIDENCE = 8;

  private final PayloadFields fields;
  private final Table table;

  InteractionTable() {
    Columns columns = new Columns();
    columns.add("journey", new Name(Kind.JOURNEY), true, "The journey");
    columns.add(
        "position",
        new Whole(1, Integer.MAX_VALUE),
        true,
        "Place in the journey's timeline, by time, from 1");
    columns.add("event", new Name(Kind.EVENT), true, "The interaction");
    columns.add("type", new Code(types()), true, "What happened");
    columns.add("time", new Moment(), true, "When it happened, UTC, corrections heeded");
    columns.add("recorded_by", new Name(Kind.WORKER), true, "The member of staff who recorded it");
    columns.add("contact", new Flag(), true, "Whether the client took part");
    columns.add(
        "stages_entered",
        new Label(),
        false,
        "Numbers of the stages that this interaction entered under the model, separated by ;");
    columns.add(
        "evidence",
        new Label(),
        false,
        "Sub-themes that it is evidence of under the model, entering or not, separated by ;");
    fields = new PayloadFields(columns);
    table =
        new Table(
            "interactions",
            "One row for each interaction, corrections and retractions heeded; a column is empty"
                + " where the type lacks the field or it was not told",
            columns.all(),
            List.of("event"));
  }

  Table table() {
    return table;
  }

  PayloadFields fields() {
    return fields;
  }

  /** The types that can be in a timeline. */
  static List<InteractionType> timelineTypes() {
    return Arrays.stream(InteractionType.values())
        .filter(type -> !type.amends() && !type.aboutClient())
        .toList();
  }

  private static List<String> types() {
    return timelineTypes().stream().map(InteractionType::shortName).toList();
  }

  /** One row. */
  void write(ExtractedJourney journey, int place, RowSink to) throws IOException {
    Entry entry = journey.entries().get(place);
    JourneyNames names = journey.names();
    to.text(JOURNEY, names.journey());
    to.whole(POSITION, place + 1L);
    to.text(EVENT, journey.event(place));
    to.text(TYPE, entry.type().shortName());
    to.time(TIME, entry.time());
    to.text(RECORDED_BY, names.of(Kind.WORKER, entry.recordedBy()));
    to.flag(CONTACT, journey.isContact(place));
    to.optional(STAGES_ENTERED, journey.entered(place));
    to.optional(EVIDENCE, journey.evidence(place));
    fields.write(entry.type(), entry.data(), names, to);
    to.endRow();
  }
}

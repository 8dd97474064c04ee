package org.journey.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.journey.extract.ColumnType.Code;
import org.journey.extract.ColumnType.Day;
import org.journey.extract.ColumnType.Name;
import org.journey.extract.ColumnType.Whole;
import org.journey.goals.Goal;
import org.journey.interaction.Goals;
import org.journey.interaction.InteractionType;
import org.journey.model.StageModel;
import org.journey.state.Standing;

/** The types of an object-centric log of journeys. */
final class OcelSchema {

  /** Of a journey what was so from its beginning; what came of it is in its changes. */
  static final Set<String> FROM_THE_BEGINNING =
      Set.of(
          "source",
          "reasons",
          "recommended_by",
          "age_band",
          "gender",
          "ethnicity",
          "deprivation_decile");

  private final JourneyTable journeys;
  private final InteractionTable interactions = new InteractionTable();
  private final List<OcelType> events = new ArrayList<>();
  private final List<OcelType> objects;

  OcelSchema(StageModel model) {
    journeys = new JourneyTable(model);
    for (InteractionType type : InteractionTable.timelineTypes()) {
      events.add(new OcelType(type.shortName(), attributes(type)));
    }
    List<Column> ofJourney = new ArrayList<>();
    for (Column column : journeys.table().columns()) {
      if (FROM_THE_BEGINNING.contains(column.name())) {
        ofJourney.add(column);
      }
    }
    ofJourney.add(
        new Column(
            OcelType.STATUS,
            new Code(JourneyTable.names(Standing.Status.values())),
            false,
            "Where it stands, changing with time"));
    ofJourney.add(
        new Column(
            OcelType.STAGE,
            new Whole(1, 9),
            false,
            "The highest stage entered so far under the model, changing with time"));
    objects =
        List.of(
            new OcelType("client", List.of()),
            new OcelType("journey", ofJourney),
            new OcelType("goal", goal()),
            new OcelType("activity", List.of()),
            new OcelType("session", List.of()),
            new OcelType("worker", List.of()));
  }

  private static List<Column> goal() {
    return List.of(
        new Column(
            "domain",
            new Code(JourneyTable.names(Goals.Domain.values())),
            false,
            "What it is about"),
        new Column(
            "led_by", new Code(JourneyTable.names(Goals.LedBy.values())), false, "Whose it is"),
        new Column(
            "outlook",
            new Code(JourneyTable.names(Goals.Outlook.values())),
            false,
            "A present need, or a wish that arose since"),
        new Column("due_on", new Day(), false, "When it is due"),
        new Column(
            OcelType.STATUS,
            new Code(JourneyTable.names(Goal.Status.values())),
            false,
            "What became of it, changing with time"),
        new Column(OcelType.PROGRESS, new Whole(1, 100), false, "In percent, changing with time"));
  }

  JourneyTable journeys() {
    return journeys;
  }

  InteractionTable interactions() {
    return interactions;
  }

  List<OcelType> events() {
    return List.copyOf(events);
  }

  List<OcelType> objects() {
    return objects;
  }

  /** The types as tables of the data dictionary. */
  List<Table> dictionary() {
    List<Table> tables = new ArrayList<>();
    for (OcelType type : events) {
      tables.add(new Table(type.name(), "Events", type.attributes(), List.of()));
    }
    for (OcelType type : objects) {
      tables.add(new Table(type.name(), "Objects", type.attributes(), List.of()));
    }
    return List.copyOf(tables);
  }

  /** Whether a column of interactions names an object, and so is a relationship. */
  static boolean isRelationship(Column column) {
    return column.type() instanceof Name(Pseudonyms.Kind kind) && OcelType.ofKind(kind) != null;
  }

  private List<Column> attributes(InteractionType type) {
    List<Column> all = interactions.table().columns();
    List<Column> attributes = new ArrayList<>();
    attributes.add(all.get(InteractionTable.POSITION));
    attributes.add(all.get(InteractionTable.CONTACT));
    attributes.add(all.get(InteractionTable.STAGES_ENTERED));
    attributes.add(all.get(InteractionTable.EVIDENCE));
    for (int place : interactions.fields().columnsOf(type)) {
      if (!isRelationship(all.get(place))) {
        attributes.add(all.get(place));
      }
    }
    return attributes;
  }
}

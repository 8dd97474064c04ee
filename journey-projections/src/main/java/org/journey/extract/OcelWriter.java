package org.journey.extract;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.extract.ColumnType.Name;
import org.journey.extract.Pseudonyms.Kind;
import org.journey.goals.Goal;
import org.journey.interaction.Access.ConsentGiven;
import org.journey.interaction.Access.ConsentWithdrawn;
import org.journey.interaction.Access.ContactAttempted;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.TriageCompleted;
import org.journey.interaction.Access.WorkerAssigned;
import org.journey.interaction.Amendment;
import org.journey.interaction.Course;
import org.journey.interaction.Goals;
import org.journey.interaction.Measures;
import org.journey.interaction.Obstacles;
import org.journey.interaction.Participation;
import org.journey.interaction.People;
import org.journey.interaction.Support;
import org.journey.interaction.Telling;
import org.journey.stage.StageProgress.StageState;
import org.journey.state.Standing.Status;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/** Tells a log in SQLite of one journey after the other: its objects, their changes, its events. */
final class OcelWriter {

  private static final String JOURNEY = "journey";
  private static final String CLIENT = "client";
  private static final String GOAL = "goal";
  private static final String WORKER = "worker";
  private static final String ACTIVITY = "activity";

  private final OcelDatabase log;
  private final OcelSchema schema;
  private final OcelRows row;
  private final OcelRows journeyRow;
  private final List<Column> columns;
  private final Map<String, List<Column>> eventAttributes = new HashMap<>();

  OcelWriter(OcelDatabase log, OcelSchema schema) {
    this.log = log;
    this.schema = schema;
    row = new OcelRows(schema.interactions().table());
    journeyRow = new OcelRows(schema.journeys().table());
    columns = schema.interactions().table().columns();
    schema.events().forEach(type -> eventAttributes.put(type.name(), type.attributes()));
  }

  /** One journey. */
  void write(ExtractedJourney journey) throws IOException {
    try {
      String client = journey.client();
      journey(journey, client);
      goals(journey);
      for (int i = 0; i < journey.entries().size(); i++) {
        event(journey, client, i);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private void journey(ExtractedJourney journey, String client) throws SQLException, IOException {
    String id = journey.names().journey();
    journeyRow.clear();
    schema.journeys().write(journey, journeyRow);
    List<Column> attributes = attributes(JOURNEY);
    List<@Nullable Object> values = journeyRow.get(attributes);
    for (int i = 0; i < values.size(); i++) {
      // Of the same name as a column that tells the end of it.
      if (!OcelSchema.FROM_THE_BEGINNING.contains(attributes.get(i).name())) {
        values.set(i, null);
      }
    }
    log.object(id, JOURNEY, values);
    log.object(client, CLIENT);
    log.relateObjects(id, client, CLIENT);
    for (Entry entry : journey.entries()) {
      Status status = statusAfter(entry);
      if (status != null) {
        log.change(id, JOURNEY, entry.time(), OcelType.STATUS, status.name());
      }
      if (entry.data() instanceof WorkerAssigned assigned) {
        String worker = journey.names().of(Kind.WORKER, assigned.worker());
        log.object(worker, WORKER);
        log.relateObjects(id, worker, WORKER);
      }
    }
    stages(journey, id);
  }

  /** Ascending by time: each stage that is higher than all that were entered before. */
  private void stages(ExtractedJourney journey, String id) throws SQLException {
    record Step(Instant at, int stage) {}
    List<Step> steps = new ArrayList<>();
    for (StageState stage : journey.state().stageProgress().stages()) {
      var entrance = stage.entrance();
      if (entrance != null) {
        steps.add(new Step(entrance.at(), stage.number()));
      }
    }
    // Of several at one instant the highest alone.
    steps.sort(
        Comparator.comparing(Step::at)
            .thenComparing(Comparator.comparingInt(Step::stage).reversed()));
    int highest = 0;
    for (Step step : steps) {
      if (step.stage() > highest) {
        highest = step.stage();
        log.change(id, JOURNEY, step.at(), OcelType.STAGE, (long) highest);
      }
    }
  }

  private static @Nullable Status statusAfter(Entry entry) {
    return switch (entry.data()) {
      case ReferralReceived _ -> Status.OPEN;
      case Course.JourneyPaused _ -> Status.PAUSED;
      case Course.JourneyResumed _, Course.JourneyReopened _ -> Status.OPEN;
      case Course.JourneyClosed _ -> Status.CLOSED;
      case ContactAttempted _,
          WorkerAssigned _,
          TriageCompleted _,
          ConsentGiven _,
          ConsentWithdrawn _,
          Support _,
          Participation _,
          Telling _,
          Goals _,
          Measures _,
          Obstacles _,
          Amendment _,
          People _ ->
          null;
    };
  }

  /** Goals that were set; what is told of one before it was set is an event alone. */
  private void goals(ExtractedJourney journey) throws SQLException {
    Set<String> set = new HashSet<>();
    for (Entry entry : journey.entries()) {
      if (!(entry.data() instanceof Goals data)) {
        continue;
      }
      String id = journey.names().of(Kind.GOAL, data.goalId());
      switch (data) {
        case Goals.GoalSet goal -> {
          if (set.add(id)) {
            log.object(
                id,
                GOAL,
                Arrays.asList(
                    goal.domain().name(),
                    goal.ledBy().name(),
                    goal.outlook().name(),
                    goal.dueOn() == null ? null : goal.dueOn().toString(),
                    null,
                    null));
            log.relateObjects(journey.names().journey(), id, GOAL);
            status(id, entry, Goal.Status.SET);
          }
        }
        case Goals.GoalProgressed progressed -> {
          if (set.contains(id)) {
            status(id, entry, Goal.Status.PROGRESSED);
            Integer progress = progressed.progress();
            if (progress != null) {
              log.change(id, GOAL, entry.time(), OcelType.PROGRESS, progress.longValue());
            }
          }
        }
        case Goals.GoalAchieved _ -> {
          if (set.contains(id)) {
            status(id, entry, Goal.Status.ACHIEVED);
          }
        }
        case Goals.GoalSetAside _ -> {
          if (set.contains(id)) {
            status(id, entry, Goal.Status.SET_ASIDE);
          }
        }
      }
    }
  }

  private void status(String goal, Entry entry, Goal.Status status) throws SQLException {
    log.change(goal, GOAL, entry.time(), OcelType.STATUS, status.name());
  }

  private void event(ExtractedJourney journey, String client, int place)
      throws SQLException, IOException {
    Entry entry = journey.entries().get(place);
    row.clear();
    schema.interactions().write(journey, place, row);
    String id = journey.event(place);
    String type = entry.type().shortName();
    log.event(id, type, entry.time(), row.get(eventAttributes.getOrDefault(type, List.of())));
    log.relate(id, client, CLIENT);
    String session = null;
    String activity = null;
    for (int i = 0; i < columns.size(); i++) {
      if (row.get(i) instanceof String object
          && columns.get(i).type() instanceof Name(Kind kind)
          && OcelType.ofKind(kind) instanceof String objectType) {
        log.object(object, objectType);
        log.relate(id, object, columns.get(i).name());
        session = kind == Kind.SESSION ? object : session;
        activity = kind == Kind.ACTIVITY ? object : activity;
      }
    }
    if (session != null && activity != null) {
      log.relateObjects(session, activity, ACTIVITY);
    }
  }

  private List<Column> attributes(String objectType) {
    return schema.objects().stream()
        .filter(type -> type.name().equals(objectType))
        .findFirst()
        .orElseThrow()
        .attributes();
  }
}

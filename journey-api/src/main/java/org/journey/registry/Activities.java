package org.journey.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.journey.interaction.Participation;
import org.journey.log.RequestDatabase;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The directory of activities of each organisation. Changes are kept with their times. */
@Component
class Activities {

  private static final int TRIES = 5;

  private final JdbcClient database;

  Activities(RequestDatabase requests) {
    this.database = JdbcClient.create(requests.source());
  }

  /** What became of a change. */
  enum Outcome {
    NEW,
    CHANGED,
    SAME
  }

  /** Tells what an activity is from now on. Telling the same again changes nothing. */
  Outcome put(String organisation, Activity activity, String by) {
    for (int tries = 1; ; tries++) {
      Optional<Last> last = last(organisation, activity.activityId());
      if (last.isPresent() && last.get().activity.equals(activity)) {
        return Outcome.SAME;
      }
      try {
        add(organisation, activity, by, last.map(Last::change).orElse(-1) + 1);
        return last.isEmpty() ? Outcome.NEW : Outcome.CHANGED;
      } catch (DuplicateKeyException e) {
        // Somebody told otherwise at the same time: look again at what it is.
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  /** All activities by id, each with its changes, the first one first. */
  List<List<Activity.Change>> all(String organisation) {
    List<Activity.Change> changes =
        database
            .sql(
                """
                select activity, name, category, provider, place, at, changed_by
                from activity_change where organisation = ? order by activity, change\
                """)
            .param(organisation)
            .query(
                (row, _) ->
                    new Activity.Change(
                        activity(row),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("changed_by")))
            .list();
    List<List<Activity.Change>> activities = new ArrayList<>();
    String current = "";
    for (Activity.Change change : changes) {
      if (!change.activity().activityId().equals(current)) {
        activities.add(new ArrayList<>());
        current = change.activity().activityId();
      }
      activities.getLast().add(change);
    }
    return activities;
  }

  private Optional<Last> last(String organisation, String activityId) {
    return database
        .sql(
            """
            select change, activity, name, category, provider, place
            from activity_change where organisation = ? and activity = ?
            order by change desc limit 1\
            """)
        .params(organisation, activityId)
        .query((row, _) -> new Last(row.getInt("change"), activity(row)))
        .optional();
  }

  private void add(String organisation, Activity activity, String by, int change) {
    database
        .sql(
            """
            insert into activity_change
              (organisation, activity, change, changed_by, name, category, provider, place)
            values (?, ?, ?, ?, ?, ?, ?, ?)\
            """)
        .param(organisation)
        .param(activity.activityId())
        .param(change)
        .param(by)
        .param(activity.name())
        .param(activity.category().name())
        .param(activity.provider())
        .param(activity.place())
        .update();
  }

  private static Activity activity(ResultSet row) throws SQLException {
    return new Activity(
        row.getString("activity"),
        row.getString("name"),
        Participation.Category.valueOf(row.getString("category")),
        row.getString("provider"),
        row.getString("place"));
  }

  private record Last(int change, Activity activity) {}
}

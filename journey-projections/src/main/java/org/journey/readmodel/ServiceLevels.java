package org.journey.readmodel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.journey.engine.Slots;

/**
 * A few levels of each organisation's service as it stands, for those who watch it run.
 *
 * @param organisation whose
 * @param open journeys that are open
 * @param paused journeys that are paused
 * @param closed journeys that are closed
 * @param attended sessions attended
 * @param missed sessions missed by the client without notice
 * @param stages by stage from 1: journeys that entered it
 */
public record ServiceLevels(
    String organisation,
    long open,
    long paused,
    long closed,
    long attended,
    long missed,
    List<Long> stages) {

  private static final int STAGES = 9;

  /** Copies the list. */
  public ServiceLevels {
    stages = List.copyOf(stages);
  }

  /** Of all organisations, in order. */
  public static List<ServiceLevels> of(Connection connection, JourneyList projection)
      throws SQLException {
    StringBuilder counts = new StringBuilder();
    for (int stage = 1; stage <= STAGES; stage++) {
      counts.append(", count(*) filter (where stages & ").append(1 << stage).append(" <> 0)");
    }
    try (PreparedStatement query =
            connection.prepareStatement(
                "select organisation, count(*) filter (where status = 1), count(*) filter (where"
                    + " status = 2), count(*) filter (where status = 3), sum(attended), sum(missed)"
                    + counts
                    + " from "
                    + Slots.live(connection, projection).table()
                    + " group by organisation order by organisation");
        ResultSet rows = query.executeQuery()) {
      List<ServiceLevels> levels = new ArrayList<>();
      while (rows.next()) {
        List<Long> stages = new ArrayList<>();
        for (int stage = 1; stage <= STAGES; stage++) {
          stages.add(rows.getLong(6 + stage));
        }
        levels.add(
            new ServiceLevels(
                rows.getString(1),
                rows.getLong(2),
                rows.getLong(3),
                rows.getLong(4),
                rows.getLong(5),
                rows.getLong(6),
                stages));
      }
      return levels;
    }
  }
}

package org.journey.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.sealing.Leftovers;
import org.journey.sealing.Renewed;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/**
 * Wrapped keys and what they seal lie in the buffers of connections: a redaction leaves the
 * person's key, by which they would open for as long as the connection is there.
 */
class RenewedConnectionsTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String PREFIX = "journey.database.";

  private final String journey = Events.fresh("j");
  private final Caller staff = PLATFORM.caller("w-1", Events.fresh("renew"), Role.STAFF);

  /** Their processes, and whose they are. */
  private static Map<Integer, String> connections() {
    Environment settings = PLATFORM.application().getEnvironment();
    try (Connection connection =
            DriverManager.getConnection(
                settings.getRequiredProperty(PREFIX + "url"),
                settings.getRequiredProperty(PREFIX + "application.name"),
                settings.getRequiredProperty(PREFIX + "application.password"));
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select pid, application_name from pg_stat_activity where datname ="
                    + " current_database() and application_name in ('journey', 'journey-requests',"
                    + " 'journey-appender')")) {
      Map<Integer, String> found = new HashMap<>();
      while (rows.next()) {
        found.put(rows.getInt(1), rows.getString(2));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void all_that_had_keys_in_their_buffers_are_replaced_and_nobody_notices() {
    staff.post(Events.referral(journey)).is(201);
    staff.get("/api/v1/journeys/" + journey + "/timeline").is(200);
    Map<Integer, String> before = connections();
    assertThat(before.values()).contains("journey", "journey-requests", "journey-appender");
    List<Leftovers> renewed =
        PLATFORM.application().getBeanProvider(Leftovers.class).stream()
            .filter(Renewed.class::isInstance)
            .toList();

    renewed.forEach(Leftovers::letGo);
    renewed.forEach(Leftovers::gone);

    for (int day = 20; day < 25; day++) {
      staff.post(Events.session(journey, "2026-01-" + day + "T14:00:00Z")).is(201);
      staff.get("/api/v1/journeys/" + journey + "/timeline").is(200);
    }
    Eventually.holds(
        () -> assertThat(connections().entrySet()).doesNotContainAnyElementsOf(before.entrySet()));
  }
}

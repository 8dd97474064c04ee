package org.journey.operations;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.journey.log.LogDatabase;
import org.journey.log.LogReads;
import org.springframework.core.env.Environment;

/** The database that production is configured with, for who looks into it beside the nodes. */
public final class ProductionDatabase {

  private static final String NAME = "journey.database.application.name";
  private static final String PASSWORD = "journey.database.application.password";

  private ProductionDatabase() {}

  /**
   * Looks, as the application.
   *
   * @param work asks, and changes nothing
   * @throws UnsafeSetting if production is not configured as it must be
   * @throws org.journey.log.LogUnavailable if the database does not answer
   */
  public static <T> T with(Environment given, LogReads.Work<T> work) {
    Map<String, Object> found = ProductionSettings.check(given, false);
    Object password = found.get(PASSWORD);
    LogDatabase database =
        new LogDatabase(
            given.getRequiredProperty("journey.database.url"),
            given.getRequiredProperty(NAME),
            password == null ? given.getRequiredProperty(PASSWORD) : password.toString());
    try (HikariDataSource pool = database.journeys(1)) {
      return LogReads.with(pool, work);
    }
  }
}

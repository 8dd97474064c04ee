package org.journey.local;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.journey.log.LogDatabase;
import org.journey.log.LogReads;

/**
 * The database of a data directory for who looks into it, whether an instance runs on it or not.
 */
public final class LocalDatabase {

  private LocalDatabase() {}

  /**
   * Looks.
   *
   * @param work asks, and changes nothing
   * @throws LocalTrouble if there is none, or it does not answer
   */
  public static <T> T with(Path directory, LogReads.Work<T> work) {
    Path data = directory.toAbsolutePath().normalize();
    if (!LocalInstance.existsIn(data)) {
      throw new LocalTrouble(directory + " holds no Journey");
    }
    if (Files.exists(data.resolve("postgres").resolve("postmaster.pid"))) {
      try (RunningDatabase running = RunningDatabase.of(data)) {
        return running.ask(work);
      }
    }
    try (LocalInstance instance = LocalInstance.start(data)) {
      Map<String, Object> settings = instance.settings();
      LogDatabase database =
          new LogDatabase(
              String.valueOf(settings.get("journey.database.url")),
              String.valueOf(settings.get("journey.database.application.name")),
              String.valueOf(settings.get("journey.database.application.password")));
      try (HikariDataSource pool = database.journeys(1)) {
        return LogReads.with(pool, work);
      }
    }
  }
}

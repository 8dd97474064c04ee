package org.journey.operations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.journey.log.GroupCommitAppender;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers within a second, and the log can be added to. One probe at a time:
 * while it stalls, everybody who asks waits for the same one, and no longer than that second.
 */
@Component("database")
class DatabaseHealth implements HealthIndicator {

  private static final long LIMIT_MILLIS = 900;

  private final DataSource database;
  private final GroupCommitAppender appender;
  private @Nullable CompletableFuture<Boolean> probe;

  DatabaseHealth(DataSource database, GroupCommitAppender appender) {
    this.database = database;
    this.appender = appender;
  }

  @Override
  public Health health() {
    boolean answered =
        current().completeOnTimeout(false, LIMIT_MILLIS, TimeUnit.MILLISECONDS).join();
    return answered && appender.reachable() ? Health.up().build() : Health.down().build();
  }

  private synchronized CompletableFuture<Boolean> current() {
    CompletableFuture<Boolean> running = probe;
    if (running == null || running.isDone()) {
      CompletableFuture<Boolean> started = new CompletableFuture<>();
      Thread.ofVirtual()
          .name("database-probe")
          .start(
              () -> {
                try {
                  started.complete(answers());
                } finally {
                  // Whatever it failed with, or everybody would wait for it for ever.
                  started.complete(false);
                }
              });
      probe = started;
      running = started;
    }
    // A copy: who has waited long enough must not decide for those who come later.
    return running.copy();
  }

  private boolean answers() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select 1")) {
      return result.next();
    } catch (SQLException down) {
      return false;
    }
  }
}

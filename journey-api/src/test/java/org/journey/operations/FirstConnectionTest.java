package org.journey.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.journey.log.LogDatabase;
import org.journey.log.StallingProxy;
import org.journey.log.TestPostgres;
import org.journey.operations.DatabaseSettings.User;
import org.junit.jupiter.api.Test;

/** A node that starts on a machine where everything takes long. */
class FirstConnectionTest {

  private static final DatabaseSettings SETTINGS =
      new DatabaseSettings("unused", new User("o", "unused"), new User("a", "unused"), 2);

  private final TestPostgres.Database database = TestPostgres.database();

  /** A pool tells who asks after 0.9 s that there is none. */
  @Test
  void a_start_waits_for_a_connection_that_comes_late() throws SQLException {
    try (StallingProxy proxy = new StallingProxy(TestPostgres.port())) {
      proxy.mode(StallingProxy.Mode.STALL);
      Thread.startVirtualThread(
          () -> {
            pause(Duration.ofMillis(2_500));
            proxy.mode(StallingProxy.Mode.PASS);
          });
      LogDatabase late = database.through(proxy.port());
      try (HikariDataSource pool = new DatabaseConfiguration().dataSource(late, SETTINGS);
          Connection connection = pool.getConnection()) {
        assertThat(connection.isValid(1)).isTrue();
      }
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

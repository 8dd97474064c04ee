package org.journey.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One data directory through its life: each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalInstanceTest {

  @TempDir static Path parent;

  private static Path directory() {
    return parent.resolve("a folder").resolve("data");
  }

  @Test
  @Order(1)
  void keeps_its_data_and_settings_private_and_durable() throws Exception {
    try (LocalInstance instance = LocalInstance.start(directory())) {
      for (String secret : new String[] {"master.key", "issuer.key", "database.passwords"}) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(directory().resolve(secret))))
            .as(secret)
            .isEqualTo("rw-------");
      }
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
          .isEqualTo("rwx------");
      for (String durable : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        assertThat(ask(instance, "show " + durable)).as(durable).isEqualTo("on");
      }
      assertThat(ask(instance, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(instance, "show server_version")).startsWith("18.6");
      // Many rounds would be for passwords that somebody thought of.
      assertThat(ask(instance, "show scram_iterations")).isEqualTo("1");
      run(instance, "create table kept (what text)");
      run(instance, "insert into kept values ('this')");
    }
  }

  @Test
  @Order(2)
  void lets_nobody_in_without_the_password() {
    try (LocalInstance instance = LocalInstance.start(directory())) {
      String url = (String) instance.settings().get("journey.database.url");
      for (String user : new String[] {"postgres", "journey_owner", "journey_app"}) {
        assertThatThrownBy(() -> DriverManager.getConnection(url, user, "guessed").close())
            .as(user)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("password authentication failed");
      }
    }
  }

  @Test
  @Order(3)
  void is_used_by_one_process_at_a_time() {
    try (LocalInstance instance = LocalInstance.start(directory())) {
      instance.announce("http://127.0.0.1:1234");
      assertThatThrownBy(() -> LocalInstance.start(directory()))
          .isInstanceOf(LocalTrouble.class)
          .hasMessageContaining("in use by a running Journey")
          .hasMessageContaining("--url http://127.0.0.1:1234");
    }
  }

  /** An interrupt from a terminal goes to every program of a session. */
  @Test
  @Order(3)
  @EnabledOnOs(OS.LINUX)
  void its_database_is_in_a_session_of_its_own() throws Exception {
    try (LocalInstance instance = LocalInstance.start(directory())) {
      assertThat(session(instance.databasePid()))
          .isNotEqualTo(session(ProcessHandle.current().pid()));
    }
  }

  /** The fourth figure behind the name in brackets. */
  private static String session(long pid) throws IOException {
    String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    return line.substring(line.lastIndexOf(')') + 2).split(" ")[3];
  }

  @Test
  @Order(4)
  void starts_its_database_again_when_that_is_killed() throws Exception {
    try (LocalInstance instance = LocalInstance.start(directory())) {
      long killed = instance.databasePid();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      assertThat(askPatiently(instance, "select what from kept")).isEqualTo("this");
      assertThat(instance.databasePid()).isNotEqualTo(killed);
    }
  }

  @Test
  @Order(5)
  void takes_over_from_a_database_that_a_killed_process_left_running() throws Exception {
    Process left;
    try (LocalInstance instance = LocalInstance.start(directory())) {
      assertThat(ask(instance, "select what from kept")).isEqualTo("this");
    }
    PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.unpacked(directory()));
    left =
        programs.start(
            directory().resolve("postgres.log"),
            "postgres",
            java.util.List.of(
                "-D", directory().resolve("postgres").toString(), "-p", "29991", "-k", ""));
    await(() -> Files.exists(directory().resolve("postgres/postmaster.pid")));
    try (LocalInstance instance = LocalInstance.start(directory())) {
      assertThat(left.isAlive()).isFalse();
      assertThat(ask(instance, "select what from kept")).isEqualTo("this");
    } finally {
      left.destroyForcibly();
    }
  }

  @Test
  @Order(6)
  void is_not_fooled_by_a_process_that_has_the_number_of_an_earlier_database() throws Exception {
    Files.writeString(
        directory().resolve("postgres/postmaster.pid"),
        ProcessHandle.current().pid()
            + "\n"
            + directory()
            + "\n0\n29992\n\n127.0.0.1\n0 0\nready\n");
    try (LocalInstance instance = LocalInstance.start(directory())) {
      assertThat(ask(instance, "select what from kept")).isEqualTo("this");
    }
  }

  @Test
  @Order(7)
  void does_not_make_a_new_master_key_for_old_data() throws IOException {
    Files.move(directory().resolve("master.key"), directory().resolve("elsewhere"));
    assertThatThrownBy(() -> LocalInstance.start(directory()))
        .isInstanceOf(LocalTrouble.class)
        .hasMessageContaining("master.key is missing");
    Files.move(directory().resolve("elsewhere"), directory().resolve("master.key"));
    LocalInstance.start(directory()).close();
  }

  private static String ask(LocalInstance instance, String sql) throws SQLException {
    try (Connection connection = owner(instance);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private static String askPatiently(LocalInstance instance, String sql) throws Exception {
    String[] answer = new String[1];
    await(
        () -> {
          try {
            answer[0] = ask(instance, sql);
            return true;
          } catch (SQLException notYet) {
            return false;
          }
        });
    return answer[0];
  }

  private static void run(LocalInstance instance, String sql) throws SQLException {
    try (Connection connection = owner(instance);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection owner(LocalInstance instance) throws SQLException {
    Map<String, Object> settings = instance.settings();
    return DriverManager.getConnection(
        (String) settings.get("journey.database.url"),
        (String) settings.get("journey.database.owner.name"),
        (String) settings.get("journey.database.owner.password"));
  }

  private static void await(java.util.function.BooleanSupplier condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("30 s are over").isLessThan(deadline);
      Thread.sleep(50);
    }
  }
}

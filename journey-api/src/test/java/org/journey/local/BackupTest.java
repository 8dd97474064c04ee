package org.journey.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.journey.command.Here;
import org.journey.sealing.FileMasterKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a running instance is an instance, and nothing else is left in its place. */
class BackupTest {

  @TempDir private static Path running;

  private static LocalInstance instance;

  @TempDir private Path folder;

  /** With the log's table by name, which is all that a copy looks at. */
  @BeforeAll
  static void start() throws SQLException {
    instance = LocalInstance.start(running.resolve("data"));
    run("create table interaction (sequence bigint generated always as identity)");
    run("insert into interaction select from generate_series(1, 1000)");
  }

  @AfterAll
  static void end() {
    instance.close();
  }

  private Path out() {
    return folder.resolve("back-ups").resolve("first");
  }

  @Test
  void a_copy_of_what_is_written_meanwhile_is_the_beginning_of_it() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    Backup.Made made;
    try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> writer = beside.submit(() -> write(stop));
      // With each checkpoint PostgreSQL takes away, or writes over, what it does not need itself.
      Future<?> checkpoints = beside.submit(() -> checkpoint(stop));
      try {
        made = new Backup(instance.directory(), out()).make();
      } finally {
        stop.set(true);
      }
      writer.get();
      checkpoints.get();
    }
    assertThat(made.position()).isGreaterThanOrEqualTo(1000);
    long head = number(instance, "select max(sequence) from interaction");
    assertThat(head).isGreaterThan(made.position());
    assertThat(number(instance, "select count(*) from pg_replication_slots")).isZero();

    try (LocalInstance restored = LocalInstance.start(out())) {
      assertThat(number(restored, "select max(sequence) from interaction"))
          .isBetween(made.position(), head);
      assertThat(
              number(restored, "select max(sequence) - count(distinct sequence) from interaction"))
          .isZero();
    }
  }

  /** Else the copy holds what the key wrapped that it does not have. */
  @Test
  void a_copy_has_the_keys_that_there_are_when_it_ends() throws Exception {
    Path key = instance.directory().resolve("master.key");
    Backup backup = new Backup(instance.directory(), out());
    try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Backup.Made> made = beside.submit(backup::make);
      // The keys are copied by then.
      while (backup.bytes() == 0) {
        assertThat(made.isDone()).isFalse();
        Thread.sleep(1);
      }
      FileMasterKey.rotate(key);
      made.get();
    }
    assertThat(out().resolve("master.key")).hasSameBinaryContentAs(key);
    assertThat(out().resolve("master.key.lock")).doesNotExist();
    try (Stream<Path> files = Files.list(out().getParent())) {
      assertThat(files).containsExactly(out());
    }
  }

  /** What serve says may be kept there. */
  @Test
  void a_file_beside_the_keys_that_grows_meanwhile_is_copied_and_nothing_is_begun_anew()
      throws Exception {
    Path said = instance.directory().resolve("serve.log");
    Files.writeString(said, "begun\n");
    Backup backup = new Backup(instance.directory(), out());
    try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      AtomicBoolean stop = new AtomicBoolean();
      Future<?> serving =
          beside.submit(
              () -> {
                while (!stop.get()) {
                  Files.writeString(said, "on\n", StandardOpenOption.APPEND);
                  Thread.sleep(1);
                }
                return null;
              });
      try {
        backup.make();
      } finally {
        stop.set(true);
      }
      serving.get();
      String copy = Files.readString(out().resolve("serve.log"));
      assertThat(copy).startsWith("begun\n");
      assertThat(Files.readString(said)).startsWith(copy);
    } finally {
      Files.delete(said);
    }
  }

  /** Rows one by one, and tables that come and go while they are copied. */
  private static Void write(AtomicBoolean stop) throws SQLException {
    try (Connection connection = owner(instance);
        Statement statement = connection.createStatement()) {
      for (int round = 0; !stop.get(); round++) {
        statement.execute("create table passing_" + round + " as select generate_series(1, 20000)");
        for (int row = 0; row < 50; row++) {
          statement.execute("insert into interaction default values");
        }
        statement.execute("drop table passing_" + round);
      }
    }
    return null;
  }

  private static Void checkpoint(AtomicBoolean stop) throws Exception {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      while (!stop.get()) {
        statement.execute("select pg_switch_wal()");
        statement.execute("checkpoint");
      }
    }
    return null;
  }

  @Test
  void a_copy_is_private_has_the_keys_and_nothing_of_the_running_process() throws Exception {
    Path data = instance.directory();
    Here told =
        Here.run(
            "backup",
            "--data",
            data.toString(),
            "--out",
            Files.createDirectories(out()).toString());
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out()).startsWith("{\"position\":1").hasLineCount(1);
    try (Stream<Path> files = Files.list(out())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "database.passwords",
              "issuer.jwks",
              "issuer.key",
              "log-signing.key",
              "log-signing.pub",
              "master.key",
              "postgres");
    }
    for (String key :
        List.of("database.passwords", "issuer.key", "log-signing.key", "master.key")) {
      assertThat(out().resolve(key)).hasSameBinaryContentAs(data.resolve(key));
    }
    assertThat(out().resolve("postgres/postmaster.pid")).doesNotExist();
    assertThat(out().resolve("postgres/pg_replslot")).isEmptyDirectory();
    assertThat(out().resolve("postgres/backup_label")).isNotEmptyFile();
    try (Stream<Path> files = Files.walk(out())) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void where_nothing_runs_there_is_nothing_to_do_but_to_copy_the_directory() throws Exception {
    Path data = folder.resolve("data");
    assertRefused(data, out(), "holds no Journey");
    Files.createDirectories(data.resolve("postgres"));
    Files.copy(
        instance.directory().resolve("database.passwords"), data.resolve("database.passwords"));
    assertRefused(data, out(), "nothing runs in " + data, "a copy of the whole directory");
    // One that was killed leaves its note behind, and its port to anybody.
    Path note = data.resolve("postgres/postmaster.pid");
    Files.writeString(note, "99999999\n" + data + "\n0\n1\n\n127.0.0.1\n0 0\nready\n");
    assertRefused(data, out(), "nothing runs in " + data);
    Files.writeString(
        note, Files.readString(instance.directory().resolve("postgres/postmaster.pid")));
    assertRefused(data, out(), "nothing runs in " + data);
    Files.writeString(note, "99999999\n");
    assertRefused(data, out(), "is only starting");
    assertThat(out().getParent()).doesNotExist();
  }

  @Test
  void what_is_there_is_left_as_it_is_and_what_fails_leaves_nothing() throws Exception {
    Path data = instance.directory();
    Files.createDirectories(out());
    Files.writeString(out().resolve("mine"), "kept");
    assertRefused(data, out(), out() + " is there already, and is left as it is");
    assertThat(out().resolve("mine")).hasContent("kept");
    assertRefused(data, out().resolve("mine"), "is left as it is");
    assertRefused(data, data.resolve("copy"), "lies in what is to be copied");

    // A file that cannot be read stops it half-way.
    Path unreadable = data.resolve("postgres/0");
    Files.createSymbolicLink(unreadable, Path.of("/proc/self/mem"));
    Path second = out().resolveSibling("second");
    try {
      assertRefused(data, second, second + ": cannot be made");
    } finally {
      Files.delete(unreadable);
    }
    try (Stream<Path> files = Files.list(out().getParent())) {
      assertThat(files).containsExactly(out());
    }
  }

  private static void assertRefused(Path data, Path out, String... says) {
    assertThatThrownBy(() -> new Backup(data, out).make())
        .isInstanceOf(LocalTrouble.class)
        .message()
        .contains(says)
        .hasLineCount(1);
    Here told = Here.run("backup", "--data", data.toString(), "--out", out.toString());
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.err()).contains(says).hasLineCount(1);
  }

  private static long number(LocalInstance instance, String sql) throws SQLException {
    try (Connection connection = owner(instance);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = owner(instance);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection owner(LocalInstance instance) throws SQLException {
    return DriverManager.getConnection(
        url(instance),
        (String) instance.settings().get("journey.database.owner.name"),
        (String) instance.settings().get("journey.database.owner.password"));
  }

  private static Connection superuser() throws IOException, SQLException {
    DatabasePasswords passwords =
        DatabasePasswords.in(instance.directory().resolve("database.passwords"));
    return DriverManager.getConnection(url(instance), "postgres", passwords.superuser());
  }

  private static String url(LocalInstance instance) {
    return String.valueOf(instance.settings().get("journey.database.url"));
  }
}

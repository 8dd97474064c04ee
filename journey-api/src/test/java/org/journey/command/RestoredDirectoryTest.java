package org.journey.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.journey.checkpoint.Checkpoints;
import org.journey.local.LocalInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What commands do on a directory that was put in the place of another, before it was ever served:
 * they heed what lies beside the database as a start does.
 */
class RestoredDirectoryTest {

  private static final String LISTED =
      """
      {"erasure":"%s","organisation":"o","clients":["client-one"],"redacted":[],"requestedBy":"m-1","requested":"2026-01-06T09:00:00Z","approvedBy":"m-2","at":"2026-01-06T10:00:00Z"}
      """
          .formatted("6fd2c0f4-8d15-4a0c-9a5f-0f3f9c1f2b11");

  @TempDir private static Path folder;

  private static Path data;
  private static Path list;

  @BeforeAll
  static void record() throws Exception {
    data = folder.resolve("data");
    list = data.resolve("erasures.ndjson");
    Here imported = importing("one", "two");
    assertThat(imported.exit()).as(imported.err()).isZero();
  }

  /** Of clients of these names, a journey each. */
  private static Here importing(String... clients) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String client : clients) {
      lines.append(ServeTest.interaction(client, "j-" + client)).append('\n');
    }
    Path file = Files.writeString(folder.resolve("lines.ndjson"), lines);
    return Here.run("import", file.toString(), "--data", data.toString(), "--organisation", "o");
  }

  private static Here export() {
    return Here.run("export", "--data", data.toString());
  }

  @Test
  void what_the_newest_list_has_is_neither_printed_nor_added_to() throws Exception {
    Files.writeString(list, LISTED);

    Here printed = export();

    assertThat(printed.exit()).as(printed.err()).isZero();
    assertThat(printed.out().lines().filter(line -> line.contains("a note in clear")))
        .as("of the other one alone")
        .singleElement()
        .asString()
        .contains("client-two");
    Here later =
        Here.run(
            "import",
            Files.writeString(
                    folder.resolve("later"),
                    ServeTest.interaction("one", "j-later")
                        .replace("\"id\":\"one\"", "\"id\":\"later\""))
                .toString(),
            "--data",
            data.toString(),
            "--organisation",
            "o");
    assertThat(later.out()).contains("\"accepted\":0", "/problems/client-erased");
  }

  @Test
  void a_master_key_that_something_needs_is_not_dropped() throws Exception {
    Path key = data.resolve("master.key");
    assertThat(Here.run("master-key", "rotate", key.toString()).exit()).isZero();
    byte[] both = Files.readAllBytes(key);

    Here dropped =
        Here.run("master-key", "rotate", "--drop-old", "--data", data.toString(), key.toString());

    assertThat(dropped.exit()).isEqualTo(1);
    assertThat(dropped.err()).contains("by an older key alone: nothing was dropped");
    assertThat(key).hasBinaryContent(both);
  }

  @Test
  void nothing_is_done_where_the_list_is_missing_or_the_log_went_back() throws Exception {
    Path aside = Files.move(list, folder.resolve("aside"));
    Here without = export();
    Files.move(aside, list);
    assertThat(without.exit()).isEqualTo(2);
    assertThat(without.out()).isEmpty();
    assertThat(without.err())
        .contains(list + " is missing", "--accept-missing-erasures")
        .hasLineCount(1);

    assertThat(importing("three").exit()).isZero();
    publish();
    takeTheLastBack();
    Here onto = importing("four");
    assertThat(onto.exit()).isEqualTo(1);
    assertThat(onto.out()).isEmpty();
    assertThat(onto.err()).contains("--accept-rollback").hasLineCount(1);
    Here from = export();
    assertThat(from.exit()).isEqualTo(1);
    assertThat(from.out()).isEmpty();
    // For the other test.
    for (String log : List.of("interactions", "access")) {
      Files.deleteIfExists(data.resolve("checkpoints").resolve(log + ".checkpoint"));
    }
  }

  @Tag("faults")
  @Test
  void a_signing_key_that_was_lost_is_named_once() throws Exception {
    publish();
    Files.delete(data.resolve("log-signing.key"));
    Here lost = export();
    assertThat(lost.exit()).isEqualTo(1);
    assertThat(lost.err())
        .contains("is signed by none of the keys", "log-former.keys in a data directory")
        .hasLineCount(1);

    Path former = Files.copy(data.resolve("log-signing.pub"), data.resolve("log-former.keys"));
    publish();
    Files.delete(former);
    Here after = export();
    assertThat(after.exit()).as(after.err()).isZero();
  }

  private static void publish() {
    Parts.of(
        data,
        parts -> {
          Checkpoints checkpoints = parts.getBean(Checkpoints.class);
          long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
          while (checkpoints.published() == null) {
            assertThat(System.nanoTime()).as("it is published").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
          }
          return true;
        });
  }

  private static void takeTheLastBack() throws Exception {
    String password =
        Files.readAllLines(data.resolve("database.passwords")).stream()
            .filter(line -> line.startsWith("superuser="))
            .findFirst()
            .orElseThrow()
            .substring("superuser=".length());
    try (LocalInstance instance = LocalInstance.start(data);
        Connection connection =
            DriverManager.getConnection(
                String.valueOf(instance.settings().get("journey.database.url")),
                "postgres",
                password);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "set session_replication_role = replica; delete from interaction where sequence ="
              + " (select max(sequence) from interaction); delete from log_checkpoint");
    }
  }
}

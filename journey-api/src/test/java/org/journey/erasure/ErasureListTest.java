package org.journey.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.ingest.Outcome;
import org.journey.interaction.InteractionType;
import org.journey.log.LogUnavailable;
import org.journey.log.Stored;
import org.journey.log.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list outside the database: what it says stays erased, whatever is restored. */
class ErasureListTest {

  @TempDir private Path folder;
  private final TestPostgres.Database database = TestPostgres.database();
  private TestNode node = new TestNode(database.application());
  private Path file;
  private Erasers erasers;

  @BeforeEach
  void begin() throws IOException {
    file = folder.resolve("erasures.ndjson");
    erasers = new Erasers(node, file);
    record("j-1");
    record("j-2");
  }

  @AfterEach
  void end() {
    erasers.close();
    node.close();
  }

  private void record(String journey) {
    assertThat(node.recorder().record(Messages.referral("o", journey)))
        .isInstanceOf(Outcome.Accepted.class);
    assertThat(node.recorder().record(Messages.session("o", journey, journey + "-s")))
        .isInstanceOf(Outcome.Accepted.class);
  }

  private String texts(String journey) {
    return node.opener().open(node.log().journey("o", journey, null)).toString();
  }

  private long sequenceOf(String journey, int version) {
    return node.log().journey("o", journey, null).get(version).sequence();
  }

  /** As a superuser puts back what the tables were. */
  private void copy() {
    for (String table : List.of("person_key", "interaction_key")) {
      database.execute("create table kept_" + table + " as select * from " + table);
    }
  }

  private void restoreKeys() {
    for (String table : List.of("person_key", "interaction_key")) {
      database.execute(
          "set session_replication_role = replica; delete from "
              + table
              + "; insert into "
              + table
              + " select * from kept_"
              + table);
    }
  }

  private void restoreTheLog() {
    database.execute(
        "delete from key_change; delete from erasure; delete from interaction where type in (36,"
            + " 37)");
  }

  private void startAnew() throws IOException {
    erasers.close();
    node.close();
    node = new TestNode(database.application());
    erasers = new Erasers(node, file);
  }

  @Test
  void a_restored_copy_is_erased_again_before_anything_is_served() throws IOException {
    copy();
    UUID request = erasers.ask("o", "c-j-1");
    erasers.approve("o", request);
    erasers.redact("o", sequenceOf("j-2", 1));
    String list = Files.readString(file);
    restoreKeys();
    restoreTheLog();

    startAnew();

    assertThat(texts("j-1")).doesNotContain("stick", "ukasz", "sealed");
    assertThat(texts("j-2")).contains("stick").doesNotContain("ukasz");
    assertThat(node.log().client("o", "c-j-1")).hasSize(1);
    assertThat(node.log().journey("o", "j-2", null)).extracting(Stored::version).hasSize(3);
    assertThat(erasers.status("o", request)).isEqualTo("Done");
    assertThat(Files.readString(file)).isEqualTo(list);
    assertThat(node.recorder().record(Messages.session("o", "j-1", "later")))
        .isInstanceOf(Outcome.Refused.class);
    // Once is enough.
    long head = node.log().head();
    startAnew();
    assertThat(node.log().head()).isEqualTo(head);
  }

  @Test
  void keys_that_alone_were_put_back_are_destroyed_again() throws IOException {
    copy();
    erasers.erase("o", "c-j-1");
    erasers.redact("o", sequenceOf("j-2", 1));
    restoreKeys();
    long head = node.log().head();
    assertThat(texts("j-2")).as("they are back").contains("ukasz");

    startAnew();

    assertThat(texts("j-1")).doesNotContain("stick", "ukasz");
    assertThat(texts("j-2")).contains("stick").doesNotContain("ukasz");
    assertThat(node.log().head()).as("it was recorded before").isEqualTo(head);
  }

  @Test
  void a_client_of_whom_the_copy_knows_nothing_never_gets_a_key() throws IOException {
    erasers.erase("o", "c-j-1");
    database.execute(
        "delete from key_change; delete from erasure; delete from interaction where subject in"
            + " ('j-1', 'c-j-1'); delete from person_key where client = 'c-j-1'");

    startAnew();

    assertThat(node.recorder().record(Messages.referral("o", "j-1")))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(node.log().client("o", "c-j-1")).isEmpty();
  }

  @Test
  void a_list_that_is_missing_stops_the_start_of_a_copy_that_knows_of_no_erasure()
      throws IOException {
    copy();
    erasers.erase("o", "c-j-1");
    restoreKeys();
    restoreTheLog();
    Path newest = Files.move(file, folder.resolve("elsewhere"));

    assertThatThrownBy(this::startAnew)
        .isInstanceOf(MissingList.class)
        .hasMessageContainingAll(file + " is missing", "serve --accept-missing-erasures");
    assertThat(file).doesNotExist();

    Files.move(newest, file);
    startAnew();
    assertThat(texts("j-1")).doesNotContain("stick");
  }

  @Test
  void a_list_that_is_lost_for_good_is_made_from_the_database_once_somebody_says_so()
      throws IOException {
    erasers.erase("o", "c-j-1");
    erasers.redact("o", sequenceOf("j-2", 0));
    String list = Files.readString(file);
    assertThat(list.lines()).hasSize(2);
    Files.delete(file);
    assertThatThrownBy(this::startAnew).isInstanceOf(MissingList.class);

    erasers = new Erasers(node, file, true);

    assertThat(Files.readString(file)).isEqualTo(list);
    assertThat(list).doesNotContain("forgotten", "stick", "O'Neil");
    assertThat(Tables.number(database, "select count(*) from list_of_erasures where accepted"))
        .isEqualTo(1);
    startAnew();
    assertThat(Tables.number(database, "select count(*) from list_of_erasures")).isEqualTo(2);
  }

  @Test
  void a_redacted_interaction_that_the_copy_lacks_is_redacted_when_it_is_sent_again()
      throws IOException {
    erasers.redact("o", sequenceOf("j-2", 1));
    assertThat(texts("j-2")).doesNotContain("ukasz");
    restoreTheLog();
    database.execute(
        "delete from interaction_key where sequence in (select sequence from interaction where"
            + " subject = 'j-2' and version = 1); delete from interaction where subject = 'j-2' and"
            + " version = 1");
    startAnew();

    assertThat(node.recorder().record(Messages.session("o", "j-2", "j-2-s")))
        .isInstanceOf(Outcome.Accepted.class);

    Eventually.holds(() -> assertThat(texts("j-2")).doesNotContain("ukasz"));
    assertThat(texts("j-2")).contains("stick");
    assertThat(node.log().journey("o", "j-2", null))
        .extracting(Stored::type)
        .last()
        .isEqualTo(InteractionType.INTERACTION_REDACTED);
    assertThat(Files.readString(file).lines()).hasSize(1);
  }

  @Test
  void a_correction_of_what_was_redacted_stands_after_a_restore_too() throws IOException {
    copy();
    erasers.redact("o", sequenceOf("j-2", 1));
    assertThat(
            node.recorder()
                .record(
                    Messages.message(
                        "o",
                        "interaction-corrected",
                        "j-2",
                        "j-2-c",
                        "2026-02-05T09:00:00Z",
                        """
                        {"target":{"source":"/apps/test","id":"j-2-s"},"reason":"wrong person","data":{"activityId":"social-cafe","category":"SOCIAL","minutes":60,"note":"another text"}}\
                        """)))
        .isInstanceOf(Outcome.Accepted.class);
    database.execute(
        "set session_replication_role = replica; insert into interaction_key select * from"
            + " kept_interaction_key on conflict do nothing");
    assertThat(texts("j-2")).contains("ukasz", "another text");

    startAnew();

    assertThat(texts("j-2")).doesNotContain("ukasz").contains("another text");
  }

  @Test
  void two_nodes_with_the_same_file_spoil_no_line_of_it() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        ListFile each = new ListFile(file);
        all.add(
            threads.submit(
                () -> {
                  for (int line = 0; line < 25; line++) {
                    each.append(List.of(listed(line)));
                  }
                  return true;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertThat(new ListFile(file).read()).hasSize(200);
  }

  private static Listed listed(int number) {
    return new Listed(
        UUID.randomUUID(),
        "o",
        List.of("c-" + number),
        List.of(),
        "asks-1",
        Instant.EPOCH,
        "approves-1",
        Instant.EPOCH);
  }

  @Test
  void half_a_line_is_taken_off_and_a_line_that_is_none_is_named() throws IOException {
    erasers.erase("o", "c-j-1");
    String list = Files.readString(file);
    Files.writeString(file, "{\"erasure\":\"cut sho", StandardOpenOption.APPEND);
    startAnew();
    assertThat(Files.readString(file)).isEqualTo(list);

    Files.writeString(file, "{\"erasure\":\"no such\"}\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> new ListFile(file).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2 is no erasure: put another node's list in its place");
    // Of a node that was given the same file, and ended while this one ran.
    Files.writeString(file, list + "{\"erasure\":\"cut sho");
    record("j-3");
    erasers.erase("o", "c-j-3");
    assertThat(new ListFile(file).read()).hasSize(2);
  }

  /** Of all who ask: none waits for the one before. */
  @Test
  void who_asks_while_another_process_holds_the_list_is_told_within_3_seconds() throws Exception {
    UUID request = erasers.ask("o", "c-j-1");
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> told = new ArrayList<>();
      try (HeldFile _ = new HeldFile(file)) {
        callers.submit(() -> isTold(() -> erasers.approve("o", request))).get(4, TimeUnit.SECONDS);
        for (int i = 0; i < 4; i++) {
          told.add(callers.submit(() -> isTold(() -> erasers.status("o", request))));
        }
        for (Future<?> one : told) {
          one.get(4, TimeUnit.SECONDS);
        }
      }
    }
    assertThat(texts("j-1")).doesNotContain("stick");
    assertThat(erasers.status("o", request)).isEqualTo("Done");
    assertThat(Files.readString(file)).containsOnlyOnce("c-j-1");
  }

  private static void isTold(ThrowingCallable asking) {
    long begun = System.nanoTime();
    assertThatThrownBy(asking)
        .isInstanceOf(LogUnavailable.class)
        .hasMessageContaining("list of erasures");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void what_cannot_be_listed_is_not_told_as_done() throws IOException {
    UUID request = erasers.ask("o", "c-j-1");
    Files.delete(file);
    assertThatThrownBy(() -> erasers.approve("o", request))
        .hasMessageContaining("list of erasures");
    assertThat(texts("j-1")).doesNotContain("stick");
    assertThatThrownBy(() -> erasers.status("o", request)).hasMessageContaining("list");
    Files.createFile(file);
    assertThat(erasers.status("o", request)).isEqualTo("Done");
    assertThat(Files.readString(file)).contains("c-j-1");
  }
}

package org.journey.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.journey.axon.Messages;
import org.journey.axon.TestNode;
import org.journey.ingest.Outcome;
import org.journey.ingest.Submission;
import org.journey.interaction.InteractionType;
import org.journey.log.Stored;
import org.journey.log.TestPostgres;
import org.journey.problem.ProblemType;
import org.journey.sealing.ClientId;
import org.journey.sealing.KeyNews;
import org.journey.sealing.PersonKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes erase, and record, at once: no key comes back, and nothing stays readable. */
class ErasureRacesTest {

  private static final int ROUNDS = 25;

  @TempDir private static Path folder;
  private static TestPostgres.Database database;
  private static TestNode node;
  private static TestNode other;
  private static Erasers here;
  private static Erasers there;
  private static ExecutorService threads;

  @BeforeAll
  static void start() throws Exception {
    database = TestPostgres.database();
    node = new TestNode(database.application());
    other = new TestNode(database.application());
    here = new Erasers(node, folder.resolve("here.ndjson"));
    there = new Erasers(other, folder.resolve("there.ndjson"));
    threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void stop() {
    threads.close();
    here.close();
    there.close();
    node.close();
    other.close();
  }

  @Test
  void two_erasures_and_appends_at_once_leave_no_key_and_nothing_readable() throws Exception {
    race("r", ROUNDS);
  }

  @Tag("faults")
  @RepeatedTest(10)
  void again_and_again() throws Exception {
    race("f" + UUID.randomUUID().toString().substring(0, 8), 100);
  }

  private static void race(String organisation, int rounds) throws Exception {
    int appended = 0;
    int refused = 0;
    for (int round = 0; round < rounds; round++) {
      String journey = "j-" + round;
      for (TestNode each : List.of(node, other)) {
        // Both have the journey and its key in memory.
        store(each, Messages.referral(organisation, journey));
        store(each, Messages.session(organisation, journey, journey + "-warm-" + each.hashCode()));
      }
      UUID request = here.ask(organisation, "c-" + journey);
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Outcome>> appends = new ArrayList<>();
      List<Future<Outcome>> erasures = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        TestNode each = i % 2 == 0 ? node : other;
        String id = journey + "-s-" + i;
        appends.add(
            at(start, () -> each.recorder().record(Messages.session(organisation, journey, id))));
      }
      for (Erasers each : List.of(here, there)) {
        erasures.add(
            at(
                start,
                () -> {
                  each.approve(organisation, request);
                  return new Outcome.WouldAccept();
                }));
      }
      start.countDown();
      for (Future<Outcome> erasure : erasures) {
        erasure.get();
      }
      for (Future<Outcome> append : appends) {
        switch (append.get()) {
          case Outcome.Accepted _ -> appended++;
          case Outcome.Refused it -> {
            assertThat(it.problem().type()).isEqualTo(ProblemType.CLIENT_ERASED);
            refused++;
          }
          case Outcome.Duplicate _, Outcome.WouldAccept _ -> throw new AssertionError("neither");
        }
      }
      ClientId client = new ClientId(organisation, "c-" + journey);
      assertThat(node.log().client(organisation, "c-" + journey)).hasSize(1);
      for (TestNode each : List.of(node, other)) {
        Eventually.holds(
            () -> assertThat(each.keys().find(client)).isInstanceOf(PersonKey.Destroyed.class));
        assertThat(texts(each, organisation, journey)).doesNotContain("ukasz", "stick");
      }
    }
    // Nothing was stored behind an erasure, and nothing of before kept its key.
    assertThat(
            Tables.number(
                database,
                "select count(*) from interaction_key k join interaction i using (sequence) where"
                    + " i.organisation = '"
                    + organisation
                    + "'"))
        .isZero();
    assertThat(
            Tables.number(
                database,
                "select count(*) from person_key where wrapped is not null and organisation = '"
                    + organisation
                    + "'"))
        .isZero();
    assertThat(appended + refused).isEqualTo(6 * rounds);
    assertThat(refused).as("the race was one").isPositive();
  }

  private static void store(TestNode any, Submission submission) {
    assertThat(any.recorder().record(submission))
        .isInstanceOfAny(Outcome.Accepted.class, Outcome.Duplicate.class);
  }

  private static <T> Future<T> at(CountDownLatch start, Callable<T> work) {
    return threads.submit(
        () -> {
          start.await();
          return work.call();
        });
  }

  private static String texts(TestNode node, String organisation, String journey) {
    List<Stored> rows = node.log().journey(organisation, journey, null);
    return node.opener().open(rows).toString();
  }

  @Test
  void what_another_node_erased_is_forgotten_here_at_once() {
    store(node, Messages.referral("n", "j-1"));
    assertThat(texts(node, "n", "j-1")).contains("stick");
    there.erase("n", "c-j-1");
    Eventually.holds(() -> assertThat(texts(node, "n", "j-1")).doesNotContain("stick"));
    assertThat(node.log().client("n", "c-j-1"))
        .extracting(Stored::type)
        .containsExactly(InteractionType.CLIENT_ERASED);
  }

  @Test
  void what_was_decided_before_an_erasure_is_not_stored_behind_it() {
    TestNode deaf = new TestNode(database.application());
    deaf.bean(KeyNews.class).close();
    store(deaf, Messages.referral("d", "j-1"));
    store(deaf, Messages.session("d", "j-1", "s-0"));
    database.execute(
        "update person_key set wrapped = null, destroyed = now() where organisation = 'd'");
    database.execute(
        "insert into key_change (number, organisation, clients) select coalesce(max(number), 0) +"
            + " 1, 'd', '{c-j-1}' from key_change");
    assertThat(texts(deaf, "d", "j-1")).as("it has heard of nothing").contains("stick");

    Outcome outcome = deaf.recorder().record(Messages.session("d", "j-1", "s-1"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it -> assertThat(it.problem().type()).isEqualTo(ProblemType.CLIENT_ERASED));
    assertThat(texts(deaf, "d", "j-1")).doesNotContain("stick");
    store(deaf, Messages.referral("d", "j-2"));
    deaf.close();
  }

  @Test
  void the_list_of_each_node_gets_what_any_of_them_erased() {
    store(node, Messages.referral("l", "j-1"));
    store(other, Messages.referral("l", "j-2"));
    here.erase("l", "c-j-1");
    there.erase("l", "c-j-2");
    for (String file : List.of("here.ndjson", "there.ndjson")) {
      Eventually.holds(
          () ->
              assertThat(folder.resolve(file))
                  .content()
                  .containsOnlyOnce("\"l\",\"clients\":[\"c-j-1\"]")
                  .containsOnlyOnce("\"l\",\"clients\":[\"c-j-2\"]"));
    }
  }
}

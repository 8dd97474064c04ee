package org.journey.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.journey.ingest.Outcome;
import org.journey.ingest.Submission;
import org.journey.interaction.InteractionType;
import org.journey.log.LogUnavailable;
import org.journey.log.Stored;
import org.journey.log.TestPostgres;
import org.journey.problem.ProblemType;
import org.journey.timeline.Recorded;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recording through Axon into a real log, each test in an organisation of its own. */
class AxonRecorderTest {

  private static TestPostgres.Database database;
  private static TestNode node;
  private static TestNode other;

  @BeforeAll
  static void start() {
    database = TestPostgres.database();
    node = new TestNode(database.application());
    other = new TestNode(database.application());
  }

  @AfterAll
  static void stop() {
    node.close();
    other.close();
  }

  private static Outcome record(Submission submission) {
    return node.recorder().record(submission);
  }

  private static Stored accepted(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return ((Outcome.Accepted) outcome).stored();
  }

  private static void refused(Outcome outcome, ProblemType type) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, it -> assertThat(it.problem().type()).isEqualTo(type));
  }

  @Test
  void what_is_accepted_is_stored_as_answered() {
    Stored first = accepted(record(Messages.referral("a", "j-1")));
    Stored second = accepted(record(Messages.session("a", "j-1", "s-1")));
    assertThat(second.version()).isEqualTo(1);
    assertThat(second.sequence()).isGreaterThan(first.sequence());
    assertThat(node.log().journey("a", "j-1", null))
        .usingRecursiveComparison()
        .isEqualTo(List.of(first, second));
    assertThat(Recorded.parse(second.event()).recordedBy()).isEqualTo("w-7");
  }

  @Test
  void a_repeat_is_answered_with_what_is_stored() {
    record(Messages.referral("b", "j-1"));
    Stored first = accepted(record(Messages.session("b", "j-1", "s-1")));
    for (TestNode any : List.of(node, other)) {
      assertThat(any.recorder().record(Messages.session("b", "j-1", "s-1")))
          .isInstanceOfSatisfying(
              Outcome.Duplicate.class,
              it -> assertThat(it.stored()).usingRecursiveComparison().isEqualTo(first));
    }
    assertThat(node.log().journey("b", "j-1", null)).hasSize(2);
  }

  @Test
  void the_same_instant_and_number_written_otherwise_is_the_same_content() {
    record(Messages.referral("c", "j-1"));
    record(Messages.session("c", "j-1", "s-1", "2026-02-03T14:00:00Z"));
    assertThat(record(Messages.session("c", "j-1", "s-1", "2026-02-03T15:00:00.000+01:00")))
        .isInstanceOf(Outcome.Duplicate.class);
  }

  @Test
  void a_known_identity_with_other_content_is_a_conflict_wherever_it_lies() {
    record(Messages.referral("d", "j-1"));
    record(Messages.referral("d", "j-2"));
    record(Messages.session("d", "j-1", "s-1"));
    refused(
        record(Messages.session("d", "j-1", "s-1", "2026-02-04T14:00:00Z")),
        ProblemType.IDENTITY_CONFLICT);
    refused(record(Messages.session("d", "j-2", "s-1")), ProblemType.IDENTITY_CONFLICT);
    refused(
        record(Messages.message("d", "no-such-type", "j-1", "s-1", "2026-02-04T14:00:00Z", "{}")),
        ProblemType.IDENTITY_CONFLICT);
    assertThat(node.log().journey("d", "j-2", null)).hasSize(1);
    accepted(record(Messages.session("d", "j-2", "s-2")));
  }

  @Test
  void a_repeat_is_a_repeat_also_when_the_journey_has_been_closed_since() {
    record(Messages.referral("e", "j-1"));
    record(Messages.session("e", "j-1", "s-1"));
    record(Messages.closing("e", "j-1", "x-1", "2026-02-02T14:00:00Z"));
    assertThat(record(Messages.session("e", "j-1", "s-1"))).isInstanceOf(Outcome.Duplicate.class);
    assertThat(record(Messages.referral("e", "j-1"))).isInstanceOf(Outcome.Duplicate.class);
    refused(record(Messages.session("e", "j-1", "s-2")), ProblemType.JOURNEY_CLOSED);
  }

  @Test
  void what_is_refused_leaves_nothing_behind() {
    refused(record(Messages.session("f", "j-1", "s-1")), ProblemType.JOURNEY_NOT_OPENED);
    refused(
        record(
            Messages.message("f", "session-attended", "j-1", "s-1", "2026-02-04T14:00:00Z", "{}")),
        ProblemType.INVALID_INTERACTION);
    assertThat(node.log().after(0, "f", 10)).isEmpty();
    assertThat(node.keys().find(new org.journey.sealing.ClientId("f", "c-j-1"))).isNull();
    accepted(record(Messages.referral("f", "j-1")));
    accepted(record(Messages.session("f", "j-1", "s-1")));
  }

  @Test
  void a_dry_run_decides_and_stores_nothing() {
    assertThat(node.recorder().dryRun(Messages.referral("g", "j-1")))
        .isInstanceOf(Outcome.WouldAccept.class);
    refused(
        node.recorder().dryRun(Messages.session("g", "j-1", "s-1")),
        ProblemType.JOURNEY_NOT_OPENED);
    accepted(record(Messages.referral("g", "j-1")));
    assertThat(node.recorder().dryRun(Messages.referral("g", "j-1")))
        .isInstanceOf(Outcome.Duplicate.class);
    assertThat(node.log().after(0, "g", 10)).hasSize(1);
  }

  @Test
  void a_chunk_keeps_the_order_of_each_journey_and_tells_of_each_line() {
    List<Submission> chunk = new ArrayList<>();
    for (int journey = 0; journey < 20; journey++) {
      chunk.add(Messages.referral("h", "j-" + journey));
    }
    for (int session = 0; session < 30; session++) {
      for (int journey = 0; journey < 20; journey++) {
        chunk.add(Messages.session("h", "j-" + journey, "s-" + journey + "-" + session));
      }
    }
    chunk.add(Messages.session("h", "j-3", "s-3-7"));
    chunk.add(Messages.session("h", "j-4", "s-3-7"));
    chunk.add(Messages.session("h", "j-none", "s-none"));
    chunk.add(
        Messages.message("h", "session-attended", "j-1", "bad", "2026-02-04T14:00:00Z", "{}"));
    List<Outcome> outcomes = node.recorder().recordAll(chunk);
    assertThat(outcomes.subList(0, 620)).allMatch(it -> it instanceof Outcome.Accepted);
    assertThat(outcomes.get(620)).isInstanceOf(Outcome.Duplicate.class);
    refused(outcomes.get(621), ProblemType.IDENTITY_CONFLICT);
    refused(outcomes.get(622), ProblemType.JOURNEY_NOT_OPENED);
    refused(outcomes.get(623), ProblemType.INVALID_INTERACTION);
    for (int journey = 0; journey < 20; journey++) {
      int number = journey;
      assertThat(node.log().journey("h", "j-" + journey, null))
          .extracting(stored -> Recorded.parse(stored.event()).identity().id())
          .containsExactlyElementsOf(
              java.util.stream.Stream.concat(
                      java.util.stream.Stream.of("j-" + number + "-referral"),
                      IntStream.range(0, 30).mapToObj(s -> "s-" + number + "-" + s))
                  .toList());
    }
    assertThat(node.recorder().recordAll(chunk).subList(0, 621))
        .allMatch(it -> it instanceof Outcome.Duplicate);
  }

  @Test
  void the_same_interaction_fifty_times_at_once_is_one_row_and_one_answer() throws Exception {
    record(Messages.referral("i", "j-1"));
    List<Callable<Outcome>> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      TestNode any = i % 2 == 0 ? node : other;
      calls.add(() -> any.recorder().record(Messages.session("i", "j-1", "s-1")));
    }
    List<Stored> answers = new ArrayList<>();
    int fresh = 0;
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Outcome> future : callers.invokeAll(calls)) {
        switch (future.get()) {
          case Outcome.Accepted it -> {
            fresh++;
            answers.add(it.stored());
          }
          case Outcome.Duplicate it -> answers.add(it.stored());
          case Outcome.WouldAccept _, Outcome.Refused _ -> throw new AssertionError("refused");
        }
      }
    }
    assertThat(fresh).isEqualTo(1);
    assertThat(answers).extracting(Stored::sequence).containsOnly(answers.getFirst().sequence());
    assertThat(answers).extracting(Stored::event).containsOnly(answers.getFirst().event());
    assertThat(node.log().journey("i", "j-1", null)).hasSize(2);
  }

  @Test
  void a_node_never_decides_from_the_past() {
    record(Messages.referral("k", "j-1"));
    other.recorder().record(Messages.session("k", "j-1", "s-1"));
    for (int i = 0; i < 20; i++) {
      TestNode closes = i % 2 == 0 ? node : other;
      TestNode records = i % 2 == 0 ? other : node;
      String day = "2026-03-%02dT".formatted(i + 1);
      accepted(closes.recorder().record(Messages.closing("k", "j-1", "x-" + i, day + "10:00:00Z")));
      refused(
          records.recorder().record(Messages.session("k", "j-1", "s-x" + i, day + "11:00:00Z")),
          ProblemType.JOURNEY_CLOSED);
      accepted(
          closes
              .recorder()
              .record(
                  Messages.message(
                      "k", "journey-reopened", "j-1", "r-" + i, day + "12:00:00Z", "{}")));
      accepted(
          records.recorder().record(Messages.session("k", "j-1", "s-y" + i, day + "13:00:00Z")));
    }
    assertThat(node.log().journey("k", "j-1", null))
        .extracting(Stored::version)
        .isEqualTo(IntStream.range(0, 62).boxed().toList());
  }

  @Test
  void two_nodes_on_one_journey_at_once_lose_nothing() throws Exception {
    record(Messages.referral("l", "j-1"));
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      TestNode any = i % 2 == 0 ? node : other;
      String id = "s-" + i;
      calls.add(
          () -> {
            for (int attempt = 0; attempt < 20; attempt++) {
              try {
                return any.recorder().record(Messages.session("l", "j-1", id))
                    instanceof Outcome.Accepted;
              } catch (org.journey.log.LogUnavailable busy) {
                Thread.sleep(5);
              }
            }
            return false;
          });
    }
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> future : callers.invokeAll(calls)) {
        assertThat(future.get()).isTrue();
      }
    }
    assertThat(node.log().journey("l", "j-1", null))
        .extracting(Stored::version)
        .isEqualTo(IntStream.range(0, 61).boxed().toList());
  }

  @Test
  void merges_rest_on_referrals_of_the_same_chunk() {
    List<Outcome> outcomes =
        node.recorder()
            .recordAll(
                List.of(
                    merge("m", "c-j-1", "c-j-2", "m-0"),
                    Messages.referral("m", "j-1"),
                    Messages.referral("m", "j-2"),
                    merge("m", "c-j-1", "c-j-2", "m-1")));
    refused(outcomes.get(0), ProblemType.UNKNOWN_REFERENCE);
    Stored merged = accepted(outcomes.get(3));
    assertThat(merged.type()).isEqualTo(InteractionType.CLIENT_MERGED);
    assertThat(merged.version()).isZero();
    assertThat(node.log().client("m", "c-j-1")).hasSize(1);
    assertThat(record(merge("m", "c-j-1", "c-j-2", "m-1"))).isInstanceOf(Outcome.Duplicate.class);
  }

  private static Submission merge(String organisation, String from, String into, String id) {
    return Messages.message(
        organisation,
        "client-merged",
        from,
        id,
        "2026-03-01T10:00:00Z",
        "{\"into\":\"%s\",\"reason\":\"the same person\"}".formatted(into));
  }

  @Test
  void the_client_of_a_destroyed_key_takes_no_more_and_any_repeat_is_one() {
    record(Messages.referral("o", "j-1"));
    record(Messages.session("o", "j-1", "s-1"));
    database.execute(
        "update person_key set wrapped = null, destroyed = now() where organisation = 'o'");
    tellOfKeys("o", "c-j-1");
    refused(record(Messages.session("o", "j-1", "s-2")), ProblemType.CLIENT_ERASED);
    assertThat(record(Messages.session("o", "j-1", "s-1", "2026-02-04T14:00:00Z")))
        .isInstanceOf(Outcome.Duplicate.class);
  }

  /** As an erasure has every node hear of it. */
  private static void tellOfKeys(String organisation, String client) {
    database.execute(
        "insert into key_change (number, organisation, clients) select coalesce(max(number), 0) +"
            + " 1, '%s', '{%s}' from key_change".formatted(organisation, client));
    node.keys().catchUp();
  }

  /** As a client does: what is not answered in time, on a busy machine, is sent again. */
  private static void store(TestNode any, Submission submission) {
    while (true) {
      try {
        assertThat(any.recorder().record(submission))
            .isInstanceOfAny(Outcome.Accepted.class, Outcome.Duplicate.class);
        return;
      } catch (LogUnavailable late) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void sixty_four_writers_leave_dense_sequences_and_dense_versions() throws Exception {
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int writer = 0; writer < 64; writer++) {
      String journey = "j-" + writer;
      TestNode any = writer % 2 == 0 ? node : other;
      calls.add(
          () -> {
            int stored = 0;
            store(any, Messages.referral("p", journey));
            for (int i = 0; i < 20; i++) {
              store(any, Messages.session("p", journey, journey + "-s-" + i));
              stored++;
            }
            return stored;
          });
    }
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> future : callers.invokeAll(calls)) {
        assertThat(future.get()).isEqualTo(20);
      }
    }
    long head = node.log().head();
    List<Stored> all = node.log().after(0, null, (int) head + 1);
    assertThat(all)
        .extracting(Stored::sequence)
        .isEqualTo(java.util.stream.LongStream.rangeClosed(1, head).boxed().toList());
    assertThat(all.stream().filter(it -> it.organisation().equals("p"))).hasSize(64 * 21);
  }
}

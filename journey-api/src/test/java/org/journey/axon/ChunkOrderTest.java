package org.journey.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.journey.ingest.Outcome;
import org.journey.ingest.Submission;
import org.journey.log.TestPostgres;
import org.journey.problem.ProblemType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Messages that come together are answered as if they had come one after the other. */
class ChunkOrderTest {

  private static final String TIME = "2026-03-01T10:00:00Z";
  private static TestNode node;

  @BeforeAll
  static void start() {
    node = new TestNode(TestPostgres.database().application());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static List<Outcome> record(Submission... chunk) {
    return node.recorder().recordAll(List.of(chunk));
  }

  private static ProblemType refusal(Outcome outcome) {
    return ((Outcome.Refused) outcome).problem().type();
  }

  private static Submission goal(String organisation, String kind, String id, String more) {
    return Messages.message(
        organisation, kind, "j-1", id, TIME, "{\"goalId\":\"g-1\"" + more + "}");
  }

  @Test
  void what_is_wrong_with_a_message_is_told_though_a_later_one_has_its_identity() {
    record(Messages.referral("a", "j-1"));
    List<Outcome> outcomes =
        record(
            Messages.message("a", "contact-attempted", "j-1", "x", TIME, "{\"channel\":\"Q\"}"),
            Messages.message(
                "a",
                "contact-attempted",
                "j-1",
                "x",
                TIME,
                "{\"channel\":\"PHONE\",\"outcome\":\"ANSWERED\"}"));
    assertThat(refusal(outcomes.get(0))).isEqualTo(ProblemType.INVALID_INTERACTION);
    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void what_came_too_early_is_refused_though_it_comes_again_in_time() {
    record(Messages.referral("b", "j-1"));
    List<Outcome> outcomes =
        record(
            goal("b", "goal-progressed", "p", ""),
            goal(
                "b",
                "goal-set",
                "s",
                ",\"domain\":\"WORK\",\"ledBy\":\"CLIENT\",\"outlook\":\"NEW\""),
            goal("b", "goal-progressed", "p", ""));
    assertThat(refusal(outcomes.get(0))).isEqualTo(ProblemType.UNKNOWN_REFERENCE);
    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Accepted.class);
    assertThat(outcomes.get(2)).isInstanceOf(Outcome.Accepted.class);
    assertThat(record(goal("b", "goal-progressed", "p", "")).getFirst())
        .isInstanceOf(Outcome.Duplicate.class);
  }

  @Test
  void of_one_identity_on_several_journeys_the_first_that_can_be_stored_is() {
    for (int round = 0; round < 40; round++) {
      String organisation = "c-" + round;
      record(Messages.referral(organisation, "j-2"), Messages.referral(organisation, "j-3"));
      List<Outcome> outcomes =
          record(
              // Never opened: refused.
              Messages.session(organisation, "j-1", "same"),
              Messages.session(organisation, "j-2", "same"),
              Messages.session(organisation, "j-3", "same"));
      assertThat(outcomes.get(1)).as("round %s", round).isInstanceOf(Outcome.Accepted.class);
      assertThat(refusal(outcomes.get(2))).isEqualTo(ProblemType.IDENTITY_CONFLICT);
    }
  }

  @Test
  void the_same_new_clients_in_different_orders_do_not_wait_for_each_other_for_ever()
      throws Exception {
    for (int round = 0; round < 10; round++) {
      String organisation = "d-" + round;
      List<Submission> forwards =
          IntStream.range(0, 150).mapToObj(i -> Messages.referral(organisation, "j-" + i)).toList();
      List<Outcome> other = new ArrayList<>();
      Thread backwards =
          Thread.ofVirtual()
              .start(() -> other.addAll(node.recorder().recordAll(forwards.reversed())));
      List<Outcome> mine = node.recorder().recordAll(forwards);
      backwards.join();
      assertThat(mine).hasSize(150).noneMatch(Outcome.Refused.class::isInstance);
      assertThat(other).hasSize(150).noneMatch(Outcome.Refused.class::isInstance);
      long accepted =
          Stream.concat(mine.stream(), other.stream())
              .filter(Outcome.Accepted.class::isInstance)
              .count();
      assertThat(accepted).as("accepted once each, round %s", round).isEqualTo(150);
    }
  }
}

package org.journey.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same fifty times at once: one is stored, and the others are told so. */
@ExtendWith(RunningApplication.class)
class FiftyAtOnceTest {

  private static final String SOURCE = "/faults/fifty";
  private static final Instant TIME = Instant.parse("2026-01-05T09:00:00Z");
  private static final int COUNT = 50;

  @Test
  void the_same_interaction_is_one_row_and_one_answer(RunningApplication.Instance instance)
      throws Exception {
    for (int round = 0; round < 5; round++) {
      String journey = "fifty-same-" + round;
      String body = Interactions.referral(SOURCE, "same-" + round, journey, TIME);
      List<Api.Reply> replies = atOnce(instance.api(), _ -> body);

      assertThat(statuses(replies)).containsExactlyInAnyOrderEntriesOf(Map.of(201, 1L, 200, 49L));
      assertThat(replies.stream().map(Api.Reply::json).distinct()).hasSize(1);
      assertThat(rows(instance, journey)).hasSize(1);
    }
  }

  @Test
  void of_fifty_contents_under_one_identity_one_is_stored_and_the_others_conflict(
      RunningApplication.Instance instance) throws Exception {
    String journey = "fifty-contents";
    open(instance, journey);
    List<Api.Reply> replies =
        atOnce(
            instance.api(),
            number ->
                Interactions.event(
                    SOURCE,
                    "contents",
                    journey,
                    TIME.plusSeconds(number),
                    "worker-assigned",
                    "{\"worker\":\"w-" + number + "\"}"));

    assertThat(statuses(replies)).containsExactlyInAnyOrderEntriesOf(Map.of(201, 1L, 409, 49L));
    assertThat(rows(instance, journey)).hasSize(2);
  }

  @Test
  void of_fifty_referrals_of_one_journey_one_opens_it(RunningApplication.Instance instance)
      throws Exception {
    String journey = "fifty-referrals";
    List<Api.Reply> replies =
        atOnce(
            instance.api(),
            number -> Interactions.referral(SOURCE, "referral-" + number, journey, TIME));

    assertThat(statuses(replies)).containsExactlyInAnyOrderEntriesOf(Map.of(201, 1L, 409, 49L));
    assertThat(rows(instance, journey)).hasSize(1);
  }

  @Test
  void of_fifty_who_use_one_goal_id_one_sets_it(RunningApplication.Instance instance)
      throws Exception {
    String journey = "fifty-goals";
    open(instance, journey);
    List<Api.Reply> replies =
        atOnce(
            instance.api(),
            number ->
                Interactions.event(
                    SOURCE,
                    "goal-" + number,
                    journey,
                    TIME,
                    "goal-set",
                    "{\"goalId\":\"g-1\",\"domain\":\"WORK\",\"ledBy\":\"CLIENT\",\"outlook\":\"NEW\"}"));

    assertThat(statuses(replies)).containsExactlyInAnyOrderEntriesOf(Map.of(201, 1L, 409, 49L));
    assertThat(rows(instance, journey)).hasSize(2);
  }

  @Test
  void fifty_different_ones_on_one_journey_are_fifty_rows(RunningApplication.Instance instance)
      throws Exception {
    String journey = "fifty-different";
    open(instance, journey);
    List<Api.Reply> replies =
        atOnce(
            instance.api(),
            number ->
                Interactions.event(
                    SOURCE,
                    "different-" + number,
                    journey,
                    TIME.plusSeconds(number),
                    "connection-made",
                    "{\"with\":\"PEER\"}"));

    assertThat(statuses(replies)).containsExactlyInAnyOrderEntriesOf(Map.of(201, 50L));
    List<Row> rows = rows(instance, journey);
    assertThat(rows.stream().map(Row::version)).hasSize(51).isSorted().doesNotHaveDuplicates();
    new Aftermath(instance.api(), instance.log())
        .assertStateIsFoldOf(instance.log().all(), journey);
  }

  private static void open(RunningApplication.Instance instance, String journey) throws Exception {
    String referral = Interactions.referral(SOURCE, "open-" + journey, journey, TIME);
    assertThat(instance.api().post(referral, Duration.ofSeconds(20)).status()).isEqualTo(201);
  }

  private static List<Api.Reply> atOnce(Api api, IntFunction<String> body) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Api.Reply>> replies = new ArrayList<>();
      for (int number = 0; number < COUNT; number++) {
        String event = body.apply(number);
        replies.add(
            senders.submit(
                () -> {
                  go.await();
                  return api.post(event, Duration.ofSeconds(20));
                }));
      }
      go.countDown();
      List<Api.Reply> answers = new ArrayList<>();
      for (Future<Api.Reply> reply : replies) {
        answers.add(reply.get());
      }
      return answers;
    }
  }

  private static Map<Integer, Long> statuses(List<Api.Reply> replies) {
    return replies.stream().collect(groupingBy(Api.Reply::status, counting()));
  }

  private static List<Row> rows(RunningApplication.Instance instance, String journey)
      throws Exception {
    return instance.log().all().stream().filter(row -> row.subject().equals(journey)).toList();
  }
}

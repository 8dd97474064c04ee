package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shuffled, late and back-dated delivery. References are judged in the order of recording, so the
 * referral and what others refer to come first; all else comes as it likes.
 */
@ExtendWith(RunningApplication.class)
class DeliveryOrderTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final int JOURNEYS = 6;
  private static final int LENGTH = 40;

  /** One thing that happened. */
  private record Happening(String id, Instant time, String type, String data, boolean referredTo) {

    /** The referral first, then what others refer to, then all else. */
    int turn() {
      return type.equals("referral-received") ? 0 : referredTo ? 1 : 2;
    }
  }

  @Test
  void states_are_as_from_sorted_input(RunningApplication.Instance instance) throws Exception {
    Random random = new Random(Seed.next("order of delivery"));
    for (int number = 0; number < JOURNEYS; number++) {
      List<Happening> happenings = happenings(random);
      List<Happening> shuffled = new ArrayList<>(happenings);
      Collections.shuffle(shuffled, random);
      shuffled.sort(Comparator.comparing(Happening::turn));
      List<Happening> backwards = new ArrayList<>(happenings.reversed());
      backwards.sort(Comparator.comparing(Happening::turn));

      deliver(instance.api(), "sorted-" + number, happenings);
      deliver(instance.api(), "shuffled-" + number, shuffled);
      deliver(instance.api(), "backwards-" + number, backwards);

      for (Happening at : List.of(happenings.get(LENGTH / 4), happenings.get(LENGTH / 2), last())) {
        String sorted = state(instance.api(), "sorted-" + number, at.time());
        assertThat(state(instance.api(), "shuffled-" + number, at.time())).isEqualTo(sorted);
        assertThat(state(instance.api(), "backwards-" + number, at.time())).isEqualTo(sorted);
      }
    }
  }

  private static Happening last() {
    return new Happening("", START.plus(Duration.ofDays(300)), "", "", false);
  }

  /** No two at one time: which of those comes first is by sequence, and so by delivery. */
  private static List<Happening> happenings(Random random) {
    List<Happening> happenings = new ArrayList<>();
    happenings.add(
        new Happening(
            "referral",
            START,
            "referral-received",
            "{\"clientId\":\"c-JOURNEY\",\"referralSource\":\"NURSE\",\"reasons\":[\"ISOLATION\",\"DEBT\"]}",
            true));
    for (int number = 1; number < LENGTH; number++) {
      Instant time = START.plus(Duration.ofHours(7L * number)).plusSeconds(random.nextInt(3_600));
      happenings.add(happening(number, time, random));
    }
    return happenings;
  }

  private static Happening happening(int number, Instant time, Random random) {
    String id = "h-" + number;
    return switch (number % 10) {
      case 1 ->
          new Happening(
              id,
              time,
              "goal-set",
              "{\"goalId\":\"g-%d\",\"domain\":\"WORK\",\"ledBy\":\"CLIENT\",\"outlook\":\"NEW\"}"
                  .formatted(number),
              true);
      case 2 ->
          new Happening(
              id,
              time,
              "barrier-identified",
              "{\"barrierId\":\"b-%d\",\"kind\":\"TRANSPORT\",\"stage\":3}".formatted(number),
              true);
      case 4 ->
          new Happening(
              id,
              time,
              "goal-progressed",
              "{\"goalId\":\"g-%d\",\"progress\":%d}".formatted(number - 3, 1 + random.nextInt(99)),
              false);
      case 5 ->
          new Happening(
              id,
              time,
              "barrier-resolved",
              "{\"barrierId\":\"b-%d\"}".formatted(number - 3),
              false);
      case 6 ->
          new Happening(
              id,
              time,
              "reflection-recorded",
              "{\"findings\":[{\"subTheme\":\"%s\",\"tense\":\"EXPERIENCED\"}]}"
                  .formatted(random.nextBoolean() ? "personal-assets" : "self-and-others"),
              false);
      case 7 ->
          new Happening(
              id,
              time,
              "bridging-visit-made",
              "{\"activityId\":\"a-%d\",\"accompaniedBy\":\"TEAM\"}".formatted(random.nextInt(3)),
              false);
      case 8 ->
          new Happening(
              id,
              time,
              "session-missed",
              "{\"activityId\":\"a-%d\",\"category\":\"SOCIAL\"}".formatted(random.nextInt(3)),
              false);
      case 9 ->
          new Happening(id, time, "worker-assigned", "{\"worker\":\"w-" + number + "\"}", false);
      default ->
          new Happening(
              id,
              time,
              "session-attended",
              "{\"activityId\":\"a-%d\",\"category\":\"SOCIAL\"}".formatted(random.nextInt(3)),
              false);
    };
  }

  private static void deliver(Api api, String journey, List<Happening> happenings)
      throws IOException, InterruptedException {
    for (Happening happening : happenings) {
      String event =
          Interactions.event(
              "/faults/order/" + journey,
              happening.id(),
              journey,
              happening.time(),
              happening.type(),
              happening.data().replace("JOURNEY", journey));
      Api.Reply reply = api.post(event, Duration.ofSeconds(20));
      assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }
  }

  /** The state without what names the journey or the delivery. */
  private static String state(Api api, String journey, Instant asAt)
      throws IOException, InterruptedException {
    Api.Reply reply = api.get("/journeys/" + journey + "?asAt=" + asAt);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    ObjectNode state =
        (ObjectNode) JsonMapper.shared().readTree(reply.body().replace(journey, "JOURNEY"));
    state.remove(List.of("sequence", "asKnown"));
    return Aftermath.canonical(state);
  }
}

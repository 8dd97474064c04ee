package org.journey.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.journey.security.Role;
import org.journey.web.Answer;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An organisation that has used its quota up: single calls are refused and say so, batches and
 * records wait, and nobody else notices.
 */
class QuotasOnEveryWayTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String DELAYED = "journey_quota_delayed_seconds_total";
  private static final int FAR_MORE_THAN_AT_ONCE = 500;

  private final Caller thrifty =
      PLATFORM.caller("w-1", RunningPlatform.THRIFTY, Role.STAFF, Role.IMPORT);
  private final String other = Events.fresh("other");
  private final Caller others = PLATFORM.caller("w-1", other, Role.STAFF);

  /** Until one is refused, which is then told. */
  private Answer useUp() {
    for (int i = 0; i < FAR_MORE_THAN_AT_ONCE; i++) {
      Answer answer = thrifty.post(Events.referral(Events.fresh("j")));
      if (answer.status() != 201) {
        return answer;
      }
    }
    throw new AssertionError("no quota is kept");
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in 20 s").isLessThan(end);
      Thread.sleep(20);
    }
  }

  private static double metric(String name) {
    String begin = name + "{organisation=\"" + RunningPlatform.THRIFTY + "\"} ";
    return PLATFORM
        .nobody()
        .unchecked("GET", "/actuator/prometheus")
        .is(200)
        .text()
        .lines()
        .filter(line -> line.startsWith(begin))
        .mapToDouble(line -> Double.parseDouble(line.substring(begin.length())))
        .sum();
  }

  @Test
  void a_call_beyond_it_is_refused_for_a_moment_and_another_organisation_s_is_not()
      throws Exception {
    double before = metric("journey_quota_refused_total");
    Answer refused = useUp().isProblem(429, "too-many-requests");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    assertThat(metric("journey_quota_refused_total")).isGreaterThan(before);

    others.post(Events.referral(Events.fresh("j"))).is(201);
    ObjectNode again = Events.referral(Events.fresh("j"));
    eventually(() -> thrifty.post(again).status() == 201);
  }

  @Test
  void a_batch_beyond_it_is_slower_and_whole() {
    double before = metric(DELAYED);
    useUp();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      lines.append(Events.referral(Events.fresh("j"))).append('\n');
    }
    JsonNode report = thrifty.batch(lines.toString()).is(200).json();
    assertThat(report.required("accepted").intValue()).isEqualTo(30);
    assertThat(metric(DELAYED)).isGreaterThan(before + 1);
  }

  @Test
  void records_beyond_it_wait_in_their_order_and_those_of_another_partition_do_not()
      throws Exception {
    double before = metric(DELAYED);
    useUp();
    String journey = Events.fresh("j");
    List<ObjectNode> events = new ArrayList<>(List.of(Events.referral(journey)));
    for (int minute = 1; minute <= 39; minute++) {
      events.add(Events.session(journey, "2026-02-01T14:%02d:00Z".formatted(minute)));
    }
    List<String> sent = events.stream().map(event -> event.required("id").stringValue()).toList();
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      int held = 0;
      for (ObjectNode event : events) {
        held = wire.send(Wire.ofOrganisation(event, RunningPlatform.THRIFTY)).partition();
      }
      String theirs = sentBeside(wire, held);
      eventually(() -> others.idsOf(theirs).size() == 1);
      assertThat(thrifty.idsOf(journey)).hasSizeLessThan(sent.size());
      eventually(() -> thrifty.idsOf(journey).size() == sent.size());
      assertThat(thrifty.idsOf(journey)).isEqualTo(sent);
      assertThat(metric(DELAYED)).isGreaterThan(before + 1);
      assertThat(
              wire.all(Topics.REJECTED).stream().map(one -> Wire.json(one).path("id").asString("")))
          .doesNotContainAnyElementsOf(sent);
    }
  }

  /** A journey of the other organisation, in another partition. */
  private String sentBeside(Wire wire, int held) {
    while (true) {
      String theirs = Events.fresh("j");
      ObjectNode referral = Wire.ofOrganisation(Events.referral(theirs), other);
      if (wire.send(referral).partition() != held) {
        return theirs;
      }
    }
  }
}

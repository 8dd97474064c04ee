package org.journey.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.journey.ingest.Intake;
import org.journey.ingest.Quotas;
import org.journey.ingest.Recorder;
import org.journey.interaction.Vocabulary;
import org.journey.kafka.KafkaClients;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.journey.log.LogUnavailable;
import org.journey.sealing.DailyKeys;
import org.journey.security.Role;
import org.journey.tracing.Traces;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.node.ObjectNode;

/** Reading a topic of its own, on a real log and broker, where reading fails or has to wait. */
@ExtendWith(OutputCaptureExtension.class)
class MembershipTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private final String topic = Events.fresh("read");
  private final String organisation = Events.fresh("read");
  private final String beside = Events.fresh("beside");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void makeTopic() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", PLATFORM.kafka()))) {
      admin
          .createTopics(List.of(new NewTopic(topic, 2, (short) 1)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static <T> T bean(Class<T> type) {
    return PLATFORM.application().getBean(type);
  }

  private Membership open(
      Vocabulary vocabulary, Map<String, Integer> quotas, BooleanSupplier logAnswers) {
    return Membership.open(
        new Membership.Means(
            bean(KafkaClients.class),
            new RecordReader(
                new Intake(InstantSource.system(), vocabulary),
                Producers.of(topic + "=" + organisation + "," + topic + "=" + beside, null, topic)),
            bean(Recorder.class),
            new Quotas(new Quotas.Settings(0, quotas), new SimpleMeterRegistry()),
            bean(DailyKeys.class),
            new InboundMetrics(registry, Set.of(topic), InstantSource.system()),
            logAnswers,
            InstantSource.system(),
            bean(Traces.class)),
        Set.of(topic));
  }

  private static void stepUntil(Membership membership, BooleanSupplier condition)
      throws InterruptedException {
    stepUntil(membership, new AtomicLong(), condition);
  }

  /**
   * @param longest is set to how long the longest step took, nanoseconds
   */
  private static void stepUntil(
      Membership membership, AtomicLong longest, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!condition.getAsBoolean()) {
      long began = System.nanoTime();
      membership.step();
      longest.accumulateAndGet(System.nanoTime() - began, Math::max);
      assertThat(System.nanoTime()).as("in 40 s").isLessThan(end);
    }
  }

  private static String id(ObjectNode event) {
    return event.required("id").stringValue();
  }

  /** To which partition it went. */
  private int send(Wire wire, ObjectNode event, String whose) {
    return wire.send(
            topic,
            event.required("subject").stringValue(),
            Map.of(),
            Wire.ofOrganisation(event, whose).toString().getBytes(UTF_8))
        .partition();
  }

  private static List<String> stored(String whose, String journey) {
    return PLATFORM.caller("w-1", whose, Role.STAFF).idsOf(journey);
  }

  private static void assertNoneIsRefused(Wire wire, List<String> ids) {
    assertThat(
            wire.all(Topics.REJECTED).stream().map(one -> Wire.json(one).path("id").asString("")))
        .doesNotContainAnyElementsOf(ids);
  }

  /** Reading asks the database for what was registered. */
  @Test
  void a_record_that_cannot_be_read_without_the_database_waits_for_it_in_its_order(
      CapturedOutput output) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    assertWaits(
        subTheme -> {
          if (asked.incrementAndGet() <= 3) {
            throw new LogUnavailable("the registered stage models cannot be read", null);
          }
          return true;
        },
        () -> true);
    assertThat(asked.get()).isGreaterThan(2);
    assertThat(output.getAll().split("wait for it", -1)).as("told once").hasSize(2);
  }

  @Test
  void a_defect_while_the_log_does_not_answer_is_no_fault_of_the_record() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    assertWaits(
        subTheme -> {
          if (asked.incrementAndGet() <= 2) {
            throw new IllegalStateException("a defect");
          }
          return true;
        },
        () -> asked.get() > 2);
  }

  private void assertWaits(Vocabulary vocabulary, BooleanSupplier logAnswers) throws Exception {
    String journey = Events.fresh("j");
    ObjectNode referral = Events.referral(journey);
    ObjectNode reflection = Events.reflection(journey, "2026-01-20T14:00:00Z", "better");
    ObjectNode session = Events.session(journey, "2026-01-27T14:00:00Z");
    List<String> ids = List.of(id(referral), id(reflection), id(session));
    try (Wire wire = new Wire(PLATFORM.kafka());
        Membership membership = open(vocabulary, Map.of(), logAnswers)) {
      int waiting = send(wire, referral, organisation);
      send(wire, reflection, organisation);
      send(wire, session, organisation);
      String theirs = sentBeside(wire, waiting);
      stepUntil(
          membership,
          () -> stored(organisation, journey).size() == 3 && stored(beside, theirs).size() == 1);
      assertThat(stored(organisation, journey)).isEqualTo(ids);
      membership.finish();
      assertNoneIsRefused(wire, ids);
    }
  }

  private double told(String metric) {
    return registry.get(metric).meter().measure().iterator().next().getValue();
  }

  /** A journey of the other organisation, in the other partition. */
  private String sentBeside(Wire wire, int partition) {
    while (true) {
      String theirs = Events.fresh("j");
      if (send(wire, Events.referral(theirs), beside) != partition) {
        return theirs;
      }
    }
  }

  @Test
  void records_beyond_a_quota_wait_in_their_order_and_the_other_partition_goes_on()
      throws Exception {
    String journey = Events.fresh("j");
    List<ObjectNode> events = new ArrayList<>(List.of(Events.referral(journey)));
    for (int minute = 1; minute <= 39; minute++) {
      events.add(Events.session(journey, "2026-02-01T14:%02d:00Z".formatted(minute)));
    }
    List<String> ids = events.stream().map(MembershipTest::id).toList();
    try (Wire wire = new Wire(PLATFORM.kafka());
        Membership membership = open(any -> true, Map.of(organisation, 2), () -> true)) {
      int held = 0;
      for (ObjectNode event : events) {
        held = send(wire, event, organisation);
      }
      String theirs = sentBeside(wire, held);
      stepUntil(membership, () -> stored(beside, theirs).size() == 1);
      assertThat(stored(organisation, journey)).hasSizeLessThan(ids.size());
      stepUntil(membership, () -> told("journey.kafka.in.delay") > 1);
      assertThat(told("journey.kafka.in.up")).isOne();
      assertThat(told("journey.kafka.in.lag")).isBetween(1.0, (double) ids.size());
      assertThat(told("journey.kafka.in.held")).isPositive();
      stepUntil(membership, () -> stored(organisation, journey).size() == ids.size());
      stepUntil(membership, () -> told("journey.kafka.in.lag") == 0);
      assertThat(told("journey.kafka.in.delay")).isZero();
      assertThat(stored(organisation, journey)).isEqualTo(ids);
      membership.finish();
      assertNoneIsRefused(wire, ids);
    }
  }

  /** Each is looked at on its own: all at once they would keep this node from polling. */
  @Test
  void records_that_take_long_to_read_do_not_keep_the_group_waiting() throws Exception {
    String journey = Events.fresh("j");
    List<ObjectNode> events = new ArrayList<>(List.of(Events.referral(journey)));
    for (int minute = 10; minute < 30; minute++) {
      events.add(Events.reflection(journey, "2026-01-20T14:%d:00Z".formatted(minute), "better"));
    }
    Vocabulary slow =
        subTheme -> {
          LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
          return true;
        };
    try (Wire wire = new Wire(PLATFORM.kafka());
        Membership membership = open(slow, Map.of(), () -> true)) {
      events.forEach(event -> send(wire, event, organisation));
      AtomicLong longest = new AtomicLong();
      stepUntil(membership, longest, () -> stored(organisation, journey).size() == events.size());
      assertThat(stored(organisation, journey))
          .isEqualTo(events.stream().map(MembershipTest::id).toList());
      assertThat(Duration.ofNanos(longest.get())).isLessThan(Duration.ofSeconds(5));
      membership.finish();
    }
  }

  @Test
  void records_that_are_gone_before_they_were_read_are_told_and_the_rest_is_read()
      throws Exception {
    String journey = Events.fresh("j");
    ObjectNode referral = Events.referral(journey);
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      int partition = send(wire, referral, organisation);
      try (Membership membership = open(any -> true, Map.of(), () -> true)) {
        stepUntil(membership, () -> stored(organisation, journey).size() == 1);
        membership.step();
        membership.finish();
      }
      for (int minute = 10; minute < 15; minute++) {
        send(wire, Events.session(journey, "2026-02-01T14:%d:00Z".formatted(minute)), organisation);
      }
      remove(partition, 6);
      // Nothing follows yet; whoever has the partition next must not tell it again.
      try (Membership membership = open(any -> true, Map.of(), () -> true)) {
        stepUntil(membership, () -> lost() > 0);
        membership.finish();
      }
      ObjectNode last = Events.session(journey, "2026-02-01T15:00:00Z");
      send(wire, last, organisation);
      try (Membership membership = open(any -> true, Map.of(), () -> true)) {
        stepUntil(membership, () -> stored(organisation, journey).size() == 2);
        membership.finish();
      }
      assertThat(stored(organisation, journey)).containsExactly(id(referral), id(last));
      assertThat(lost()).isEqualTo(5);
    }
  }

  /** By all memberships of this test, which have the same counters. */
  private double lost() {
    Counter lost = registry.find("journey.kafka.in.lost").counter();
    return lost == null ? 0 : lost.count();
  }

  /** As retention does. */
  private void remove(int partition, long before) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", PLATFORM.kafka()))) {
      admin
          .deleteRecords(
              Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(before)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }
}

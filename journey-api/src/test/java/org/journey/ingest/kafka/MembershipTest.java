package org.journey.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
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
import tools.jackson.databind.node.ObjectNode;

/** Reading a topic of its own, on a real log and broker, where reading fails or has to wait. */
class MembershipTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private final String topic = Events.fresh("read");
  private final String organisation = Events.fresh("read");
  private final String beside = Events.fresh("beside");

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
            new InboundMetrics(new SimpleMeterRegistry(), Set.of(topic), InstantSource.system()),
            logAnswers,
            InstantSource.system(),
            bean(Traces.class)),
        Set.of(topic));
  }

  private static void stepUntil(Membership membership, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!condition.getAsBoolean()) {
      membership.step();
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
  void a_record_that_cannot_be_read_without_the_database_waits_for_it_in_its_order()
      throws Exception {
    AtomicInteger asked = new AtomicInteger();
    assertWaits(
        subTheme -> {
          if (asked.incrementAndGet() <= 2) {
            throw new LogUnavailable("the registered stage models cannot be read", null);
          }
          return true;
        },
        () -> true);
    assertThat(asked.get()).isGreaterThan(2);
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
      stepUntil(membership, () -> stored(organisation, journey).size() == ids.size());
      assertThat(stored(organisation, journey)).isEqualTo(ids);
      membership.finish();
      assertNoneIsRefused(wire, ids);
    }
  }
}

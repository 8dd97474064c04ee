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

  private Membership open(Vocabulary vocabulary, Map<String, Integer> quotas) {
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
            () -> true,
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

  private void send(Wire wire, ObjectNode event, String whose) {
    wire.send(
        topic,
        event.required("subject").stringValue(),
        Map.of(),
        Wire.ofOrganisation(event, whose).toString().getBytes(UTF_8));
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
    String journey = Events.fresh("j");
    ObjectNode referral = Events.referral(journey);
    ObjectNode reflection = Events.reflection(journey, "2026-01-20T14:00:00Z", "better");
    ObjectNode session = Events.session(journey, "2026-01-27T14:00:00Z");
    List<String> ids = List.of(id(referral), id(reflection), id(session));
    AtomicInteger asked = new AtomicInteger();
    Vocabulary away =
        subTheme -> {
          if (asked.incrementAndGet() <= 2) {
            throw new LogUnavailable("the registered stage models cannot be read", null);
          }
          return true;
        };
    try (Wire wire = new Wire(PLATFORM.kafka());
        Membership membership = open(away, Map.of())) {
      send(wire, referral, organisation);
      send(wire, reflection, organisation);
      send(wire, session, organisation);
      stepUntil(membership, () -> stored(organisation, journey).size() == 3);
      assertThat(stored(organisation, journey)).isEqualTo(ids);
      assertThat(asked.get()).isGreaterThan(2);
      membership.finish();
      assertNoneIsRefused(wire, ids);
    }
  }

  @Test
  void records_beyond_a_quota_wait_in_their_order_and_the_other_partition_goes_on()
      throws Exception {
    String journey = Events.fresh("j");
    List<ObjectNode> events = new ArrayList<>(List.of(Events.referral(journey)));
    for (int day = 1; day <= 14; day++) {
      events.add(Events.session(journey, "2026-02-%02dT14:00:00Z".formatted(day)));
    }
    List<String> ids = events.stream().map(MembershipTest::id).toList();
    try (Wire wire = new Wire(PLATFORM.kafka());
        Membership membership = open(any -> true, Map.of(organisation, 1))) {
      events.forEach(event -> send(wire, event, organisation));
      int held = partition(wire, journey);
      String theirs = Events.fresh("j");
      ObjectNode referral = Events.referral(theirs);
      send(wire, referral, beside);
      while (partition(wire, theirs) == held) {
        theirs = Events.fresh("j");
        referral = Events.referral(theirs);
        send(wire, referral, beside);
      }
      String last = theirs;
      stepUntil(membership, () -> stored(beside, last).size() == 1);
      assertThat(stored(organisation, journey)).hasSizeLessThan(ids.size());
      stepUntil(membership, () -> stored(organisation, journey).size() == ids.size());
      assertThat(stored(organisation, journey)).isEqualTo(ids);
      membership.finish();
      assertNoneIsRefused(wire, ids);
    }
  }

  private int partition(Wire wire, String journey) {
    return wire.await(topic, 1, one -> journey.equals(new String(one.key(), UTF_8)))
        .getFirst()
        .partition();
  }
}

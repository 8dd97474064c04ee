package org.journey.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.journey.command.Here;
import org.journey.kafka.KafkaClients;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.sealing.DailyKeys;
import org.journey.security.Role;
import org.journey.web.Answer;
import org.journey.web.Caller;
import org.journey.web.Erasing;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code journey redrive}, and what it does with what cannot be sent again. */
class RedriveTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private final String organisation = Events.fresh("redrive");
  private final String journey = Events.fresh("j");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);

  private Here redrive(Role role, String from, String to) {
    String token = PLATFORM.token("a-1", List.of(organisation), role);
    return Here.run(
        "redrive", "--url", PLATFORM.url(), "--token", token, "--from", from, "--to", to);
  }

  private static Rejections rejections() {
    return new Rejections(
        PLATFORM.application().getBean(KafkaClients.class),
        PLATFORM.application().getBean(DailyKeys.class),
        InstantSource.system());
  }

  private void awaitReferral() throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (staff.get("/api/v1/journeys/" + journey).status() != 200) {
      assertThat(System.nanoTime()).as("the last is stored").isLessThan(end);
      Thread.sleep(100);
    }
  }

  /** As if it had been refused: at first nobody knew of its journey, say. */
  private ConsumerRecord<byte[], byte[]> record(String topic, ObjectNode event) {
    return record(topic, 0, 0, event);
  }

  private ConsumerRecord<byte[], byte[]> ofPartition(int partition, long offset, ObjectNode event) {
    return record(Topics.INTERACTIONS, partition, offset, event);
  }

  private ConsumerRecord<byte[], byte[]> record(
      String topic, int partition, long offset, ObjectNode event) {
    return new ConsumerRecord<>(
        topic,
        partition,
        offset,
        journey.getBytes(UTF_8),
        Wire.ofOrganisation(event, organisation).toString().getBytes(UTF_8));
  }

  /** Others send what is no JSON, or nothing. */
  private static String text(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null ? "" : new String(record.value(), UTF_8);
  }

  @Test
  void those_whose_topic_or_partition_is_gone_hold_up_none_behind_them() throws Exception {
    ObjectNode referral = Events.referral(journey);
    Problem problem = Problem.of(ProblemType.UNKNOWN_REFERENCE, "for a test");
    List<Rejections.Sent> refused = new ArrayList<>();
    try (Rejections rejections = rejections()) {
      refused.add(
          rejections.send(
              record("gone", Events.session(journey, "2026-01-20T14:00:00Z")), problem, null));
      // For each a producer would wait for ten seconds.
      for (int offset = 0; offset < 5; offset++) {
        refused.add(rejections.send(ofPartition(99, offset, referral), problem, null));
      }
      refused.add(rejections.send(record(Topics.INTERACTIONS, referral), problem, null));
      rejections.await(refused);
    }
    String from = Long.toString(refused.getFirst().answer().get().offset());
    String to = Long.toString(refused.getLast().answer().get().offset());

    Here sent = redrive(Role.ADMIN, from, to);

    assertThat(sent.exit()).as(sent.err()).isZero();
    assertThat(Answer.JSON.readTree(sent.out()).required("records").longValue())
        .isEqualTo(Long.parseLong(to) - Long.parseLong(from) + 1);
    awaitReferral();
  }

  /** Else a range that holds what was refused again doubles each time it is sent. */
  @Test
  void one_that_was_refused_twice_is_sent_once() throws Exception {
    ObjectNode never = Events.session(Events.fresh("nobodys"), "2026-01-20T14:00:00Z");
    String id = never.required("id").stringValue();
    Problem problem = Problem.of(ProblemType.UNKNOWN_REFERENCE, "for a test");
    List<Rejections.Sent> refused = new ArrayList<>();
    try (Rejections rejections = rejections()) {
      for (int offset = 0; offset < 3; offset++) {
        refused.add(rejections.send(record(Topics.INTERACTIONS, 0, offset, never), problem, null));
      }
      refused.add(
          rejections.send(record(Topics.INTERACTIONS, Events.referral(journey)), problem, null));
      rejections.await(refused);
    }
    String from = Long.toString(refused.getFirst().answer().get().offset());
    String to = Long.toString(refused.getLast().answer().get().offset());

    assertThat(redrive(Role.ADMIN, from, to).exit()).isZero();

    awaitReferral();
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      assertThat(wire.all(Topics.INTERACTIONS))
          .filteredOn(one -> text(one).contains(id))
          .hasSize(1);
    }
  }

  /** Else it would lie there in clear once more, and be sealed anew, as often as somebody asks. */
  @Test
  void what_is_about_somebody_who_was_erased_is_neither_sent_again_nor_kept() throws Exception {
    String erased = Erasing.client(PLATFORM, organisation);
    ObjectNode late = Events.session(erased.substring(2), "2026-01-20T14:00:00Z");
    ObjectNode other = Events.referral(Events.fresh("j"));
    ((ObjectNode) other.required("data")).put("clientId", erased);
    // Of a journey that nobody knows: it may be theirs.
    ObjectNode unknown = Events.session(Events.fresh("nobodys"), "2026-01-20T14:00:00Z");
    Problem problem = Problem.of(ProblemType.UNKNOWN_REFERENCE, "for a test");
    List<Rejections.Sent> refused = new ArrayList<>();
    try (Rejections rejections = rejections()) {
      for (ObjectNode each : List.of(late, other, unknown)) {
        refused.add(
            rejections.send(record(Topics.INTERACTIONS, 0, refused.size(), each), problem, null));
      }
      byte[] unreadable = ("no JSON of " + journey).getBytes(UTF_8);
      refused.add(
          rejections.send(
              new ConsumerRecord<>(Topics.INTERACTIONS, 0, 3, null, unreadable), problem, null));
      rejections.await(refused);
      Erasing.erase(PLATFORM, organisation, erased);
      refused.add(
          rejections.send(record(Topics.INTERACTIONS, Events.referral(journey)), problem, null));
      rejections.await(refused);
    }
    String from = Long.toString(refused.getFirst().answer().get().offset());
    String to = Long.toString(refused.getLast().answer().get().offset());

    assertThat(redrive(Role.ADMIN, from, to).exit()).isZero();

    awaitReferral();
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      assertThat(wire.all(Topics.INTERACTIONS))
          .extracting(RedriveTest::text)
          .noneMatch(text -> text.contains("no JSON of " + journey))
          .noneMatch(text -> text.contains(late.required("id").stringValue()))
          .noneMatch(text -> text.contains(other.required("id").stringValue()))
          .noneMatch(text -> text.contains(unknown.required("id").stringValue()));

      wire.send(Wire.ofOrganisation(late, organisation));
      JsonNode told =
          Wire.json(
              wire.await(
                      Topics.REJECTED,
                      1,
                      one -> {
                        JsonNode json = Wire.json(one);
                        return json.path("id").equals(late.required("id"))
                            && json.at("/problem/type").asString("").endsWith("client-erased");
                      })
                  .getFirst());
      assertThat(told.required("sealed").isNull()).isTrue();
    }
  }

  @Test
  void one_in_binary_mode_comes_again_with_its_headers() throws Exception {
    ObjectNode session =
        Wire.ofOrganisation(Events.session(journey, "2026-01-20T14:00:00Z"), organisation);
    String id = session.required("id").stringValue();
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      RecordMetadata came = wire.sendBinary(session);
      // Nobody knows of its journey yet.
      String offset =
          Long.toString(
              wire.await(
                      Topics.REJECTED, 1, one -> Wire.json(one).path("id").asString("").equals(id))
                  .getFirst()
                  .offset());
      staff.post(Events.referral(journey)).is(201);

      assertThat(redrive(Role.ADMIN, offset, offset).exit()).isZero();
      List<ConsumerRecord<byte[], byte[]>> both =
          wire.await(Topics.INTERACTIONS, 2, one -> id.equals(Wire.header(one, "ce_id")));
      assertThat(both.get(1).partition()).isEqualTo(came.partition());
      assertThat(both.get(1).key()).isEqualTo(both.getFirst().key());
      assertThat(both.get(1).value()).isEqualTo(both.getFirst().value());
      assertThat(both.get(1).headers()).isEqualTo(both.getFirst().headers());
      wire.await(Topics.RECORDED, 1, one -> id.equals(Wire.header(one, "ce_id")));
    }
  }

  @Test
  void who_may_not_and_what_is_no_range_is_told() {
    Here forbidden = redrive(Role.STAFF, "0", "1");
    assertThat(forbidden.exit()).isEqualTo(1);
    assertThat(forbidden.err()).contains("403");
    Here none = redrive(Role.ADMIN, "yesterday", "1");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("400").contains("from");
    assertThat(Here.run("redrive", "--from", "0", "--to", "1").exit()).isEqualTo(2);
  }
}

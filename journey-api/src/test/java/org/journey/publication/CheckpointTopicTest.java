package org.journey.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.journey.checkpoint.Checkpoints;
import org.journey.checkpoint.LogBetrayed;
import org.journey.checkpoint.Published;
import org.journey.checkpoint.SigningKeys;
import org.journey.checkpoint.TreeLog;
import org.journey.kafka.AsyncDescription;
import org.journey.kafka.KafkaClients;
import org.journey.kafka.KafkaSettings;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.journey.proof.Checkpoint;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the logs stood is told over Kafka, and what is told there is held against them. */
class CheckpointTopicTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private @TempDir Path directory;

  private static SigningKeys keys() {
    return PLATFORM.application().getBean(Checkpoints.class).keys();
  }

  private static CheckpointTopic topic(String brokers) {
    KafkaClients clients =
        new KafkaClients(
            new KafkaSettings(
                brokers,
                null,
                Map.of("default.api.timeout.ms", "2000"),
                null,
                null,
                2,
                (short) 1,
                false,
                false));
    return new CheckpointTopic(clients, PLATFORM.application().getBean(Topics.class));
  }

  private static Published last(TreeLog log) {
    List<Published> last = topic(PLATFORM.kafka()).last(log, keys());
    assertThat(last).hasSize(1);
    return last.getFirst();
  }

  private static List<ConsumerRecord<byte[], byte[]>> await(Wire wire, TreeLog log, long size) {
    return wire.await(
        Topics.CHECKPOINTS,
        1,
        record ->
            record.value() != null
                && Arrays.equals(log.label().getBytes(UTF_8), record.key())
                && of(record).isSigned(keys())
                && of(record).checkpoint(keys()).size() >= size);
  }

  private static Published of(ConsumerRecord<byte[], byte[]> record) {
    return new Published("", new String(record.value(), UTF_8));
  }

  @Test
  void both_logs_are_told_of_soon_after_they_have_grown_as_signed_notes() {
    String organisation = Events.fresh("noted");
    Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
    String journey = Events.fresh("j");
    long sequence = staff.post(Events.referral(journey)).is(201).sequence();
    staff.get("/api/v1/journeys/" + journey).is(200);
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      ConsumerRecord<byte[], byte[]> record =
          await(wire, TreeLog.INTERACTIONS, sequence).getFirst();
      Checkpoint told = of(record).checkpoint(keys());
      Checkpoints log = PLATFORM.application().getBean(Checkpoints.class);
      assertThat(told.origin()).isEqualTo(log.identity().origin());
      assertThat(told.root()).isEqualTo(log.trees().root(told.size()).orElseThrow());
      assertThat(Wire.header(record, "content-type")).isEqualTo("text/plain; charset=utf-8");
      AsyncDescription.checkText("checkpoint", record);

      assertThat(await(wire, TreeLog.ACCESS, 1)).isNotEmpty();
      assertThat(last(TreeLog.ACCESS).checkpoint(keys()).origin()).contains("/access/");
    }
  }

  @Test
  void what_nobody_of_ours_signed_hides_nothing() {
    Caller staff = PLATFORM.caller("w-1", Events.fresh("noted"), Role.STAFF);
    long sequence = staff.post(Events.referral(Events.fresh("j"))).is(201).sequence();
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      await(wire, TreeLog.INTERACTIONS, sequence);
      for (int i = 0; i < 250; i++) {
        wire.send(
            Topics.CHECKPOINTS, TreeLog.INTERACTIONS.label(), Map.of(), "rubbish".getBytes(UTF_8));
      }
      wire.send(Topics.CHECKPOINTS, TreeLog.INTERACTIONS.label(), Map.of(), null);
      wire.send(Topics.CHECKPOINTS, null, Map.of(), new byte[0]);
    }
    assertThat(last(TreeLog.INTERACTIONS).checkpoint(keys()).size())
        .isGreaterThanOrEqualTo(sequence);
  }

  @Test
  void where_none_is_signed_by_a_key_that_is_known_that_is_told() throws IOException {
    Path file = directory.resolve("other.key");
    SigningKeys.create(file);
    SigningKeys others = SigningKeys.open("other", List.of(file));
    PLATFORM
        .caller("w-1", Events.fresh("noted"), Role.STAFF)
        .post(Events.referral(Events.fresh("j")))
        .is(201);
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      await(wire, TreeLog.INTERACTIONS, 1);
    }
    CheckpointTopic topic = topic(PLATFORM.kafka());
    assertThatThrownBy(() -> topic.last(TreeLog.INTERACTIONS, others))
        .isInstanceOf(LogBetrayed.class)
        .hasMessageStartingWith(
            "journey.checkpoints: nothing there of interactions is signed by a key of"
                + " journey.log.signing-key-files");
  }

  @Test
  void a_broker_that_is_away_stops_no_start() throws IOException {
    assertThat(topic("127.0.0.1:" + RunningPlatform.freePort()).last(TreeLog.INTERACTIONS, keys()))
        .isEmpty();
  }
}

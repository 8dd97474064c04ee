package org.journey.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.journey.proof.Hash;
import org.journey.proof.SignedNote;
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

  /** Notes are public: whoever may write there has them. */
  @Test
  void an_older_one_of_ours_behind_the_newest_hides_nothing() throws IOException {
    SigningKeys one = opened("one.key");
    SigningKeys both = opened("two.key", "one.key");
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      put(wire, one, "journey.test/interactions/a", 900);
      put(wire, one, "journey.test/interactions/a", 812);
      assertThat(read(one)).containsExactly("a 900");
      put(wire, one, "journey.test/interactions/b", 500);
      put(wire, one, "journey.test/interactions/a", 700);
      assertThat(read(one)).containsExactlyInAnyOrder("a 900", "b 500");

      put(wire, both, "journey.test/interactions/a", 900);
      put(wire, one, "journey.test/interactions/a", 899);
      assertThat(topic(PLATFORM.kafka()).read(TreeLog.INTERACTIONS, both))
          .as("of the same size the last, which all signed")
          .filteredOn(last -> last.isSignedByAll(both))
          .extracting(last -> last.checkpoint(both).size())
          .containsExactly(900L);
    }
  }

  private SigningKeys opened(String... files) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (String file : files) {
      Path path = directory.resolve(file);
      if (!Files.exists(path)) {
        SigningKeys.create(path);
      }
      paths.add(path);
    }
    return SigningKeys.open("journey.test", paths);
  }

  private static void put(Wire wire, SigningKeys keys, String origin, long size) {
    Checkpoint checkpoint = new Checkpoint(origin, size, Hash.of(new byte[Hash.BYTES]));
    wire.send(
        Topics.CHECKPOINTS,
        TreeLog.INTERACTIONS.label(),
        Map.of(),
        SignedNote.sign(checkpoint.text(), keys.signers()).toString().getBytes(UTF_8));
  }

  /** The last part of the origin, and the size. */
  private static List<String> read(SigningKeys keys) {
    return topic(PLATFORM.kafka()).read(TreeLog.INTERACTIONS, keys).stream()
        .map(last -> last.checkpoint(keys))
        .map(last -> last.origin().substring(last.origin().length() - 1) + " " + last.size())
        .toList();
  }

  @Test
  void where_none_is_signed_by_a_key_that_is_known_that_is_told() throws IOException {
    SigningKeys others = opened("other.key");
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

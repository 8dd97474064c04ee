package org.journey.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.journey.operations.UnsafeSetting;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Topics are made as they must be, and one that is otherwise is named. */
class TopicsTest {

  private static final String BROKERS = RunningPlatform.get().kafka();

  private static Topics topics(String brokers, String inbound, boolean authorizer) {
    return topics(brokers, inbound, authorizer, false);
  }

  private static Topics topics(String brokers, String inbound, boolean authorizer, boolean copies) {
    return topics(brokers, Set.of(inbound), authorizer, copies);
  }

  private static Topics topics(
      String brokers, Set<String> inbound, boolean authorizer, boolean copies) {
    KafkaSettings settings =
        new KafkaSettings(brokers, null, Map.of(), null, null, 2, (short) 1, authorizer, copies);
    return new Topics(new KafkaClients(settings), settings, inbound);
  }

  private static void make(String topic, Map<String, String> configs) throws Exception {
    make(topic, 1, configs);
  }

  private static void make(String topic, int partitions, Map<String, String> configs)
      throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKERS))) {
      admin
          .createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(configs)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static String config(String topic, String name) throws Exception {
    return known(topic).get(name).value();
  }

  private static Config known(String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKERS))) {
      return Objects.requireNonNull(
          admin.describeConfigs(List.of(resource)).all().get(20, TimeUnit.SECONDS).get(resource));
    }
  }

  /** One that was made a moment ago is not known at once. */
  private static TopicDescription described(String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKERS))) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (true) {
        try {
          return Objects.requireNonNull(
              admin
                  .describeTopics(List.of(topic))
                  .allTopicNames()
                  .get(20, TimeUnit.SECONDS)
                  .get(topic));
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
              || System.nanoTime() > end) {
            throw e;
          }
          Thread.sleep(50);
        }
      }
    }
  }

  @Test
  void a_missing_one_is_made_to_keep_seven_days() throws Exception {
    String topic = Events.fresh("inbound");
    topics(BROKERS, topic, false).ready();
    assertThat(config(topic, TopicConfig.RETENTION_MS_CONFIG)).isEqualTo("561600000");
    assertThat(config(topic, TopicConfig.SEGMENT_MS_CONFIG)).isEqualTo("43200000");
    assertThat(config(topic, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)).isEqualTo("LogAppendTime");
    assertThat(config(Topics.REJECTED, TopicConfig.RETENTION_MS_CONFIG)).isEqualTo("1209600000");
    assertThat(config(Topics.REJECTED, TopicConfig.SEGMENT_MS_CONFIG)).isEqualTo("43200000");
    assertThat(config(Topics.RECORDED, TopicConfig.RETENTION_MS_CONFIG)).isEqualTo("-1");
  }

  @Test
  void one_that_keeps_what_clients_told_for_longer_is_named() throws Exception {
    for (String kept :
        List.of(
            "-1 3600000",
            "604800000 3600000",
            "518400000 604800000",
            "518400000 9223372036854775807")) {
      String topic = Events.fresh("kept");
      String[] parts = kept.split(" ", -1);
      make(
          topic,
          Map.of(
              TopicConfig.RETENTION_MS_CONFIG, parts[0], TopicConfig.SEGMENT_MS_CONFIG, parts[1]));
      assertThatThrownBy(() -> topics(BROKERS, topic, false).ready())
          .isInstanceOf(UnsafeSetting.class)
          .hasMessageStartingWith("journey.kafka.bindings: " + topic);
    }
    String shorter = Events.fresh("kept");
    make(
        shorter,
        Map.of(
            TopicConfig.RETENTION_MS_CONFIG,
            "601200000",
            TopicConfig.SEGMENT_MS_CONFIG,
            "3600000",
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime"));
    assertThatCode(() -> topics(BROKERS, shorter, false).ready()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"518399999, -1", "518400000, 1000000"})
  void one_that_removes_what_is_not_read_yet_is_named(String millis, String bytes)
      throws Exception {
    String topic = Events.fresh("hasty");
    make(
        topic,
        Map.of(
            TopicConfig.RETENTION_MS_CONFIG,
            millis,
            TopicConfig.RETENTION_BYTES_CONFIG,
            bytes,
            TopicConfig.SEGMENT_MS_CONFIG,
            "3600000"));
    assertThatThrownBy(() -> topics(BROKERS, topic, false).ready())
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageContaining("may not be read yet");
  }

  @Test
  void one_that_is_compacted_is_named() throws Exception {
    String topic = Events.fresh("compacted");
    make(
        topic,
        Map.of(
            TopicConfig.RETENTION_MS_CONFIG,
            "518400000",
            TopicConfig.SEGMENT_MS_CONFIG,
            "3600000",
            TopicConfig.CLEANUP_POLICY_CONFIG,
            "compact"));
    assertThatThrownBy(() -> topics(BROKERS, topic, false).ready())
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageContaining("compacted");
  }

  @Test
  void one_that_takes_the_senders_time_is_named() throws Exception {
    String topic = Events.fresh("dated");
    make(
        topic,
        Map.of(
            TopicConfig.RETENTION_MS_CONFIG,
            "518400000",
            TopicConfig.SEGMENT_MS_CONFIG,
            "3600000"));
    assertThatThrownBy(() -> topics(BROKERS, topic, false).ready())
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith("journey.kafka.bindings: " + topic)
        .hasMessageContaining("LogAppendTime");
  }

  @ParameterizedTest
  @CsvSource({
    "retention.ms, 3600000, retention.ms=-1",
    "retention.bytes, 1000000, retention.bytes=-1",
    "cleanup.policy, compact, cleanup.policy=delete",
    "max.message.bytes, 1000, max.message.bytes="
  })
  void one_that_does_not_keep_all_that_is_recorded_is_named(
      String name, String value, String remedy) throws Exception {
    String topic = Events.fresh("recorded");
    Map<String, String> configs = new HashMap<>(Map.of("retention.ms", "-1"));
    configs.put(name, value);
    make(topic, configs);
    assertThatThrownBy(() -> TopicRules.recorded(topic, known(topic)))
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith(topic + ": ")
        .hasMessageContaining(remedy);
    assertThatCode(() -> TopicRules.recorded(Topics.RECORDED, known(Topics.RECORDED)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "1, cleanup.policy, compact, compacted",
    "1, max.message.bytes, 1000000, no room",
    "3, max.message.bytes, 4194304, 3 partitions",
    "1, retention.ms, 3600000, retention.ms=1209600000",
    "1, retention.bytes, 1000000, retention.bytes=-1"
  })
  void one_that_does_not_keep_what_was_refused_is_named(
      int partitions, String name, String value, String reason) throws Exception {
    String topic = Events.fresh("rejected");
    Map<String, String> configs =
        new HashMap<>(Map.of("max.message.bytes", "4194304", "retention.ms", "1209600000"));
    configs.put(name, value);
    make(topic, partitions, configs);
    assertThatThrownBy(
            () -> TopicRules.rejected(described(topic), known(topic), Topics.REJECTED_KEPT))
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith(topic + ": ")
        .hasMessageContaining(reason);
    assertThatCode(
            () ->
                TopicRules.rejected(
                    described(Topics.REJECTED), known(Topics.REJECTED), Topics.REJECTED_KEPT))
        .doesNotThrowAnyException();
  }

  @Test
  void one_that_is_lost_with_a_broker_is_named_where_it_must_not_be() {
    assertThatThrownBy(() -> topics(BROKERS, Events.fresh("single"), false, true).ready())
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith("journey.kafka.replication-factor: ")
        .hasMessageContaining("journey.kafka.allow-one-copy=true");
  }

  @Test
  void one_that_was_removed_is_made_again_and_is_another() throws Exception {
    String topic = Events.fresh("removed");
    Topics topics = topics(BROKERS, topic, false);
    topics.ready();
    String before = described(topic).topicId().toString();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKERS))) {
      admin.deleteTopics(List.of(topic)).all().get(20, TimeUnit.SECONDS);
    }
    topics.lookAgain();
    assertThat(described(topic).topicId().toString()).isNotEqualTo(before);
    assertThat(topics.recordedId()).isEqualTo(described(Topics.RECORDED).topicId().toString());
  }

  @Test
  void one_that_cannot_be_made_is_named_and_those_that_are_there_are_looked_at() throws Exception {
    String impossible = "no topic's name";
    Topics topics = topics(BROKERS, Set.of(impossible, Events.fresh("beside")), false, false);
    assertThatThrownBy(topics::ready)
        .isInstanceOf(KafkaTrouble.class)
        .hasMessageStartingWith("topics are missing and cannot be made: {" + impossible + "=");
    assertThat(topics.recordedId()).isEqualTo(described(Topics.RECORDED).topicId().toString());

    String unsafe = Events.fresh("beside");
    make(unsafe, Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
    assertThatThrownBy(() -> topics(BROKERS, Set.of(impossible, unsafe), false, false).ready())
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith("journey.kafka.bindings: " + unsafe);
  }

  @Test
  void one_that_keeps_more_for_a_while_is_told_of_and_read_on() throws Exception {
    String topic = Events.fresh("longer");
    Topics topics = topics(BROKERS, topic, false);
    topics.ready();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKERS))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, "864000000"),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
    assertThatThrownBy(topics::lookAgain).isInstanceOf(UnsafeSetting.class);
    assertThat(topics.recordedId()).isEqualTo(described(Topics.RECORDED).topicId().toString());
    assertThatCode(topics::ready).doesNotThrowAnyException();
    assertThatThrownBy(() -> topics(BROKERS, topic, false).ready())
        .isInstanceOf(UnsafeSetting.class);
  }

  @Test
  void brokers_that_authorise_nobody_are_named_where_they_must() {
    assertThatThrownBy(() -> topics(BROKERS, Topics.INTERACTIONS, true).ready())
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith("journey.kafka.bootstrap-servers: ");
  }

  @Test
  void brokers_that_are_away_stop_no_start() throws Exception {
    String nobody = "127.0.0.1:" + RunningPlatform.freePort();
    // Containers that are stopped have no name either.
    for (String away : List.of(nobody, "nobody.invalid:9092")) {
      assertThatThrownBy(() -> topics(away, Topics.INTERACTIONS, true).ready())
          .isInstanceOf(KafkaTrouble.class);
    }
    assertThatCode(() -> topics("nobody.invalid:9092", Topics.INTERACTIONS, true).readyIfThere())
        .doesNotThrowAnyException();
  }

  @Test
  void clients_that_cannot_be_made_are_told_with_why() {
    KafkaSettings settings =
        new KafkaSettings(
            BROKERS,
            null,
            Map.of(
                "security.protocol",
                "SSL",
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.location",
                "/nowhere/producer.pem"),
            null,
            null,
            2,
            (short) 1,
            true,
            true);
    assertThatThrownBy(
            () -> new Topics(new KafkaClients(settings), settings, Set.of("any")).readyIfThere())
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith("journey.kafka.client-file: ")
        .hasMessageContaining("/nowhere/producer.pem");
  }

  @Test
  void brokers_whose_names_are_not_known_yet_are_waited_for() {
    assertThatCode(() -> topics("nowhere.invalid:9092", "any", false).readyIfThere())
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> topics("nowhere.invalid:9092", "any", false).ready())
        .isInstanceOf(KafkaTrouble.class);
  }
}

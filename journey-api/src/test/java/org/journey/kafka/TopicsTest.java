package org.journey.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.journey.operations.UnsafeSetting;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;

/** Topics are made as they must be, and one that is otherwise is named. */
class TopicsTest {

  private static final String BROKERS = RunningPlatform.get().kafka();

  private static Topics topics(String brokers, String inbound, boolean authorizer) {
    KafkaSettings settings =
        new KafkaSettings(brokers, null, Map.of(), null, null, 2, (short) 1, authorizer);
    return new Topics(new KafkaClients(settings), settings, Set.of(inbound));
  }

  private static void make(String topic, Map<String, String> configs) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKERS))) {
      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(configs)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static String config(String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKERS))) {
      Config config =
          admin.describeConfigs(List.of(resource)).all().get(20, TimeUnit.SECONDS).get(resource);
      return Objects.requireNonNull(config).get(name).value();
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
    assertThat(config(Topics.RECORDED, TopicConfig.RETENTION_MS_CONFIG)).isEqualTo("-1");
  }

  @Test
  void one_that_keeps_what_clients_told_for_longer_is_named() throws Exception {
    for (String kept : List.of("-1 3600000", "604800000 3600000", "3600000 604800000")) {
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
            "3600000"));
    assertThatCode(() -> topics(BROKERS, shorter, false).ready()).doesNotThrowAnyException();
  }

  @Test
  void one_that_is_compacted_is_named() throws Exception {
    String topic = Events.fresh("compacted");
    make(
        topic,
        Map.of(
            TopicConfig.RETENTION_MS_CONFIG,
            "3600000",
            TopicConfig.SEGMENT_MS_CONFIG,
            "3600000",
            TopicConfig.CLEANUP_POLICY_CONFIG,
            "compact"));
    assertThatThrownBy(() -> topics(BROKERS, topic, false).ready())
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageContaining("compacted");
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
}

package org.journey.kafka;

import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.TopicConfig;
import org.journey.operations.UnsafeSetting;

/**
 * What a topic must be like that is there already: nothing may be lost in it, and nothing of
 * clients kept too long. Each refusal names the topic, its setting, and what would be right.
 */
final class TopicRules {

  /** The broker's time, not the sender's: what a sender dates back would be removed unread. */
  static final String STAMPED_BY_THE_BROKER = "LogAppendTime";

  private static final String BINDINGS = "journey.kafka.bindings";
  private static final long FOR_EVER = -1;

  /**
   * Whoever runs the platform is told once records have waited for three days
   * (JourneyKafkaInLosing), and then has so long again.
   */
  private static final Duration SHORTEST_INBOUND = Duration.ofDays(6);

  /** A stored interaction with its proofs is far smaller. */
  private static final int LARGEST_RECORDED = 256 * 1024;

  private static final int COPIES = 2;

  private TopicRules() {}

  /** One that emitters write to. */
  static void inbound(String topic, Config config, Duration longest) {
    long retention = number(config, TopicConfig.RETENTION_MS_CONFIG, FOR_EVER);
    long segment = number(config, TopicConfig.SEGMENT_MS_CONFIG, 0);
    // A segment goes when the youngest of it is old enough. (A sum could overflow.)
    if (retention < 0
        || retention > longest.toMillis()
        || segment > longest.toMillis() - retention) {
      throw new UnsafeSetting(
          BINDINGS,
          topic
              + " keeps what clients told for more than "
              + longest.toDays()
              + " days: its "
              + TopicConfig.RETENTION_MS_CONFIG
              + " and "
              + TopicConfig.SEGMENT_MS_CONFIG
              + " must be "
              + longest.toMillis()
              + " together, or less");
    }
    if (retention < SHORTEST_INBOUND.toMillis()
        || number(config, TopicConfig.RETENTION_BYTES_CONFIG, FOR_EVER) >= 0) {
      throw new UnsafeSetting(
          BINDINGS,
          topic
              + " removes what may not be read yet: set its retention.ms to "
              + SHORTEST_INBOUND.toMillis()
              + " or more, and its retention.bytes to -1");
    }
    if (!isDeleted(config)) {
      throw new UnsafeSetting(
          BINDINGS,
          topic + " is compacted, which would lose interactions: set its cleanup.policy to delete");
    }
    if (!STAMPED_BY_THE_BROKER.equals(
        text(config, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, STAMPED_BY_THE_BROKER))) {
      throw new UnsafeSetting(
          BINDINGS,
          topic
              + " takes the senders' time, by which a record may be removed before it is read: set"
              + " its message.timestamp.type to LogAppendTime");
    }
  }

  /** The one that keeps what was refused. */
  static void rejected(TopicDescription topic, Config config, Duration kept) {
    long retention = number(config, TopicConfig.RETENTION_MS_CONFIG, FOR_EVER);
    if ((retention >= 0 && retention < kept.toMillis())
        || number(config, TopicConfig.RETENTION_BYTES_CONFIG, FOR_EVER) >= 0) {
      throw new UnsafeSetting(
          topic.name(),
          "removes what could still be sent again: set retention.ms="
              + kept.toMillis()
              + " and retention.bytes=-1");
    }
    if (!isDeleted(config)) {
      throw new UnsafeSetting(
          topic.name(),
          "is compacted, which would lose what was refused: set cleanup.policy=delete");
    }
    if (number(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Topics.LARGEST_REJECTED)
        < Topics.LARGEST_REJECTED) {
      throw new UnsafeSetting(
          topic.name(),
          "has no room for a large message that was refused: set max.message.bytes="
              + Topics.LARGEST_REJECTED);
    }
    undivided(topic, "what is sent again loses its order");
  }

  private static void undivided(TopicDescription topic, String otherwise) {
    if (topic.partitions().size() != 1) {
      throw new UnsafeSetting(
          topic.name(),
          "has " + topic.partitions().size() + " partitions: with more than one, " + otherwise);
    }
  }

  /** The one that others follow. */
  static void recorded(String topic, Config config) {
    if (!isDeleted(config)) {
      throw new UnsafeSetting(
          topic,
          "is compacted, which keeps the last interaction of a journey alone: set"
              + " cleanup.policy=delete");
    }
    forEver(topic, config, "who follows it must find all that is stored");
    if (number(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, LARGEST_RECORDED) < LARGEST_RECORDED) {
      throw new UnsafeSetting(
          topic, "has no room for a long interaction: set max.message.bytes=" + LARGEST_RECORDED);
    }
  }

  private static void forEver(String topic, Config config, String why) {
    if (number(config, TopicConfig.RETENTION_MS_CONFIG, FOR_EVER) >= 0
        || number(config, TopicConfig.RETENTION_BYTES_CONFIG, FOR_EVER) >= 0) {
      throw new UnsafeSetting(
          topic, "forgets: " + why + ", set retention.ms=-1 and retention.bytes=-1");
    }
  }

  /** The one that tells how the logs stood. */
  static void checkpoints(TopicDescription topic, Config config) {
    String name = topic.name();
    if (!isDeleted(config)) {
      throw new UnsafeSetting(
          name, "is compacted, which keeps the last checkpoint alone: set cleanup.policy=delete");
    }
    forEver(name, config, "what was signed once must stay to be held against the log");
    undivided(topic, "the last checkpoint is not to be told from those before");
  }

  /** Whether it outlives a broker, where that is asked for. */
  static void copies(TopicDescription topic, Config config) {
    for (TopicPartitionInfo partition : topic.partitions()) {
      if (partition.replicas().size() < COPIES) {
        throw new UnsafeSetting(
            "journey.kafka.replication-factor",
            topic.name()
                + " has one copy, and is lost with its broker: make it with more, or allow that"
                + " with journey.kafka.allow-one-copy=true");
      }
    }
    if (number(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, COPIES) < COPIES) {
      throw new UnsafeSetting(
          "journey.kafka.replication-factor",
          topic.name()
              + " takes a record that one broker has: set its min.insync.replicas to "
              + COPIES
              + ", or allow that with journey.kafka.allow-one-copy=true");
    }
    if (Boolean.parseBoolean(
        text(config, TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false"))) {
      throw new UnsafeSetting(
          topic.name(),
          "may be led by a broker that lacks what was acknowledged: set"
              + " unclean.leader.election.enable=false");
    }
  }

  private static boolean isDeleted(Config config) {
    return TopicConfig.CLEANUP_POLICY_DELETE.equals(
        text(config, TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE));
  }

  private static long number(Config config, String name, long otherwise) {
    return Long.parseLong(text(config, name, Long.toString(otherwise)));
  }

  private static String text(Config config, String name, String otherwise) {
    ConfigEntry entry = config.get(name);
    return entry == null ? otherwise : Objects.requireNonNullElse(entry.value(), otherwise);
  }
}

package org.journey.ingest.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.journey.kafka.KafkaTrouble;
import org.journey.kafka.KafkaWorker;
import org.journey.kafka.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Has this node read its share of the inbound topics, for as long as it runs. Whatever goes wrong
 * with Kafka, it begins again from what was committed: nothing is lost, and repeats are repeats.
 */
final class InboundConsumer extends KafkaWorker {

  /** So long the others are read without those that may not be. */
  private static final long BARRED_NANOS = Duration.ofMinutes(1).toNanos();

  private final Topics topics;
  private final Membership.Means means;
  private volatile @Nullable Membership membership;

  /** Topics that this node may not read, until they are tried again. Of the reading thread. */
  private final Set<String> barred = new TreeSet<>();

  private long barredUntil = System.nanoTime();

  InboundConsumer(Topics topics, Membership.Means means) {
    super("journey-kafka-in", "reading the inbound topics", topics);
    this.topics = topics;
    this.means = means;
  }

  @Override
  protected void attempt() throws InterruptedException {
    try (Membership now = Membership.open(means, readable())) {
      membership = now;
      means.metrics().whole(barred.isEmpty());
      try {
        while (!isStopped() && (barred.isEmpty() || isBarredStill())) {
          now.step();
          succeeded();
        }
      } catch (WakeupException toldToStop) {
        // What is being recorded may still end well.
      }
      now.finish();
    } catch (TopicAuthorizationException e) {
      barred.addAll(e.unauthorizedTopics());
      barredUntil = System.nanoTime() + BARRED_NANOS;
      throw new KafkaTrouble(
          "this node may not read " + barred + ", and reads the others without them", e);
    }
  }

  /** One organisation that is taken off the brokers must not stop the reading of all. */
  private Set<String> readable() {
    if (!isBarredStill()) {
      barred.clear();
    }
    Set<String> readable = new TreeSet<>(topics.inbound());
    readable.removeAll(barred);
    if (readable.isEmpty()) {
      barred.clear();
      readable.addAll(topics.inbound());
    }
    return readable;
  }

  private boolean isBarredStill() {
    return System.nanoTime() - barredUntil < 0;
  }

  @Override
  protected void attempted() {
    membership = null;
    means.metrics().down();
  }

  @Override
  protected void wakeUp() {
    Membership now = membership;
    if (now != null) {
      now.wakeUp();
    }
  }

  /** Settings of the consumer's group. */
  static Map<String, Object> group() {
    return Map.of(
        "group.id",
        "journey",
        // A node that dies is missed after this: the shortest that brokers allow.
        "session.timeout.ms",
        6_000,
        "heartbeat.interval.ms",
        1_500,
        // All or nothing of a node's partitions changes hands, so a chunk is done or given up.
        "partition.assignment.strategy",
        "org.apache.kafka.clients.consumer.StickyAssignor",
        // Unpacked at once: of a megabyte each at most, whatever a fetch of them weighs.
        "max.poll.records",
        100,
        // Told, not passed over: what is gone before it was read is lost.
        "auto.offset.reset",
        "none",
        "fetch.max.bytes",
        8 << 20,
        "isolation.level",
        "read_committed");
  }
}

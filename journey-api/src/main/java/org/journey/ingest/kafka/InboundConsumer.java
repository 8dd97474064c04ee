package org.journey.ingest.kafka;

import java.util.Map;
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

  private final Topics topics;
  private final Membership.Means means;
  private final FetchedRecords fetched;
  private volatile @Nullable Membership membership;
  private final BarredTopics barred;

  InboundConsumer(Topics topics, Membership.Means means, FetchedRecords fetched) {
    super("journey-kafka-in", "reading the inbound topics", topics);
    this.topics = topics;
    this.means = means;
    this.fetched = fetched;
    this.barred = new BarredTopics(topics.inbound(), System::nanoTime);
  }

  @Override
  protected void attempt() throws InterruptedException {
    try (Membership now = Membership.open(means, barred.readable())) {
      membership = now;
      fetched.opened();
      try {
        while (!isStopped() && !barred.isTimeToTry() && !fetched.areStale()) {
          now.step();
          succeeded();
        }
      } catch (WakeupException toldToStop) {
        // What is being recorded may still end well.
      }
      now.finish();
    } catch (TopicAuthorizationException e) {
      barred.bar(e.unauthorizedTopics());
      means.metrics().barred(barred.names().size());
      throw new KafkaTrouble("this node may not read " + barred.names(), e);
    }
    means.metrics().barred(0);
  }

  @Override
  protected void attempted() {
    membership = null;
    fetched.closed();
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
        // So many are unpacked at once, however many a fetch holds.
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

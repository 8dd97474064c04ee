package org.journey.ingest.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.errors.WakeupException;
import org.journey.kafka.KafkaTrouble;
import org.journey.kafka.Topics;
import org.journey.operations.UnsafeSetting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has this node read its share of the inbound topics, for as long as it runs. Whatever goes wrong
 * with Kafka, it begins again from what was committed: nothing is lost, and repeats are repeats.
 */
final class InboundConsumer implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(InboundConsumer.class);

  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;
  private static final Duration ENDING = Duration.ofMillis(3_500);

  private final Topics topics;
  private final Membership.Means means;
  private @Nullable Thread thread;
  private volatile @Nullable Membership membership;
  private volatile boolean stopped = true;

  InboundConsumer(Topics topics, Membership.Means means) {
    this.topics = topics;
    this.means = means;
  }

  @Override
  public synchronized void start() {
    stopped = false;
    thread = Thread.ofPlatform().name("journey-kafka-in").daemon().start(this::run);
  }

  private void run() {
    long pause = FIRST_PAUSE_MILLIS;
    String trouble = "";
    while (!stopped) {
      try {
        topics.ready();
        try (Membership now = Membership.open(means, topics.inbound())) {
          membership = now;
          try {
            while (!stopped) {
              now.step();
              pause = FIRST_PAUSE_MILLIS;
              trouble = "";
            }
          } catch (WakeupException toldToStop) {
            // What is being recorded may still end well.
          }
          now.finish();
        }
      } catch (InterruptedException toldToStop) {
        // Told by the flag as well.
      } catch (UnsafeSetting unsafe) {
        trouble = tell(trouble, unsafe.getMessage());
      } catch (RuntimeException | Error e) {
        trouble = tell(trouble, e instanceof KafkaTrouble ? e.getMessage() : e.toString());
      } finally {
        membership = null;
        means.metrics().down();
      }
      if (!stopped) {
        pause = paused(pause);
      }
    }
  }

  /** Once for each trouble: while a broker is away that would be every second. */
  private static String tell(String before, @Nullable String now) {
    String trouble = String.valueOf(now);
    if (!trouble.equals(before)) {
      LOG.warn("reading the inbound topics failed and is begun again: {}", trouble);
    }
    return trouble;
  }

  private long paused(long pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      stopped = true;
    }
    return Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    Membership now = membership;
    if (now != null) {
      now.wakeUp();
    }
    Thread running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    try {
      if (!running.join(ENDING)) {
        running.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Beside the other parts that end: together they have as long as one. */
  @Override
  public void stop(Runnable ended) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                stop();
              } finally {
                ended.run();
              }
            });
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
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
        "max.poll.records",
        2_000,
        "fetch.max.bytes",
        8 << 20,
        "isolation.level",
        "read_committed");
  }
}

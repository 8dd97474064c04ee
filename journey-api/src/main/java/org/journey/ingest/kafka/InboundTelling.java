package org.journey.ingest.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Tells the metrics how a membership is doing. Of the reading thread. */
final class InboundTelling {

  /** A member that has heard nothing from the group's coordinator for so long is none. */
  private static final double SILENCE_SECONDS = 10;

  private final Consumer<byte[], byte[]> consumer;
  private final InboundMetrics metrics;
  private @Nullable Metric sinceHeartbeat;
  private long told = System.nanoTime();

  InboundTelling(Consumer<byte[], byte[]> consumer, InboundMetrics metrics) {
    this.consumer = consumer;
    this.metrics = metrics;
  }

  /**
   * What there is now.
   *
   * @param running what is being recorded
   * @param holds what waits for a quota or the database
   */
  void tell(@Nullable ChunkRecording running, PartitionHolds holds) {
    Map<String, Long> waiting = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      OptionalLong lag = consumer.currentLag(partition);
      waiting.merge(partition.topic(), lag.orElse(0), Long::sum);
    }
    long oldest = holds.oldest();
    if (running != null) {
      running.chunk().byTopic().forEach((topic, count) -> waiting.merge(topic, count, Long::sum));
      oldest = Math.min(oldest, running.chunk().oldest());
    }
    metrics.saw(new InboundMetrics.Seen(waiting, oldest), isMember());
    long now = System.nanoTime();
    if (!holds.isEmpty() || (running != null && running.isHeldUp())) {
      metrics.held(now - told);
    }
    told = now;
  }

  /** A consumer whose brokers are away goes on polling and says nothing of it. */
  private boolean isMember() {
    Metric heartbeat = sinceHeartbeat;
    if (heartbeat == null) {
      for (Map.Entry<MetricName, ? extends Metric> one : consumer.metrics().entrySet()) {
        if (one.getKey().name().equals("last-heartbeat-seconds-ago")) {
          heartbeat = one.getValue();
          sinceHeartbeat = heartbeat;
        }
      }
    }
    return heartbeat != null
        && heartbeat.metricValue() instanceof Double seconds
        && seconds >= 0
        && seconds <= SILENCE_SECONDS;
  }
}

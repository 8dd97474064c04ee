package org.journey.ingest.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where partitions are read from that have no place to go on at: nothing was committed, or what was
 * is not there any more. What is lost by that is told, once. Of the reading thread.
 */
final class Positions {

  private static final Logger LOG = LoggerFactory.getLogger(Positions.class);

  private final Consumer<byte[], byte[]> consumer;
  private final InboundMetrics metrics;
  private final Duration patience;

  /** Where partitions began whose next records were gone: what was read before is behind it. */
  private final Map<TopicPartition, Long> startedAt = new HashMap<>();

  /**
   * @param patience for a commit
   */
  Positions(Consumer<byte[], byte[]> consumer, InboundMetrics metrics, Duration patience) {
    this.consumer = consumer;
    this.metrics = metrics;
    this.patience = patience;
  }

  /** Where nothing was committed, or what was is not there any more: with the first that is. */
  void startAgain(InvalidOffsetException nowhere) {
    Map<TopicPartition, Long> wanted =
        nowhere instanceof OffsetOutOfRangeException gone
            ? gone.offsetOutOfRangePartitions()
            : Map.of();
    Map<TopicPartition, OffsetAndMetadata> cut =
        nowhere instanceof LogTruncationException truncated
            ? truncated.divergentOffsets()
            : Map.of();
    consumer
        .beginningOffsets(nowhere.partitions())
        .forEach(
            (partition, first) -> {
              OffsetAndMetadata end = cut.get(partition);
              if (end == null) {
                startAt(partition, first, wanted.get(partition));
              } else {
                LOG.warn("{} lost its end with a broker, and goes on at {}", partition, end);
                consumer.seek(partition, end);
              }
            });
  }

  private void startAt(TopicPartition partition, long first, @Nullable Long wanted) {
    consumer.seek(partition, first);
    if (wanted == null) {
      if (first > 0) {
        LOG.warn(
            "nothing is known of what was read of {}: what was before offset {} is not there any"
                + " more",
            partition,
            first);
      }
    } else if (wanted > first) {
      LOG.warn(
          "{} ends before offset {}, up to which it was read: it was made anew, and is read from"
              + " its start",
          partition,
          wanted);
    } else {
      // At once, and before it is told: else whoever reads it next would find and tell it again.
      startedAt.put(partition, first);
      consumer.commitSync(Map.of(partition, new OffsetAndMetadata(first)), patience);
      LOG.error(
          "records of {} were removed before they were read: offsets {} to {}",
          partition,
          wanted,
          first - 1);
      metrics.lost(first - wanted);
    }
  }

  /** Where to go on once a chunk is done, but for partitions that go on further ahead. */
  Map<TopicPartition, OffsetAndMetadata> behind(Chunk done) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(done.offsets());
    offsets
        .entrySet()
        .removeIf(one -> startedAt.getOrDefault(one.getKey(), 0L) > one.getValue().offset());
    return offsets;
  }

  /** The partitions are another's now. */
  void clear() {
    startedAt.clear();
  }
}

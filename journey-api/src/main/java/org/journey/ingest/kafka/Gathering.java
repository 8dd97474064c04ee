package org.journey.ingest.kafka;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.journey.engine.Folding;
import org.journey.ingest.Intake.Settled;
import org.journey.log.LogReads;
import org.journey.log.LogUnavailable;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One chunk as it is put together from what is polled: of so many records, so many bytes and so
 * much time, whatever is sent. What goes beyond is polled again. Of the reading thread.
 */
final class Gathering {

  private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);

  private static final int MOST_RECORDS = 2_000;

  /** And one record more. */
  private static final long MOST_BYTES = 8L << 20;

  /**
   * Of reading alone. Some records cost far more than others: looked at all at once they could take
   * so long that this node is put out of the group.
   */
  private static final long LONGEST_NANOS = 1_000_000_000;

  private final Membership.Means means;
  private final Consumer<byte[], byte[]> consumer;
  private final PartitionHolds holds;
  private final Chunk chunk = new Chunk();
  private final long began = System.nanoTime();
  private long bytes;
  private boolean away;

  Gathering(Membership.Means means, Consumer<byte[], byte[]> consumer, PartitionHolds holds) {
    this.means = means;
    this.consumer = consumer;
    this.holds = holds;
  }

  /** What there is so far. */
  Chunk chunk() {
    return chunk;
  }

  /** Whether a record could not be read without the database, and waits for it. */
  boolean isAway() {
    return away;
  }

  /** Whether there is room for more. */
  boolean wantsMore() {
    return !away && !isFull();
  }

  private boolean isFull() {
    return chunk.items().size() >= MOST_RECORDS
        || bytes > MOST_BYTES
        || (!chunk.isEmpty() && System.nanoTime() - began > LONGEST_NANOS);
  }

  /** Adds what was polled, as far as there is room and nothing has to wait. */
  void add(ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
        if (!take(partition, record)) {
          break;
        }
      }
    }
  }

  /** Whether what is behind it in its partition may follow. */
  private boolean take(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
    if (away) {
      // Each would be waited for in vain.
      holds.holdForDatabase(record);
      return false;
    }
    if (isFull()) {
      // For the next chunk.
      consumer.seek(partition, record.offset());
      return false;
    }
    Settled settled = settle(record);
    if (settled == null) {
      away = true;
      holds.holdForDatabase(record);
      return false;
    }
    if (settled instanceof Settled.Ready(var submission)
        && means.quotas().takeSome(submission.organisation(), 1) == 0) {
      holds.holdForQuota(record, submission.organisation());
      return false;
    }
    bytes += size(record);
    chunk.add(record, settled);
    return true;
  }

  private static long size(ConsumerRecord<byte[], byte[]> record) {
    long size = length(record.key()) + length(record.value());
    for (Header header : record.headers()) {
      size += header.key().length() + length(header.value());
    }
    return size;
  }

  private static long length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  /**
   * A record that the platform itself fails on must not hold up those behind it.
   *
   * @return null if it cannot be read now, for no fault of its own: reading asks the database for
   *     what is registered
   */
  private @Nullable Settled settle(ConsumerRecord<byte[], byte[]> record) {
    try {
      return means.reader().settle(record);
    } catch (LogUnavailable unavailable) {
      return null;
    } catch (RuntimeException | StackOverflowError | AssertionError defect) {
      if (LogReads.failsForAll(defect) || !means.logAnswers().getAsBoolean()) {
        return null;
      }
      LOG.error(
          "a record could not be read and is put aside, to be sent again: {}",
          Folding.describe(defect));
      return new Settled.Refused(
          Problem.of(
              ProblemType.UNAVAILABLE,
              "the platform failed on it: to be sent again once that is mended"),
          null);
    }
  }
}

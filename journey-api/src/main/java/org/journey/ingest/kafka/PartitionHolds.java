package org.journey.ingest.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.journey.ingest.Quotas;
import org.jspecify.annotations.Nullable;

/**
 * Partitions whose next record waits: for its organisation's quota, or for a database without which
 * it cannot be read. They are not polled meanwhile; the others go on. Of the reading thread.
 */
final class PartitionHolds {

  private static final Duration FOR_QUOTA = Duration.ofMillis(100);
  private static final Duration FOR_DATABASE = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> consumer;
  private final Quotas quotas;
  private final LongSupplier nanos;
  private final Map<TopicPartition, Held> held = new HashMap<>();

  /**
   * A partition that waits.
   *
   * @param organisation for whose quota; null: for the database
   * @param oldest when its next record came to the broker, milliseconds since 1970
   * @param since in nanoseconds of some clock, as until
   */
  private record Held(@Nullable String organisation, long oldest, long since, long until) {}

  PartitionHolds(Consumer<byte[], byte[]> consumer, Quotas quotas, LongSupplier nanos) {
    this.consumer = consumer;
    this.quotas = quotas;
    this.nanos = nanos;
  }

  /** The rest of its partition waits for a quota, from this one on. */
  void holdForQuota(ConsumerRecord<byte[], byte[]> next, String organisation) {
    hold(next, organisation, FOR_QUOTA);
  }

  /** The rest of its partition waits for the database, from this one on. */
  void holdForDatabase(ConsumerRecord<byte[], byte[]> next) {
    hold(next, null, FOR_DATABASE);
  }

  private void hold(
      ConsumerRecord<byte[], byte[]> next, @Nullable String organisation, Duration pause) {
    TopicPartition partition = new TopicPartition(next.topic(), next.partition());
    consumer.seek(partition, next.offset());
    consumer.pause(Set.of(partition));
    long now = nanos.getAsLong();
    held.put(partition, new Held(organisation, next.timestamp(), now, now + pause.toNanos()));
  }

  /**
   * Those that have waited long enough are polled again: whether there is room now is asked then.
   */
  void resumeDue() {
    long now = nanos.getAsLong();
    Set<TopicPartition> due = new HashSet<>();
    held.forEach(
        (partition, one) -> {
          if (one.until() - now <= 0) {
            due.add(partition);
            if (one.organisation() != null) {
              quotas.delayed(one.organisation(), now - one.since());
            }
          }
        });
    if (!due.isEmpty()) {
      held.keySet().removeAll(due);
      consumer.resume(due);
    }
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  /** Which they are. */
  Set<TopicPartition> partitions() {
    return held.keySet();
  }

  /** When the one that waits longest came to the broker, milliseconds since 1970. */
  long oldest() {
    return held.values().stream().mapToLong(Held::oldest).min().orElse(Long.MAX_VALUE);
  }

  /** They are another's now. */
  void clear() {
    held.clear();
  }
}

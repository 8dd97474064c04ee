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

/**
 * Partitions whose next record waits for its organisation's quota. They are not polled meanwhile;
 * the others go on. Of the reading thread.
 */
final class QuotaHolds {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final Quotas quotas;
  private final LongSupplier nanos;
  private final Map<TopicPartition, Held> held = new HashMap<>();

  /**
   * A partition that waits.
   *
   * @param oldest when its next record came to the broker, milliseconds since 1970
   * @param since in nanoseconds of some clock, as until
   */
  private record Held(String organisation, long oldest, long since, long until) {}

  QuotaHolds(Consumer<byte[], byte[]> consumer, Quotas quotas, LongSupplier nanos) {
    this.consumer = consumer;
    this.quotas = quotas;
    this.nanos = nanos;
  }

  /** The rest of its partition waits, from this one on. */
  void hold(ConsumerRecord<byte[], byte[]> next, String organisation) {
    TopicPartition partition = new TopicPartition(next.topic(), next.partition());
    consumer.seek(partition, next.offset());
    consumer.pause(Set.of(partition));
    long now = nanos.getAsLong();
    held.put(partition, new Held(organisation, next.timestamp(), now, now + PAUSE.toNanos()));
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
            quotas.delayed(one.organisation(), now - one.since());
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

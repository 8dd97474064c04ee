package org.journey.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.journey.ingest.Quotas;
import org.junit.jupiter.api.Test;

/**
 * A partition waits from the record on that is beyond its quota, and no other does. By Kafka's own
 * consumer without brokers.
 */
class PartitionHoldsTest {

  private static final TopicPartition OURS = new TopicPartition("journey.interactions", 0);
  private static final TopicPartition THEIRS = new TopicPartition("journey.interactions", 1);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicLong now = new AtomicLong(7);
  private final PartitionHolds holds =
      new PartitionHolds(
          consumer, new Quotas(new Quotas.Settings(0, Map.of()), registry), now::get);

  PartitionHoldsTest() {
    consumer.assign(List.of(OURS, THEIRS));
    consumer.updateBeginningOffsets(new HashMap<>(Map.of(OURS, 0L, THEIRS, 0L)));
  }

  @Test
  void it_is_read_again_from_that_record_once_it_has_waited() {
    consumer.seek(OURS, 9);
    holds.holdForQuota(
        new ConsumerRecord<>(OURS.topic(), OURS.partition(), 5, null, new byte[0]), "soar");

    assertThat(consumer.position(OURS)).isEqualTo(5);
    assertThat(consumer.paused()).containsExactly(OURS);
    assertThat(holds.partitions()).containsExactly(OURS);
    now.addAndGet(99_000_000);
    holds.resumeDue();
    assertThat(consumer.paused()).as("not before its time").containsExactly(OURS);

    now.addAndGet(1_000_000);
    holds.resumeDue();
    assertThat(consumer.paused()).isEmpty();
    assertThat(holds.isEmpty()).isTrue();
    assertThat(holds.oldest()).isEqualTo(Long.MAX_VALUE);
    assertThat(registry.get("journey.quota.delayed").tag("organisation", "soar").counter().count())
        .isEqualTo(0.1);
  }

  @Test
  void what_waits_for_the_database_is_counted_as_nobody_s_quota() {
    consumer.seek(OURS, 9);
    holds.holdForDatabase(
        new ConsumerRecord<>(OURS.topic(), OURS.partition(), 5, null, new byte[0]));

    assertThat(consumer.position(OURS)).isEqualTo(5);
    now.addAndGet(999_000_000);
    holds.resumeDue();
    assertThat(consumer.paused()).as("not before its time").containsExactly(OURS);
    now.addAndGet(1_000_000);
    holds.resumeDue();
    assertThat(consumer.paused()).isEmpty();
    assertThat(registry.getMeters()).isEmpty();
  }
}

package org.journey.ingest.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.journey.ingest.Intake.Settled;

/** Records that are recorded together, in the order in which they came from each partition. */
final class Chunk {

  /** One of them, read. */
  record Item(ConsumerRecord<byte[], byte[]> record, Settled settled) {}

  private final List<Item> items = new ArrayList<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private long oldest = Long.MAX_VALUE;

  void add(ConsumerRecord<byte[], byte[]> record, Settled settled) {
    items.add(new Item(record, settled));
    next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    oldest = Math.min(oldest, record.timestamp());
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  List<Item> items() {
    return items;
  }

  /** When the one that waits longest came to the broker, milliseconds since 1970. */
  long oldest() {
    return oldest;
  }

  /** Where each partition goes on once all of this is done. */
  Map<TopicPartition, OffsetAndMetadata> offsets() {
    return next.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> new OffsetAndMetadata(one.getValue())));
  }

  /** How many there are of each topic. */
  Map<String, Long> byTopic() {
    return items.stream()
        .collect(Collectors.groupingBy(item -> item.record().topic(), Collectors.counting()));
  }
}

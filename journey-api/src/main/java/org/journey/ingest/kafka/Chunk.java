package org.journey.ingest.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.journey.ingest.Intake.Settled;
import org.journey.ingest.Submission;
import org.jspecify.annotations.Nullable;

/** Records that are recorded together, in the order in which they came from each partition. */
final class Chunk {

  /** One of them, read. */
  record Item(ConsumerRecord<byte[], byte[]> record, Settled settled) {}

  private static final String TRACE_PARENT = "traceparent";

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

  /**
   * What their senders say of the traces that they belong to: the record's header, as Kafka's
   * clients write it, or else the event's own attribute.
   */
  Stream<String> traceParents() {
    return items.stream().map(Chunk::traceParent).filter(Objects::nonNull);
  }

  private static @Nullable String traceParent(Item item) {
    Header header = item.record().headers().lastHeader(TRACE_PARENT);
    if (header != null && header.value() != null) {
      return new String(header.value(), StandardCharsets.UTF_8);
    }
    return item.settled() instanceof Settled.Ready(Submission submission)
        ? submission.reading().event().path(TRACE_PARENT).asStringOpt().orElse(null)
        : null;
  }

  /** How many there are of each topic. */
  Map<String, Long> byTopic() {
    return items.stream()
        .collect(Collectors.groupingBy(item -> item.record().topic(), Collectors.counting()));
  }
}

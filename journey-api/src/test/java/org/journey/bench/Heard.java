package org.journey.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.journey.kafka.Wire;

/** Follows a topic, and notes for each record how long it took since it was due to be sent. */
final class Heard implements AutoCloseable {

  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final String PREFIX = "l-";

  private final AtomicLongArray due;
  private final AtomicLongArray took;
  private final Thread follower;
  private volatile boolean over;

  Heard(String brokers, String topic, int records) {
    this.due = new AtomicLongArray(records);
    this.took = new AtomicLongArray(records);
    this.follower = Thread.ofPlatform().daemon().start(() -> follow(brokers, topic));
  }

  /** The id of the one of this number. */
  static String id(int number) {
    return PREFIX + number;
  }

  void sent(int number, long at) {
    due.set(number, at);
  }

  static KafkaConsumer<byte[], byte[]> consumer(String brokers) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  private void follow(String brokers, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(brokers)) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      while (!over) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          String id = Wire.header(record, "ce_id");
          if (id.startsWith(PREFIX)) {
            int number = Integer.parseInt(id.substring(PREFIX.length()));
            took.compareAndSet(number, 0, System.nanoTime() - due.get(number));
          }
        }
      }
    }
  }

  /**
   * Waits for the last of them.
   *
   * @param first the first that counts
   */
  String summary(int first) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (heard(first).length < took.length() - first && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    long[] sorted = heard(first);
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "p50 %.0f ms, p99 %.0f ms, longest %.0f ms; %d of %d heard",
        millis(sorted, 0.5),
        millis(sorted, 0.99),
        millis(sorted, 1),
        sorted.length,
        took.length() - first);
  }

  private long[] heard(int first) {
    long[] heard = new long[took.length() - first];
    int count = 0;
    for (int number = first; number < took.length(); number++) {
      if (took.get(number) > 0) {
        heard[count++] = took.get(number);
      }
    }
    return Arrays.copyOf(heard, count);
  }

  private static double millis(long[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    follower.join();
  }
}

package org.journey.ingest.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.journey.interaction.Identity;
import org.journey.interaction.StrictRecords;
import org.journey.kafka.KafkaClients;
import org.journey.kafka.KafkaTrouble;
import org.journey.kafka.Topics;
import org.journey.metrics.RefusalCount;
import org.journey.problem.Problem;
import org.journey.sealing.DailyKeys;
import org.jspecify.annotations.Nullable;

/** Writes what is refused to its topic. One use for one run of the consumer. */
final class Rejections implements AutoCloseable {

  private static final Header JSON =
      new RecordHeader("content-type", "application/json".getBytes(StandardCharsets.US_ASCII));

  /** A refused record of a megabyte is sealed and told in Base64. */
  static final int LARGEST = 4 * 1024 * 1024;

  private final KafkaProducer<byte[], byte[]> producer;
  private final DailyKeys keys;
  private final InstantSource clock;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  Rejections(KafkaClients clients, DailyKeys keys, InstantSource clock) {
    this.producer =
        clients.producer(
            "journey-rejections",
            Map.of("max.request.size", LARGEST, "compression.type", "lz4", "linger.ms", 0));
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Sends one; {@link #await} tells whether it came.
   *
   * @throws org.journey.log.LogUnavailable if the day's key cannot be read
   */
  void add(ConsumerRecord<byte[], byte[]> record, Problem problem, @Nullable Identity identity) {
    byte[] value = Rejection.write(record, problem, identity, clock.instant(), keys);
    sent.add(
        producer.send(
            new ProducerRecord<>(Topics.REJECTED, null, key(record.key()), value, List.of(JSON))));
    RefusalCount.add(problem.type());
  }

  /** An id of a journey is no secret; anything else that came as a key may be one. */
  private static byte @Nullable [] key(byte @Nullable [] key) {
    boolean isId =
        key != null
            && StrictRecords.reasonAgainstId(new String(key, StandardCharsets.UTF_8)) == null;
    return isId ? key : null;
  }

  /**
   * Waits until all that was added is kept by the brokers.
   *
   * @throws KafkaTrouble if one is not
   */
  void await() throws InterruptedException {
    try {
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new KafkaTrouble("a refused record could not be kept: " + e.getCause(), e);
    } finally {
      sent.clear();
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}

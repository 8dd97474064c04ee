package org.journey.ingest.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.journey.interaction.Identity;
import org.journey.interaction.StrictRecords;
import org.journey.kafka.KafkaClients;
import org.journey.kafka.KafkaTrouble;
import org.journey.kafka.Topics;
import org.journey.problem.Problem;
import org.journey.sealing.DailyKeys;
import org.jspecify.annotations.Nullable;

/** Writes what is refused to its topic. */
final class Rejections implements AutoCloseable {

  private static final Header JSON =
      new RecordHeader("content-type", "application/json".getBytes(StandardCharsets.US_ASCII));

  private final KafkaProducer<byte[], byte[]> producer;
  private final DailyKeys keys;
  private final InstantSource clock;

  Rejections(KafkaClients clients, DailyKeys keys, InstantSource clock) {
    this.producer =
        clients.producer(
            "journey-rejections",
            Map.of(
                "max.request.size",
                Topics.LARGEST_REJECTED,
                "compression.type",
                "lz4",
                "linger.ms",
                0));
    this.keys = keys;
    this.clock = clock;
  }

  /** One on its way. */
  record Sent(
      ConsumerRecord<byte[], byte[]> record,
      Problem problem,
      @Nullable Identity identity,
      Future<RecordMetadata> answer) {}

  /**
   * Sends one; {@link #await} tells whether it came.
   *
   * @throws org.journey.log.LogUnavailable if the day's key cannot be read
   */
  Sent send(ConsumerRecord<byte[], byte[]> record, Problem problem, @Nullable Identity identity) {
    byte[] value = Rejection.write(record, problem, identity, clock.instant(), keys);
    return new Sent(record, problem, identity, send(record, value));
  }

  private Future<RecordMetadata> send(ConsumerRecord<byte[], byte[]> record, byte[] value) {
    return producer.send(
        new ProducerRecord<>(Topics.REJECTED, null, key(record.key()), value, List.of(JSON)));
  }

  /** An id of a journey is no secret; anything else that came as a key may be one. */
  private static byte @Nullable [] key(byte @Nullable [] key) {
    boolean isId =
        key != null
            && StrictRecords.reasonAgainstId(new String(key, StandardCharsets.UTF_8)) == null;
    return isId ? key : null;
  }

  /**
   * Waits until all of them are kept by the brokers. One that is too large for its topic is told
   * without the record itself: it must not hold up those behind it.
   *
   * @throws KafkaTrouble if one is not kept
   */
  void await(List<Sent> all) throws InterruptedException {
    for (Sent one : all) {
      try {
        one.answer().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RecordTooLargeException
            || e.getCause() instanceof InvalidRecordException)) {
          throw notKept(e);
        }
        byte[] bare =
            Rejection.writeBare(one.record(), one.problem(), one.identity(), clock.instant());
        try {
          send(one.record(), bare).get();
        } catch (ExecutionException again) {
          throw notKept(again);
        }
      }
    }
  }

  private static KafkaTrouble notKept(ExecutionException e) {
    return new KafkaTrouble("a refused record could not be kept: " + e.getCause(), e);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}

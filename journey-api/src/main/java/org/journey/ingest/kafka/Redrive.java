package org.journey.ingest.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.journey.kafka.KafkaClients;
import org.journey.kafka.KafkaTrouble;
import org.journey.kafka.Topics;
import org.journey.operations.UnsafeSetting;
import org.journey.sealing.DailyKeys;
import org.journey.tracing.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends refused records again, each as it came, to where it came from: once what kept them from
 * being accepted is mended. What is refused again is refused anew, behind the range, so no range
 * goes round in circles; what is in a range more than once is sent once; and what is about somebody
 * who was erased is not sent.
 */
final class Redrive implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Redrive.class);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MOST_WAITING = 10;

  private final KafkaClients clients;
  private final Topics topics;
  private final DailyKeys keys;
  private final RecordReader reader;
  private final Supplier<ErasedRecords> erased;
  private final Counter sent;
  private final Counter withheld;

  /** One after the other: two that overlap would send twice what once is enough. */
  private final ThreadPoolExecutor turns =
      new ThreadPoolExecutor(
          1,
          1,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().name("journey-redrive").daemon().factory());

  /**
   * @param erased whom records are about: one for each run
   */
  Redrive(
      KafkaClients clients,
      Topics topics,
      DailyKeys keys,
      RecordReader reader,
      Supplier<ErasedRecords> erased,
      MeterRegistry registry) {
    this.clients = clients;
    this.topics = topics;
    this.keys = keys;
    this.reader = reader;
    this.erased = erased;
    this.sent =
        Counter.builder("journey.kafka.redriven.records")
            .description("Refused records that were sent again")
            .register(registry);
    this.withheld =
        Counter.builder("journey.kafka.redrive.withheld.records")
            .description("Refused records that were not sent again, as somebody was erased")
            .register(registry);
    turns.allowCoreThreadTimeOut(true);
  }

  /** Which offsets of a partition: the first, and the one behind the last. */
  private record Span(long from, long to) {}

  /**
   * Sends them in the background.
   *
   * @return how many records are in the range
   * @throws RejectedExecutionException if too many wait already
   * @throws KafkaTrouble if no broker answers
   * @throws UnsafeSetting if the topics are not as they must be
   */
  long start(Range range) throws InterruptedException {
    Map<TopicPartition, Span> spans = spans(range);
    long records = spans.values().stream().mapToLong(span -> span.to() - span.from()).sum();
    if (records > 0) {
      turns.execute(Traces.carried(() -> run(spans)));
    }
    return records;
  }

  private Map<TopicPartition, Span> spans(Range range) throws InterruptedException {
    topics.ready();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer);
      Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      Map<TopicPartition, Span> spans = new HashMap<>();
      for (TopicPartition partition : partitions) {
        long low = first.getOrDefault(partition, 0L);
        long high = end.getOrDefault(partition, 0L);
        long from;
        long to;
        switch (range) {
          case Range.Offsets offsets -> {
            from = offsets.from();
            to = offsets.to() == Long.MAX_VALUE ? high : offsets.to() + 1;
          }
          case Range.Times times -> {
            from = offset(consumer, partition, times.from().toEpochMilli(), high);
            to = offset(consumer, partition, times.to().toEpochMilli(), high);
          }
        }
        from = Math.clamp(from, low, Math.max(low, high));
        spans.put(partition, new Span(from, Math.clamp(to, from, Math.max(from, high))));
      }
      return spans;
    } catch (KafkaException e) {
      throw new KafkaTrouble("the refused records cannot be read: " + e.getMessage(), e);
    }
  }

  private static long offset(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long millis, long end) {
    OffsetAndTimestamp found =
        consumer.offsetsForTimes(Map.of(partition, Math.max(0, millis))).get(partition);
    return found == null ? end : found.offset();
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return clients.consumer(
        "journey-redrive",
        Map.of("max.poll.records", 200, "max.partition.fetch.bytes", Topics.LARGEST_REJECTED));
  }

  private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(Topics.REJECTED).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private void run(Map<TopicPartition, Span> spans) {
    int again = 0;
    int lost = 0;
    int failed = 0;
    int repeated = 0;
    int forgotten = 0;
    // What was sent again and refused again lies there a second time: each time it would double.
    Set<String> sentBefore = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer();
        KafkaProducer<byte[], byte[]> producer =
            clients.producer(
                "journey-redrive",
                Map.of("max.request.size", Topics.LARGEST_REJECTED, "compression.type", "lz4"))) {
      ErasedRecords erasedRecords = erased.get();
      // For one that is gone a producer would wait, each time.
      Map<String, List<PartitionInfo>> there = consumer.listTopics();
      for (Map.Entry<TopicPartition, Span> one : spans.entrySet()) {
        consumer.assign(List.of(one.getKey()));
        consumer.seek(one.getKey(), one.getValue().from());
        while (consumer.position(one.getKey()) < one.getValue().to()) {
          List<Future<RecordMetadata>> answers = new ArrayList<>();
          long position = consumer.position(one.getKey());
          ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
          if (isAnew(consumer, one.getKey(), position, one.getValue(), records)) {
            LOG.warn("the refused records that were to be sent again are not there any more");
            break;
          }
          for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.offset() >= one.getValue().to()) {
              break;
            }
            Rejection rejection = Rejection.read(record.value());
            RefusedRecord refused = rejection == null ? null : rejection.open(keys);
            if (rejection == null || refused == null) {
              lost++;
              continue;
            }
            if (rejection.partition() >= there.getOrDefault(rejection.topic(), List.of()).size()) {
              failed++;
              continue;
            }
            if (!sentBefore.add(refused.digest())) {
              repeated++;
              continue;
            }
            if (!erasedRecords.maySend(
                rejection, refused, reader.read(refused.headers(), refused.value()))) {
              forgotten++;
              withheld.increment();
              continue;
            }
            answers.add(producer.send(refused.again(rejection.topic(), rejection.partition())));
          }
          for (Future<RecordMetadata> answer : answers) {
            try {
              answer.get();
              again++;
              sent.increment();
            } catch (ExecutionException e) {
              // Its topic is gone, or takes no record of that size any more: the others go on.
              failed++;
              LOG.debug("a refused record could not be sent again", e);
            }
          }
        }
      }
      LOG.info(
          "refused records were sent again: {}; {} could not be sent, {} cannot be read any more,"
              + " {} were there more than once, {} are or may be about somebody who was erased",
          again,
          failed,
          lost,
          repeated,
          forgotten);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("sending refused records again ended after {}: {}", again, e.toString());
    }
  }

  /**
   * Whether the topic was made anew meanwhile: it is read from its start, or ends before the range.
   */
  private static boolean isAnew(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPartition partition,
      long position,
      Span span,
      ConsumerRecords<byte[], byte[]> records) {
    return records.isEmpty()
        ? consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L) < span.to()
        : records.iterator().next().offset() < position;
  }

  @Override
  public void close() {
    turns.shutdownNow();
  }
}

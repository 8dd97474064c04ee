package org.journey.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.journey.kafka.BrokerProcess;
import org.journey.kafka.Topics;
import org.journey.log.InteractionLog;
import org.springframework.context.SmartLifecycle;

/**
 * Kafka beside the import, on existing journeys and in turn; and how long it takes from a record to
 * what is told of it. The broker is a process of its own on the same machine.
 *
 * <p>Arguments: {@code pairs=5}, {@code kafka-journeys=10000}, {@code kafka-rate=500}, {@code
 * kafka-seconds=30}.
 */
final class KafkaBenchmark {

  private static final String RAW = "bench.raw";
  private static final int WARM_UP_SECONDS = 15;
  private static final int BEFORE = 10;
  private static final int EACH = 4;

  private final int journeys;
  private final String brokers;
  private final KafkaProducer<byte[], byte[]> producer;
  private int next = BEFORE;

  private KafkaBenchmark(int journeys, String brokers) {
    this.journeys = journeys;
    this.brokers = brokers;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", 1),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  static void main(String[] arguments) throws Exception {
    int pairs = Arguments.whole(arguments, "pairs", 5);
    int journeys = Arguments.whole(arguments, "kafka-journeys", 10_000);
    int rate = Arguments.whole(arguments, "kafka-rate", 500);
    int seconds = Arguments.whole(arguments, "kafka-seconds", 30);
    Table table = new Table();
    Path directory = Files.createTempDirectory("journey-bench-kafka");
    try (BrokerProcess broker = new BrokerProcess(directory.resolve("broker")).start()) {
      KafkaBenchmark benchmark = new KafkaBenchmark(journeys, broker.address());
      try (Instance instance =
          new Instance(false, directory.resolve("journey"), broker.address())) {
        benchmark.throughput(instance, pairs, table);
      }
    }
    Path again = Files.createTempDirectory("journey-bench-kafka");
    try (BrokerProcess broker = new BrokerProcess(again.resolve("broker")).start()) {
      KafkaBenchmark benchmark = new KafkaBenchmark(1_000, broker.address());
      try (Instance instance = new Instance(true, again.resolve("journey"), broker.address())) {
        benchmark.latency(instance, rate, seconds, table);
      }
    }
    System.out.println(table);
  }

  private void throughput(Instance instance, int pairs, Table table) throws Exception {
    InteractionLog log = instance.bean(InteractionLog.class);
    SmartLifecycle reading = instance.running("inboundConsumer");
    ImportBenchmark.expectAccepted(
        instance.take(new ByteArrayInputStream(lines(0, BEFORE))), (long) journeys * BEFORE);
    double[] imported = new double[pairs];
    double[] read = new double[pairs];
    byte[] lines = lines(next, EACH);
    next += EACH;
    ImportBenchmark.expectAccepted(
        instance.take(new ByteArrayInputStream(lines)), (long) journeys * EACH);
    byTopic(log, reading);
    for (int pair = 0; pair < pairs; pair++) {
      lines = lines(next, EACH);
      next += EACH;
      long begin = System.nanoTime();
      ImportBenchmark.expectAccepted(
          instance.take(new ByteArrayInputStream(lines)), (long) journeys * EACH);
      imported[pair] = (long) journeys * EACH / ((System.nanoTime() - begin) / 1e9);
      read[pair] = byTopic(log, reading);
    }
    table.pairs(
        "Kafka in, from the start of reading to durable, existing journeys",
        read,
        "import of as many lines of the same journeys",
        imported,
        "/s",
        "0.7");
    table.pairs(
        "the same",
        read,
        "the raw limit: a consumer that drops what it reads",
        alone(pairs, (long) journeys * EACH * (pairs + 1)),
        "/s",
        "");
  }

  /** What waits in the topic is read from a standing start, joining the group included. */
  private double byTopic(InteractionLog log, SmartLifecycle reading) throws InterruptedException {
    if (reading.isRunning()) {
      reading.stop();
    }
    long goal = log.head() + (long) journeys * EACH;
    for (int n = next; n < next + EACH; n++) {
      for (int journey = 0; journey < journeys; journey++) {
        producer.send(
            new ProducerRecord<>(
                Topics.INTERACTIONS,
                Lines.journeyId(journey).getBytes(StandardCharsets.UTF_8),
                Lines.line(journey, n)));
      }
    }
    producer.flush();
    next += EACH;
    long begin = System.nanoTime();
    reading.start();
    while (log.head() < goal) {
      Thread.sleep(5);
    }
    double perSecond = (long) journeys * EACH / ((System.nanoTime() - begin) / 1e9);
    reading.stop();
    return perSecond;
  }

  /** The raw limit: all that the topic holds, from its start, records a second. */
  private double[] alone(int times, long records) {
    double[] perSecond = new double[times];
    for (int time = 0; time < times; time++) {
      try (KafkaConsumer<byte[], byte[]> consumer = Heard.consumer(brokers)) {
        List<TopicPartition> partitions = Heard.partitions(consumer, Topics.INTERACTIONS);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        long begin = System.nanoTime();
        for (long read = 0; read < records; ) {
          read += consumer.poll(Duration.ofMillis(100)).count();
        }
        perSecond[time] = records / ((System.nanoTime() - begin) / 1e9);
      }
    }
    return perSecond;
  }

  private byte[] lines(int from, int count) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int n = from; n < from + count; n++) {
      for (int journey = 0; journey < journeys; journey++) {
        out.write(Lines.line(journey, n));
        out.write('\n');
      }
    }
    return out.toByteArray();
  }

  private void latency(Instance instance, int rate, int seconds, Table table) throws Exception {
    ImportBenchmark.expectAccepted(
        instance.take(new ByteArrayInputStream(lines(0, BEFORE))), (long) journeys * BEFORE);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      admin.createTopics(List.of(new NewTopic(RAW, 1, (short) 1))).all().get();
    }
    int warmUp = rate * WARM_UP_SECONDS;
    int all = warmUp + rate * seconds;
    try (Heard told = new Heard(brokers, Topics.RECORDED, all);
        Heard raw = new Heard(brokers, RAW, all)) {
      Thread.sleep(3_000);
      long begin = System.nanoTime();
      for (int i = 0; i < all; i++) {
        long due = begin + (long) (i * 1e9 / rate);
        long wait = due - System.nanoTime();
        if (wait > 0) {
          Thread.sleep(Duration.ofNanos(wait));
        }
        byte[] key = Lines.journeyId(i % journeys).getBytes(StandardCharsets.UTF_8);
        byte[] line = Lines.line(i % journeys, BEFORE + i / journeys, Heard.id(i));
        told.sent(i, due);
        producer.send(new ProducerRecord<>(Topics.INTERACTIONS, key, line));
        raw.sent(i, due);
        producer.send(
            new ProducerRecord<>(
                RAW,
                null,
                key,
                line,
                List.of(
                    new RecordHeader("ce_id", Heard.id(i).getBytes(StandardCharsets.US_ASCII)))));
      }
      producer.flush();
      table.single(
          "from a record produced to journey.recorded read, " + rate + "/s",
          told.summary(warmUp),
          "from a record produced to the same record read, one partition: " + raw.summary(warmUp),
          "p99 ≤ 300 ms");
    }
  }
}

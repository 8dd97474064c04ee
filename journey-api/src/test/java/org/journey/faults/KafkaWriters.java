package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Staff apps that send over Kafka without pause, each to journeys of its own, and note what the
 * broker took. A producer that waits for acknowledgements and sends again by itself keeps the order
 * of each journey.
 */
final class KafkaWriters implements AutoCloseable {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  private static final int STATES = 3;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final KafkaProducer<byte[], byte[]> producer;
  private final String brokers;
  private final String source;
  private final List<Thread> writers = new ArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private final Phaser inFlight = new Phaser(1);

  /** By journey, the ids in the order in which they were sent; all are taken by the broker. */
  private final Map<String, List<String>> taken = new ConcurrentHashMap<>();

  /** Those that must be refused. */
  private final Set<String> wrong = Collections.synchronizedSet(new TreeSet<>());

  private volatile @Nullable Exception failed;
  private volatile boolean stopped;

  KafkaWriters(String brokers, String source) {
    this.brokers = brokers;
    this.source = source;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                brokers,
                "acks",
                "all",
                "delivery.timeout.ms",
                120_000,
                "max.block.ms",
                90_000,
                "reconnect.backoff.max.ms",
                500,
                "linger.ms",
                1),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * Starts so many.
   *
   * @param pauseMillis between two records of one
   */
  KafkaWriters start(int count, long seed, long pauseMillis) {
    for (int writer = 0; writer < count; writer++) {
      String name = "k" + writer;
      Random random = new Random(seed * 1_000 + writer);
      writers.add(Thread.ofVirtual().name(name).start(() -> write(name, random, pauseMillis)));
    }
    return this;
  }

  private void write(String name, Random random, long pauseMillis) {
    try {
      for (int number = 0; !stopped; number++) {
        String journey = source.replace("/", "") + "-" + name + "-" + random.nextInt(5);
        Instant time = START.plusSeconds(60L + random.nextInt(1_000_000));
        String id = name + "-" + number;
        if (!taken.containsKey(journey)) {
          String first = id + "-referral";
          send(journey, first, Interactions.referral(source, first, journey, START), false);
        }
        boolean bad = random.nextInt(20) == 0;
        send(
            journey,
            id,
            bad
                ? Interactions.refused(source, id, journey, time)
                : Interactions.ordinary(source, id, journey, time, random),
            bad);
        Thread.sleep(pauseMillis);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(String journey, String id, String body, boolean bad) {
    taken.computeIfAbsent(journey, any -> Collections.synchronizedList(new ArrayList<>())).add(id);
    if (bad) {
      wrong.add(id);
    }
    String event =
        body.replaceFirst("\\{", "{\"organisation\":\"soar\",\"recordedby\":\"w-faults\",");
    inFlight.register();
    producer.send(
        new ProducerRecord<>(
            Topics.INTERACTIONS,
            journey.getBytes(StandardCharsets.UTF_8),
            event.getBytes(StandardCharsets.UTF_8)),
        (at, failure) -> {
          if (failure == null) {
            sent.incrementAndGet();
          } else {
            failed = failure;
          }
          inFlight.arriveAndDeregister();
        });
  }

  /** How many the broker has taken. */
  long sent() {
    return sent.get();
  }

  /** Waits until it has taken so many more: two minutes at most. */
  void awaitMore(long more) throws InterruptedException {
    long goal = sent.get() + more;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (sent.get() < goal) {
      Exception failure = failed;
      if (failure != null || System.nanoTime() > end) {
        throw new IllegalStateException("the broker does not take " + more + " more", failure);
      }
      Thread.sleep(20);
    }
  }

  /** Lets each writer end, and waits until the broker has taken everything. */
  void stop() throws InterruptedException {
    stopped = true;
    for (Thread writer : writers) {
      writer.join();
    }
    producer.flush();
    inFlight.arriveAndAwaitAdvance();
    Exception failure = failed;
    if (failure != null) {
      throw new IllegalStateException("a record was not taken by the broker", failure);
    }
  }

  /** How many of those sent must be stored. */
  long right() {
    return taken.values().stream().mapToLong(List::size).sum() - wrong.size();
  }

  /**
   * Everything that is otherwise than it must be: each record stored once and in its journey's
   * order, or refused and told so.
   */
  List<String> broken(List<Row> rows, List<ConsumerRecord<byte[], byte[]>> rejected) {
    List<String> broken = new ArrayList<>();
    Map<String, List<String>> stored = new LinkedHashMap<>();
    for (Row row : rows) {
      if (row.source().equals(source)) {
        stored.computeIfAbsent(row.subject(), any -> new ArrayList<>()).add(row.id());
      }
    }
    taken.forEach(
        (journey, ids) -> {
          List<String> right = ids.stream().filter(id -> !wrong.contains(id)).toList();
          List<String> found = stored.getOrDefault(journey, List.of());
          if (!found.equals(right)) {
            broken.add(
                "journey %s: %d sent, %d stored, or in another order"
                    .formatted(journey, right.size(), found.size()));
          }
        });
    Set<String> told = new TreeSet<>();
    for (ConsumerRecord<byte[], byte[]> one : rejected) {
      var json = Wire.json(one);
      if (json.required("source").asString("").equals(source)) {
        told.add(json.required("id").asString(""));
      }
    }
    if (!told.equals(Set.copyOf(wrong)) || told.size() != wrong.size()) {
      broken.add("refused must be " + wrong.size() + ", told are " + told.size());
    }
    return broken;
  }

  /**
   * Everything that is otherwise than it must be in {@code journey.recorded}: every sequence, and
   * those of a journey in their order once repeats are dropped.
   */
  static List<String> wronglyTold(List<Row> rows, List<ConsumerRecord<byte[], byte[]>> recorded) {
    List<String> broken = new ArrayList<>();
    Map<String, Long> last = new HashMap<>();
    Map<Long, String> seen = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : recorded) {
      long sequence = Long.parseLong(Wire.header(record, "ce_sequence"));
      String journey = new String(record.key(), StandardCharsets.UTF_8);
      boolean repeat = seen.put(sequence, journey) != null;
      if (!repeat && last.getOrDefault(journey, 0L) > sequence) {
        broken.add("sequence " + sequence + " came after a later one of its journey");
      }
      last.merge(journey, sequence, Math::max);
    }
    for (Row row : rows) {
      if (!row.subject().equals(seen.get(row.sequence()))) {
        broken.add("sequence " + row.sequence() + " was not told");
      }
    }
    if (seen.size() != rows.size()) {
      broken.add(seen.size() + " are told, " + rows.size() + " stored");
    }
    return broken;
  }

  /**
   * Nothing is broken, at last: it is looked at again until then, or for so long. What is stored is
   * shown too: the list is the fold of the log, and so are the states that are served of some of
   * the journeys.
   */
  void assertAllIsThere(LogRows log, Api api, Duration patience) throws Exception {
    assertAllIsTold(log, patience);
    new ListedRows(log).assertFoldOfLog();
    Aftermath aftermath = new Aftermath(api, log);
    List<Row> rows = log.all();
    for (String journey : taken.keySet().stream().sorted().limit(STATES).toList()) {
      aftermath.assertStateIsFoldOf(rows, journey);
    }
  }

  private void assertAllIsTold(LogRows log, Duration patience) throws Exception {
    try (Wire wire = new Wire(brokers)) {
      long end = System.nanoTime() + patience.toNanos();
      while (true) {
        List<Row> rows = log.all();
        List<String> broken = new ArrayList<>(broken(rows, wire.all(Topics.REJECTED)));
        broken.addAll(wronglyTold(rows, told(wire)));
        broken.addAll(Promise.broken(List.of(), rows));
        if (broken.isEmpty()) {
          return;
        }
        assertThat(System.nanoTime()).as("%s", broken).isLessThan(end);
        Thread.sleep(200);
      }
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> told(Wire wire) {
    try {
      return wire.all(Topics.RECORDED);
    } catch (KafkaException missing) {
      // The topic was removed, and is not made again yet.
      return List.of();
    }
  }

  @Override
  public void close() {
    stopped = true;
    writers.forEach(Thread::interrupt);
    producer.close(Duration.ofSeconds(1));
  }
}

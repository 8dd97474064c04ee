package org.journey.ingest.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.journey.ingest.Quotas;
import org.journey.ingest.Recorder;
import org.journey.kafka.KafkaClients;
import org.journey.sealing.DailyKeys;
import org.journey.tracing.Step;
import org.journey.tracing.Traces;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One membership of the group of readers. While a chunk is recorded the next is polled and read; an
 * offset is committed when the chunk before it is durable. No more than two chunks are in memory,
 * so a log that is slow or away slows down the reading and nothing else.
 *
 * <p>Of one thread, but for {@link #wakeUp}.
 */
final class Membership implements AutoCloseable, ConsumerRebalanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration COMMIT = Duration.ofSeconds(1);

  /** So long a chunk is waited for before the group is shown that this node lives. */
  private static final long SIGN_OF_LIFE_MILLIS = 1_000;

  /** What is not durable by then is found to be a repeat, by whoever reads it again. */
  private static final long FINISHING_MILLIS = 1_000;

  /** So long the others wait for a chunk of partitions that change hands. */
  private static final long HANDING_OVER_MILLIS = 2_000;

  private final Means means;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Rejections rejections;

  private final PartitionHolds holds;
  private final Positions positions;
  private final InboundTelling telling;
  private @Nullable ChunkRecording current;

  /** Whether what was polled last could not be read. */
  private boolean waitsForDatabase;

  /** Changes whenever partitions are taken away: what was polled before is no longer ours. */
  private int generation;

  /**
   * What reading needs.
   *
   * @param reader from records to submissions
   * @param recorder where they go
   * @param logAnswers whether the log can be read at all; never throws
   */
  record Means(
      KafkaClients clients,
      RecordReader reader,
      Recorder recorder,
      Quotas quotas,
      DailyKeys keys,
      InboundMetrics metrics,
      BooleanSupplier logAnswers,
      InstantSource clock,
      Traces traces) {}

  private Membership(Means means, KafkaConsumer<byte[], byte[]> consumer, Rejections rejections) {
    this.means = means;
    this.consumer = consumer;
    this.rejections = rejections;
    this.holds = new PartitionHolds(consumer, means.quotas(), System::nanoTime);
    this.positions = new Positions(consumer, means.metrics(), COMMIT);
    this.telling = new InboundTelling(consumer, means.metrics());
  }

  /** Joins the group. */
  static Membership open(Means means, Set<String> topics) {
    KafkaConsumer<byte[], byte[]> consumer =
        means.clients().consumer("journey-in", InboundConsumer.group());
    boolean joined = false;
    try {
      Membership membership =
          new Membership(
              means, consumer, new Rejections(means.clients(), means.keys(), means.clock()));
      consumer.subscribe(topics, membership);
      joined = true;
      return membership;
    } finally {
      if (!joined) {
        consumer.close(CloseOptions.timeout(COMMIT));
      }
    }
  }

  /** Polls once, and moves on with what there is. */
  void step() throws InterruptedException {
    holds.resumeDue();
    Chunk next = gather();
    int polledIn = generation;
    ChunkRecording running = current;
    if (next.isEmpty()) {
      if (running != null && running.ended(0)) {
        commit(running);
      }
    } else {
      awaitCurrent();
      if (generation == polledIn) {
        current = ChunkRecording.start(next, rejections, means);
      }
    }
    telling.tell(current, holds);
  }

  /** Told to stop: what is being recorded is waited for, for a moment. */
  void finish() throws InterruptedException {
    ChunkRecording running = current;
    if (running == null || !running.ended(FINISHING_MILLIS)) {
      return;
    }
    try {
      consumer.commitSync(positions.behind(running.chunk()), COMMIT);
    } catch (WakeupException toldBefore) {
      // It was told to stop while it waited for the chunk; now nothing wakes it any more.
      consumer.commitSync(positions.behind(running.chunk()), COMMIT);
    }
    current = null;
  }

  /** Has a poll that waits return. From any thread. */
  void wakeUp() {
    consumer.wakeup();
  }

  /** So few at a time that what they are unpacked to has room, however they are compressed. */
  private Chunk gather() {
    ConsumerRecords<byte[], byte[]> records = poll(POLL);
    int polledIn = generation;
    Gathering gathering = new Gathering(means, consumer, holds);
    while (!records.isEmpty()) {
      add(gathering, records);
      if (!gathering.wantsMore()) {
        break;
      }
      records = poll(Duration.ZERO);
      if (generation != polledIn) {
        // What was gathered before is no longer ours; what came now is.
        polledIn = generation;
        gathering = new Gathering(means, consumer, holds);
      }
    }
    if (gathering.isAway() && !waitsForDatabase) {
      LOG.warn("records cannot be read without the database, and wait for it");
    }
    if (gathering.isAway()) {
      waitsForDatabase = true;
    } else if (!gathering.chunk().isEmpty()) {
      waitsForDatabase = false;
    }
    return gathering.chunk();
  }

  private void add(Gathering gathering, ConsumerRecords<byte[], byte[]> records) {
    means
        .traces()
        .begin(
            Step.KAFKA_READ,
            records.count(),
            () -> {
              gathering.add(records);
              return records;
            });
  }

  private ConsumerRecords<byte[], byte[]> poll(Duration patience) {
    try {
      return consumer.poll(patience);
    } catch (InvalidOffsetException nowhere) {
      positions.startAgain(nowhere);
      return ConsumerRecords.empty();
    }
  }

  private void awaitCurrent() throws InterruptedException {
    ChunkRecording running = current;
    while (running != null && !running.ended(SIGN_OF_LIFE_MILLIS)) {
      showLife();
      telling.tell(current, holds);
      running = current;
    }
    if (running != null) {
      commit(running);
    }
  }

  /** Polls nothing: who does not poll for minutes is put out of the group. */
  private void showLife() {
    consumer.pause(consumer.assignment());
    ConsumerRecords<byte[], byte[]> early = poll(Duration.ZERO);
    for (TopicPartition partition : early.partitions()) {
      // Of partitions that came to us in this very poll.
      consumer.seek(partition, early.records(partition).getFirst().offset());
    }
    Set<TopicPartition> going = new HashSet<>(consumer.assignment());
    going.removeAll(holds.partitions());
    consumer.resume(going);
  }

  private void commit(ChunkRecording done) {
    // One that fails is made good by the next, or by reading again what is found to be repeats.
    consumer.commitAsync(positions.behind(done.chunk()), (offsets, failure) -> {});
    current = null;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    // Positions are those that were committed.
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    ChunkRecording running = current;
    try {
      if (running != null && running.ended(HANDING_OVER_MILLIS)) {
        consumer.commitSync(positions.behind(running.chunk()), COMMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The next owner reads again what is found to be repeats; this one must leave in any case.
      LOG.debug("a chunk was not committed as its partitions changed hands", e);
    } finally {
      letGo();
    }
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    letGo();
  }

  private void letGo() {
    ChunkRecording running = current;
    if (running != null) {
      running.giveUp();
    }
    current = null;
    holds.clear();
    positions.clear();
    generation++;
  }

  @Override
  public void close() {
    letGo();
    try {
      consumer.close(CloseOptions.timeout(COMMIT));
    } finally {
      rejections.close();
    }
  }
}

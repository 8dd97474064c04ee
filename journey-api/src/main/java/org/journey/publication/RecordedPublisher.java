package org.journey.publication;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.journey.kafka.KafkaClients;
import org.journey.kafka.KafkaTrouble;
import org.journey.kafka.Topics;
import org.journey.log.InteractionLog;
import org.journey.log.LogDatabase;
import org.journey.log.LogNews;
import org.journey.log.LogUnavailable;
import org.journey.log.Stored;
import org.journey.operations.UnsafeSetting;
import org.journey.tracing.Step;
import org.journey.tracing.Traces;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the log and publishes what is stored, if it is this node's turn.
 *
 * <p>Each stretch of the log is one transaction of Kafka's, under one id for all nodes: who takes
 * the turn fences off whoever had it, so that a node which was paused and goes on later publishes
 * nothing between what the other does. The checkpoint follows the transaction; a node that dies in
 * between leaves the next one to publish that stretch again. Views have nothing to do with it, so
 * no rebuild publishes anything.
 */
final class RecordedPublisher implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RecordedPublisher.class);

  private static final String TRANSACTIONS = "journey-recorded";

  /** Interactions of a transaction at most. */
  private static final int STRETCH = 1_000;

  private static final long SIGN_OF_LIFE_MILLIS = 1_000;

  /** How often a node looks whether the turn is free. */
  private static final long LOOK_MILLIS = 500;

  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;
  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final Duration ENDING = Duration.ofMillis(3_500);

  private final Means means;
  private @Nullable Thread thread;
  private volatile boolean stopped = true;
  private String trouble = "";

  /** What publishing needs. */
  record Means(
      KafkaClients clients,
      Topics topics,
      LogDatabase database,
      PublicationCheckpoint checkpoint,
      InteractionLog log,
      LogNews news,
      PublicationMetrics metrics,
      Traces traces) {}

  RecordedPublisher(Means means) {
    this.means = means;
  }

  @Override
  public synchronized void start() {
    stopped = false;
    thread = Thread.ofPlatform().name("journey-kafka-out").daemon().start(this::run);
  }

  private void run() {
    long pause = FIRST_PAUSE_MILLIS;
    while (!stopped) {
      try {
        means.topics().ready();
        try (PublicationTurn turn = PublicationTurn.open(means.database())) {
          while (!stopped && !turn.take()) {
            Thread.sleep(LOOK_MILLIS);
          }
          pause = FIRST_PAUSE_MILLIS;
          publish(turn);
        }
      } catch (InterruptedException toldToStop) {
        // Told by the flag as well.
      } catch (LogUnavailable | SQLException away) {
        // Told by the log itself and by the health check; here it is only tried again.
        LOG.debug("publishing waits for the database", away);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      } catch (UnsafeSetting | KafkaTrouble | KafkaException e) {
        tell(e);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      } catch (RuntimeException | Error e) {
        tell(e);
        pause = LONGEST_PAUSE_MILLIS;
      } finally {
        means.metrics().publishing(false);
      }
      sleep(pause);
    }
  }

  /** Once for each trouble: while a broker is away that would be every second. */
  private void tell(Throwable failure) {
    boolean foreseen =
        failure instanceof UnsafeSetting
            || failure instanceof KafkaTrouble
            || failure instanceof KafkaException;
    String message = failure.getMessage();
    String now = foreseen && message != null ? message : failure.toString();
    if (!now.equals(trouble)) {
      LOG.warn("publishing what is recorded failed and is begun again: {}", now);
    }
    trouble = now;
  }

  private void publish(PublicationTurn turn) throws InterruptedException {
    if (stopped) {
      return;
    }
    KafkaProducer<byte[], byte[]> producer =
        means.clients().producer("journey-out", transactions());
    try {
      long position = traced(Step.TAKE_TURN, 0, () -> goOn(producer));
      means.metrics().publishing(true);
      while (!stopped) {
        if (turn.isLost()) {
          return;
        }
        List<Stored> stretch = means.log().after(position, null, STRETCH);
        if (stretch.isEmpty()) {
          means.news().awaitBeyond(position, SIGN_OF_LIFE_MILLIS, TimeUnit.MILLISECONDS);
          continue;
        }
        position = traced(Step.PUBLISH, stretch.size(), () -> publish(producer, stretch));
        means.metrics().published(stretch.size());
        trouble = "";
      }
    } finally {
      // Without a limit it would wait until a broker is back.
      producer.close(CLOSING);
    }
  }

  /** In a trace of its own; a failure is told while its id is known. */
  private long traced(Step step, long count, Traces.Call<Long, InterruptedException> work)
      throws InterruptedException {
    return means
        .traces()
        .begin(
            step,
            count,
            () -> {
              try {
                return work.call();
              } catch (LogUnavailable away) {
                throw away;
              } catch (RuntimeException | Error e) {
                tell(e);
                throw e;
              }
            });
  }

  /** Where to go on, once nobody else publishes. */
  private long goOn(KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
    producer.initTransactions();
    // Not before: who had the turn may have published on until it was fenced off.
    if (means.topics().recordedIsNew()) {
      means.checkpoint().beginAnew();
    }
    return means.checkpoint().position();
  }

  private long publish(KafkaProducer<byte[], byte[]> producer, List<Stored> stretch) {
    producer.beginTransaction();
    for (Stored stored : stretch) {
      producer.send(RecordedForm.of(stored));
    }
    producer.commitTransaction();
    long position = stretch.getLast().sequence();
    means.checkpoint().advance(position);
    return position;
  }

  private static Map<String, Object> transactions() {
    return Map.of(
        "transactional.id",
        TRANSACTIONS,
        // Left open by a node that died, it holds up readers until the next one takes the turn.
        "transaction.timeout.ms",
        15_000,
        "delivery.timeout.ms",
        10_000,
        "request.timeout.ms",
        5_000,
        // More in flight at once come out of order at a partition that is new, and are sent again.
        "max.in.flight.requests.per.connection",
        1,
        "linger.ms",
        1,
        "batch.size",
        64 * 1024,
        "compression.type",
        "lz4");
  }

  private void sleep(long millis) {
    if (stopped) {
      return;
    }
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    Thread running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    try {
      if (!running.join(ENDING)) {
        running.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Beside the other parts that end: together they have as long as one. */
  @Override
  public void stop(Runnable ended) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                stop();
              } finally {
                ended.run();
              }
            });
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}

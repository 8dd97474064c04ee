package org.journey.publication;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.journey.kafka.KafkaClients;
import org.journey.kafka.KafkaWorker;
import org.journey.kafka.Topics;
import org.journey.log.InteractionLog;
import org.journey.log.LogDatabase;
import org.journey.log.LogNews;
import org.journey.log.LogUnavailable;
import org.journey.log.Stored;
import org.journey.tracing.Step;
import org.journey.tracing.Traces;

/**
 * Follows the log and publishes what is stored, and its checkpoints, if it is this node's turn.
 *
 * <p>Each stretch of the log is one transaction of Kafka's, under one id for all nodes: who takes
 * the turn fences off whoever had it, so that a node which was paused and goes on later publishes
 * nothing between what the other does. The checkpoint follows the transaction; a node that dies in
 * between leaves the next one to publish that stretch again. Views have nothing to do with it, so
 * no rebuild publishes anything.
 */
final class RecordedPublisher extends KafkaWorker {

  private static final String TRANSACTIONS = "journey-recorded";

  /** Interactions of a transaction at most. */
  private static final int STRETCH = 1_000;

  private static final long SIGN_OF_LIFE_MILLIS = 1_000;

  /** How often a node looks whether the turn is free. */
  private static final long LOOK_MILLIS = 500;

  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final Means means;

  /** What publishing needs. */
  record Means(
      KafkaClients clients,
      Topics topics,
      LogDatabase database,
      PublicationCheckpoint checkpoint,
      InteractionLog log,
      LogNews news,
      RecordedForm form,
      CheckpointTelling checkpoints,
      PublicationMetrics metrics,
      Traces traces) {}

  RecordedPublisher(Means means) {
    super("journey-kafka-out", "publishing what is recorded", means.topics());
    this.means = means;
  }

  @Override
  protected void attempt() throws InterruptedException {
    try (PublicationTurn turn = PublicationTurn.open(means.database())) {
      while (!isStopped() && !turn.take()) {
        waiting();
        idle(LOOK_MILLIS);
      }
      if (!isStopped()) {
        publish(turn);
      }
    } catch (SQLException e) {
      throw new LogUnavailable("the turn to publish could not be asked for", e);
    }
  }

  @Override
  protected void attempted() {
    means.metrics().publishing(false);
  }

  @Override
  protected void wakeUp() {
    // It waits for a second at most; but for brokers that are away it may be cut off.
  }

  private void publish(PublicationTurn turn) throws InterruptedException {
    KafkaProducer<byte[], byte[]> producer =
        means.clients().producer("journey-out", transactions());
    try {
      Stretches stretches = new Stretches(producer, means.form());
      long position =
          traced(
              Step.TAKE_TURN,
              0,
              () -> {
                producer.initTransactions();
                // Not before: who had the turn may have published on until it was fenced off.
                stretches.begin(means.topics().recorded());
                means.checkpoints().begin();
                return means.checkpoint().position(stretches.topic());
              });
      String topic = stretches.topic();
      means.metrics().publishing(true);
      // Another topic is told from the start, by the next attempt.
      while (!isStopped() && !turn.isLost() && topic.equals(means.topics().recordedId())) {
        means.checkpoints().tell(producer);
        List<Stored> stretch = means.log().after(position, null, STRETCH);
        if (stretch.isEmpty()) {
          means.news().awaitBeyond(position, SIGN_OF_LIFE_MILLIS, TimeUnit.MILLISECONDS);
          continue;
        }
        position =
            traced(
                Step.PUBLISH,
                stretch.size(),
                () -> {
                  stretches.publish(stretch);
                  long last = stretch.getLast().sequence();
                  means.checkpoint().advance(topic, last);
                  return last;
                });
        means.metrics().published(stretch.size());
        succeeded();
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
}

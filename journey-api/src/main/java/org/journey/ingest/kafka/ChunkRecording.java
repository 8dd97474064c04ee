package org.journey.ingest.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.journey.engine.Folding;
import org.journey.ingest.Intake.Settled;
import org.journey.ingest.Outcome;
import org.journey.ingest.Recorder;
import org.journey.ingest.Submission;
import org.journey.interaction.Identity;
import org.journey.kafka.KafkaTrouble;
import org.journey.log.LogReads;
import org.journey.log.LogUnavailable;
import org.journey.metrics.RefusalCount;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.tracing.Step;
import org.journey.tracing.Traces;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One chunk on its way into the log, on a thread of its own: while it is, the next is read. It ends
 * when all of it is durable, stored or refused; while the log is away it is tried again, for what
 * was stored already is found to be a repeat.
 */
final class ChunkRecording {

  private static final Logger LOG = LoggerFactory.getLogger(ChunkRecording.class);

  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  /** So often a chunk is tried whole while the log answers others. */
  private static final int WHOLE_ATTEMPTS = 3;

  private static final int MOST_HALVINGS = 16;

  private final Chunk chunk;
  private final Recorder recorder;
  private final Rejections rejections;
  private final InboundMetrics metrics;
  private final BooleanSupplier logAnswers;
  private final Traces traces;
  private final FutureTask<Boolean> task = new FutureTask<>(this::run);
  private final List<Rejections.Sent> sent = new ArrayList<>();

  /** Of so many submissions it is counted what became of them, but for refusals. */
  private int counted;

  private volatile boolean heldUp;

  /** In a row, while the log answered others. Of the recording's thread. */
  private int failures;

  private ChunkRecording(Chunk chunk, Rejections rejections, Membership.Means means) {
    this.chunk = chunk;
    this.rejections = rejections;
    this.recorder = means.recorder();
    this.metrics = means.metrics();
    this.logAnswers = means.logAnswers();
    this.traces = means.traces();
  }

  /** Begins. */
  static ChunkRecording start(Chunk chunk, Rejections rejections, Membership.Means means) {
    ChunkRecording recording = new ChunkRecording(chunk, rejections, means);
    Thread.ofVirtual().name("journey-kafka-chunk").start(recording.task);
    return recording;
  }

  Chunk chunk() {
    return chunk;
  }

  /**
   * Waits for its end.
   *
   * @return whether it has ended: all of it is durable
   * @throws KafkaTrouble if a refused record could not be kept
   */
  boolean ended(long millis) throws InterruptedException {
    try {
      return task.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /** Whether the log was away when it was tried last. */
  boolean isHeldUp() {
    return heldUp;
  }

  /** Gives it up: its partitions are another's now. What it stored is stored. */
  void giveUp() {
    task.cancel(true);
  }

  private boolean run() throws InterruptedException {
    return traces.begin(
        Step.KAFKA_CHUNK, chunk.items().size(), chunk::traceParents, this::untilDurable);
  }

  private boolean untilDurable() throws InterruptedException {
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      try {
        sent.clear();
        record();
        rejections.await(sent);
        heldUp = false;
        // Not before: what is tried again would count again.
        sent.forEach(this::countRefused);
        return true;
      } catch (LogUnavailable away) {
        heldUp = true;
        // One that does not fit the log's time-outs at once never would: it is taken in pieces.
        failures = logAnswers.getAsBoolean() ? failures + 1 : 0;
        Thread.sleep(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  private void record() throws InterruptedException {
    List<Submission> submissions = new ArrayList<>(chunk.items().size());
    for (Chunk.Item item : chunk.items()) {
      if (item.settled() instanceof Settled.Ready(Submission submission)) {
        submissions.add(submission);
      }
    }
    List<Outcome> outcomes = outcomes(submissions);
    int next = 0;
    for (Chunk.Item item : chunk.items()) {
      switch (item.settled()) {
        case Settled.Refused(Problem problem, Identity identity) ->
            refused(item, problem, identity);
        case Settled.Ready(Submission submission) -> {
          if (outcomes.get(next++) instanceof Outcome.Refused(Problem problem)) {
            refused(item, problem, submission.reading().identity());
          }
        }
      }
    }
  }

  /**
   * As soon as they are known, for those that come after them may fail: a second time they would be
   * repeats.
   *
   * @param outcomes of the first submissions
   */
  private void count(List<Outcome> outcomes) {
    for (int place = counted; place < outcomes.size(); place++) {
      switch (outcomes.get(place)) {
        case Outcome.Accepted _ -> metrics.accepted();
        case Outcome.Duplicate _ -> metrics.duplicate();
        case Outcome.Refused _ -> {}
        case Outcome.WouldAccept _ -> throw new IllegalStateException("nothing was rehearsed");
      }
    }
    counted = Math.max(counted, outcomes.size());
  }

  private void refused(Chunk.Item item, Problem problem, @Nullable Identity identity) {
    sent.add(rejections.send(item.record(), problem, identity));
  }

  private void countRefused(Rejections.Sent one) {
    metrics.refused(one.problem().type());
    RefusalCount.add(one.problem().type());
  }

  private List<Outcome> outcomes(List<Submission> submissions) throws InterruptedException {
    if (submissions.isEmpty()) {
      return List.of();
    }
    try {
      List<Outcome> outcomes = new ArrayList<>(submissions.size());
      for (List<Submission> piece : pieces(submissions, failures)) {
        outcomes.addAll(recorder.recordAll(piece));
        count(outcomes);
      }
      return outcomes;
    } catch (LogUnavailable away) {
      throw away;
    } catch (RuntimeException | StackOverflowError | AssertionError defect) {
      waitIfForAll(defect);
      LOG.error(
          "a chunk of records could not be recorded, they are tried one by one: {}",
          Folding.describe(defect));
      return oneByOne(submissions);
    }
  }

  /**
   * All together, until that has failed a few times; then halves, quarters and so on, down to one
   * by one. What was stored before the one that failed is a repeat the next time, and quick.
   */
  static <T> List<List<T>> pieces(List<T> all, int failures) {
    int halvings = Math.clamp((long) failures - WHOLE_ATTEMPTS + 1, 0, MOST_HALVINGS);
    int size = Math.max(1, all.size() >> halvings);
    List<List<T>> pieces = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      pieces.add(all.subList(from, Math.min(from + size, all.size())));
    }
    return pieces;
  }

  /** All of them would be put aside, and what comes behind them would be refused for it. */
  private void waitIfForAll(Throwable defect) {
    if (LogReads.failsForAll(defect)) {
      if (!heldUp) {
        LOG.error(
            "the database lets nothing be recorded, and records wait for it: {}",
            Folding.describe(defect));
      }
      throw new LogUnavailable("the database lets nothing be recorded", defect);
    }
  }

  /** One that the platform itself fails on must not hold up those behind it. */
  private List<Outcome> oneByOne(List<Submission> submissions) throws InterruptedException {
    List<Outcome> outcomes = new ArrayList<>(submissions.size());
    for (Submission submission : submissions) {
      try {
        outcomes.add(recorder.record(submission));
      } catch (LogUnavailable away) {
        throw away;
      } catch (RuntimeException | StackOverflowError | AssertionError defect) {
        waitIfForAll(defect);
        if (!logAnswers.getAsBoolean()) {
          // The database is wrong for everybody: none of them is at fault.
          throw new LogUnavailable("the log does not answer as it should", defect);
        }
        LOG.error(
            "a record could not be recorded and is put aside, to be sent again: {}",
            Folding.describe(defect));
        outcomes.add(
            new Outcome.Refused(
                Problem.of(
                    ProblemType.UNAVAILABLE,
                    "the platform failed on it: to be sent again once that is mended")));
      }
      count(outcomes);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return outcomes;
  }
}

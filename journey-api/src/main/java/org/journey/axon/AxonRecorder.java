package org.journey.axon;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.journey.ingest.Outcome;
import org.journey.ingest.Recorder;
import org.journey.ingest.Submission;
import org.journey.log.Deadline;
import org.journey.log.LogUnavailable;
import org.journey.log.PostgresInteractionLog;
import org.journey.log.Reach;
import org.journey.tracing.Step;
import org.journey.tracing.Traces;

/** Records by commands to the entities. */
public final class AxonRecorder implements Recorder, AutoCloseable {

  /** Beyond the deadline itself, which what is on its way should have heard of. */
  private static final long GRACE_NANOS = 200_000_000L;

  /**
   * Runs what one caller waits for and what cannot go straight. A step of it can hang for longer
   * than the caller should: a connection of the pool, then an answer over it, then the lock of a
   * journey that another holds for the same reason. The caller is told in time; what hangs ends by
   * its own time-outs.
   */
  private final ExecutorService alone =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("journey-record-", 0).factory());

  private final StraightPath straight;
  private final Commands commands;
  private final WarmUp warmUp;
  private final EntityCache cache;
  private final PostgresInteractionLog log;
  private final Receipts receipts;
  private final InstantSource clock;

  AxonRecorder(
      Commands commands,
      WarmUp warmUp,
      EntityCache cache,
      PostgresInteractionLog log,
      Receipts receipts,
      StraightPath straight,
      InstantSource clock) {
    this.straight = straight;
    this.commands = commands;
    this.warmUp = warmUp;
    this.cache = cache;
    this.log = log;
    this.receipts = receipts;
    this.clock = clock;
  }

  @Override
  public Outcome record(Submission submission) {
    Reach.require(submission.organisation());
    return Traces.within(Step.RECORD, () -> one(submission));
  }

  private Outcome one(Submission submission) {
    Deadline deadline = Deadline.soon();
    Outcome outcome = straight.record(submission, clock.instant(), deadline);
    return outcome != null
        ? outcome
        : inTime(() -> run(List.of(submission), false, deadline).getFirst(), deadline);
  }

  @Override
  public List<Outcome> recordAll(List<Submission> chunk) {
    chunk.forEach(submission -> Reach.require(submission.organisation()));
    return chunk.size() == 1
        ? Traces.within(Step.RECORD, () -> run(chunk, false, Deadline.soon()))
        : Traces.within(
            Step.RECORD_CHUNK, chunk.size(), () -> run(chunk, false, Deadline.whileItMoves()));
  }

  @Override
  public Outcome dryRun(Submission submission) {
    Reach.require(submission.organisation());
    Deadline deadline = Deadline.soon();
    return inTime(() -> run(List.of(submission), true, deadline).getFirst(), deadline);
  }

  private Outcome inTime(Supplier<Outcome> work, Deadline deadline) {
    Future<Outcome> outcome = alone.submit(Traces.carried(work::get));
    try {
      return outcome.get(deadline.left() + GRACE_NANOS, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new LogUnavailable("the log did not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case LogUnavailable unavailable ->
            throw new LogUnavailable(String.valueOf(unavailable.getMessage()), unavailable);
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private List<Outcome> run(List<Submission> chunk, boolean dryRun, Deadline deadline) {
    Instant now = clock.instant();
    return new Recording(
            new Recording.Means(commands, warmUp, cache, log, receipts),
            chunk,
            dryRun,
            now,
            deadline)
        .outcomes();
  }

  @Override
  public void close() {
    alone.shutdownNow();
  }
}

package org.journey.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.journey.ingest.Intake.Settled;
import org.journey.interaction.Identity;
import org.journey.log.LogUnavailable;
import org.journey.security.Actor;
import org.journey.tracing.Traces;
import org.jspecify.annotations.Nullable;

/**
 * Takes in NDJSON of any length in flat memory: lines become chunks, and while one chunk is
 * recorded the next is read and checked. Chunks are recorded one after the other, so the order
 * within a journey is that of the lines. A bad line does not stop the others.
 */
public final class BatchIntake {

  private static final int CHUNK_LINES = 2000;
  private static final int CHUNK_BYTES = 8 * 1024 * 1024;
  private static final long CHUNK_NANOS = 1_000_000_000L;

  /** So long who runs the platform has a chunk tried again, while the log is away. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Between two attempts at a chunk. */
  private static final long PAUSE_MILLIS = 500;

  private final Intake intake;
  private final Recorder recorder;
  private final @Nullable Quotas quotas;
  private final Duration patience;
  private volatile boolean stopping;

  /**
   * For who runs the platform: as fast as lines come. A log that is away for less than {@link
   * #PATIENCE}, as when its disk has too much to write, does not end an import of hours.
   */
  public BatchIntake(Intake intake, Recorder recorder) {
    this(intake, recorder, null, PATIENCE);
  }

  /**
   * For who sends: within the quotas of organisations, a batch beyond one is slowed down. A log
   * that is away ends it, for whoever sends can send it again.
   */
  public BatchIntake(Intake intake, Recorder recorder, Quotas quotas) {
    this(intake, recorder, quotas, Duration.ZERO);
  }

  /**
   * Either of both.
   *
   * @param patience for how long each chunk is tried again
   */
  BatchIntake(Intake intake, Recorder recorder, @Nullable Quotas quotas, Duration patience) {
    this.intake = intake;
    this.recorder = recorder;
    this.quotas = quotas;
    this.patience = patience;
  }

  /** Ends the batches that are under way, and every later one, with {@link LogUnavailable}. */
  public void stop() {
    stopping = true;
  }

  private void checkGoingOn() {
    if (stopping) {
      throw new LogUnavailable("the platform is stopping", null);
    }
  }

  /**
   * Records a stream of lines.
   *
   * @param actor who sends it
   * @param named the organisation that the call names, if it does
   * @return what became of the lines; what it calls accepted is durable
   * @throws LogUnavailable if the log fails in the middle, for longer than it is waited for, or the
   *     platform is stopped: send all again
   * @throws IOException if the stream fails; whole chunks before are recorded
   */
  public BatchReport take(InputStream stream, Actor actor, @Nullable String named)
      throws IOException {
    BatchReport report = new BatchReport();
    Lines lines = new Lines(stream, Intake.LIMIT);
    AtomicBoolean left = new AtomicBoolean();
    try (ExecutorService recorders = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        Future<?> recording = null;
        Chunk chunk;
        do {
          chunk = read(lines, actor, named);
          await(recording);
          checkGoingOn();
          Chunk next = chunk;
          recording =
              recorders.submit(
                  Traces.carried(() -> record(next, report, () -> !stopping && !left.get())));
        } while (!chunk.last);
        await(recording);
      } finally {
        // A chunk that waits for a quota would keep a sender who is gone, for as long as it takes.
        left.set(true);
      }
    }
    return report;
  }

  private Chunk read(Lines lines, Actor actor, @Nullable String named) throws IOException {
    Chunk chunk = new Chunk();
    long began = System.nanoTime();
    long bytes = 0;
    while (chunk.settled.size() < CHUNK_LINES
        && bytes < CHUNK_BYTES
        // A slow stream is recorded as it comes.
        && (chunk.settled.isEmpty() || System.nanoTime() - began < CHUNK_NANOS)) {
      checkGoingOn();
      Lines.Line line = lines.next();
      if (line == null) {
        chunk.last = true;
        break;
      }
      bytes += line.bytes().length;
      chunk.numbers.add(line.number());
      chunk.settled.add(
          line.tooLong()
              ? new Settled.Refused(Intake.tooLarge(), null)
              : intake.settle(line.bytes(), actor, named));
    }
    return chunk;
  }

  private void record(Chunk chunk, BatchReport report, BooleanSupplier goingOn) {
    List<Submission> submissions = new ArrayList<>(chunk.settled.size());
    for (Settled settled : chunk.settled) {
      if (settled instanceof Settled.Ready(Submission submission)) {
        submissions.add(submission);
      }
    }
    if (quotas != null && !quotas.await(byOrganisation(submissions), goingOn)) {
      throw new LogUnavailable("the sender left, or the platform is stopping", null);
    }
    List<Outcome> outcomes = submissions.isEmpty() ? List.of() : recorded(submissions, goingOn);
    int next = 0;
    for (int i = 0; i < chunk.settled.size(); i++) {
      long line = chunk.numbers.get(i);
      switch (chunk.settled.get(i)) {
        case Settled.Refused(var problem, Identity identity) ->
            report.refused(line, identity, problem);
        case Settled.Ready(Submission submission) ->
            report.add(line, submission.reading().identity(), outcomes.get(next++));
      }
    }
  }

  private List<Outcome> recorded(List<Submission> submissions, BooleanSupplier goingOn) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return recorder.recordAll(submissions);
      } catch (LogUnavailable away) {
        if (!goingOn.getAsBoolean() || System.nanoTime() - end >= 0) {
          throw away;
        }
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LogUnavailable("interrupted while the log was waited for", e);
      }
    }
  }

  private static Map<String, Integer> byOrganisation(List<Submission> submissions) {
    Map<String, Integer> counts = new HashMap<>();
    submissions.forEach(one -> counts.merge(one.organisation(), 1, Integer::sum));
    return counts;
  }

  private static void await(@Nullable Future<?> recording) {
    if (recording == null) {
      return;
    }
    try {
      recording.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("interrupted while a chunk was recorded", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /** Lines that are recorded together. */
  private static final class Chunk {
    final List<Long> numbers = new ArrayList<>();
    final List<Settled> settled = new ArrayList<>();
    boolean last;
  }
}

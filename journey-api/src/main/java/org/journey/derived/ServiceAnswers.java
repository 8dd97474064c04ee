package org.journey.derived;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.journey.log.Reach;
import org.journey.problem.ProblemType;
import org.journey.web.Refusal;

/**
 * Answers that may take long: worked out once, however often they are asked for meanwhile, and kept
 * for a while, so that who was told to come again finds them. Never much at a time: readers of
 * single journeys go first.
 */
public final class ServiceAnswers implements AutoCloseable {

  /** How long who asks is kept waiting before being told to come again. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration KEPT = Duration.ofMinutes(10);

  /**
   * How long an answer is kept that lacks something, or a failure: what is mended shows soon, and
   * who was told to come again after 2 s still finds it, instead of having it begun anew.
   */
  private static final Duration LACKING_KEPT = Duration.ofSeconds(15);

  private static final int AT_A_TIME = 2;

  /** More questions than these do not wait: somebody asks without end, or nothing is answered. */
  static final int MOST_WAITING = 50;

  /** Answers kept take about as much. One that takes more by itself is kept all the same. */
  private static final long MOST = 64 << 20;

  private static final int LEAST = 1 << 10;

  /** What is being worked out, however long that takes. */
  private final ConcurrentHashMap<Object, CompletableFuture<Outcome>> running =
      new ConcurrentHashMap<>();

  /** What was worked out: from then on its time runs. */
  private final KeptAnswers<Outcome> done;

  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_A_TIME, true);

  /** Nothing asked yet. */
  public ServiceAnswers() {
    this(System::nanoTime);
  }

  /** With a clock of its own. */
  ServiceAnswers(LongSupplier nanos) {
    done = new KeptAnswers<>(MOST, nanos);
  }

  /** An answer. */
  public interface Made {

    /** Whether it lacks nothing: then it is the answer for ever. */
    boolean whole();

    /** About how much memory it takes. */
    long bytes();
  }

  /** What came of working something out. */
  private sealed interface Outcome {

    record Given(Made made) implements Outcome {}

    record Failed(Throwable cause) implements Outcome {}
  }

  private static long size(Outcome outcome) {
    long bytes = outcome instanceof Outcome.Given(Made made) ? made.bytes() : 0;
    // A giant leaves room for others.
    return Math.clamp(bytes, LEAST, MOST / 2);
  }

  private static Duration kept(Outcome outcome) {
    return outcome instanceof Outcome.Given(Made made) && made.whole() ? KEPT : LACKING_KEPT;
  }

  /**
   * The answer to a question.
   *
   * @param organisation whose answer it is
   * @param question its key, with the organisation in it: equal questions have one answer for ever
   * @param working works it out; what it throws is thrown here
   * @return empty if it is not there yet
   * @throws Refusal {@code unavailable} if too many others wait
   */
  public <T extends Made> Optional<T> answer(
      String organisation, Object question, Supplier<T> working) {
    Reach.require(organisation);
    try {
      Outcome outcome = found(question, working).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return switch (outcome) {
        case Outcome.Given(Made made) -> {
          @SuppressWarnings("unchecked") // Each kind of question has one kind of answer.
          T answer = (T) made;
          yield Optional.of(answer);
        }
        case Outcome.Failed(Throwable cause) -> {
          // Perhaps it goes well the next time.
          done.remove(question, outcome);
          throw cause instanceof RuntimeException it ? it : new IllegalStateException(cause);
        }
      };
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("An outcome failed to be told", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private CompletableFuture<Outcome> found(Object question, Supplier<? extends Made> working) {
    CompletableFuture<Outcome> begun = new CompletableFuture<>();
    while (true) {
      Outcome known = done.get(question);
      if (known != null) {
        return CompletableFuture.completedFuture(known);
      }
      if (running.size() >= MOST_WAITING && !running.containsKey(question)) {
        throw Refusal.of(
            ProblemType.UNAVAILABLE,
            "So much is being worked out that this has to wait: ask again in a while.");
      }
      // It may have been done since that look: it is put away before it stops to run. Only who
      // works it out takes it from what runs, or it would be begun again in between.
      CompletableFuture<Outcome> one =
          running.computeIfAbsent(question, any -> done.get(question) == null ? begun : null);
      if (one == begun) {
        workers.execute(() -> work(question, begun, working));
      }
      if (one != null) {
        return one;
      }
    }
  }

  private void work(
      Object question, CompletableFuture<Outcome> asked, Supplier<? extends Made> working) {
    Outcome outcome;
    try {
      outcome = new Outcome.Given(inTurn(working));
    } catch (RuntimeException | Error e) {
      outcome = new Outcome.Failed(e);
    }
    // Told last: who hears of it and asks again finds it.
    done.put(question, outcome, size(outcome), kept(outcome));
    running.remove(question, asked);
    asked.complete(outcome);
  }

  private <T> T inTurn(Supplier<T> working) {
    places.acquireUninterruptibly();
    try {
      return working.get();
    } finally {
      places.release();
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}

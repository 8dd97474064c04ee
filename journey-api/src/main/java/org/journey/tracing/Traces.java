package org.journey.tracing;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Has what a node does told as spans, if they are wanted, and by an id in log lines in any case.
 * What begins here is of a trace of its own; steps of it are told by whoever does them, without
 * being given anything, and cost next to nothing where no spans are made.
 */
public final class Traces implements AutoCloseable {

  private final @Nullable Spans spans;

  Traces(@Nullable Spans spans) {
    this.spans = spans;
  }

  /** With ids in log lines alone. */
  public static Traces idsOnly() {
    return new Traces(null);
  }

  /** Something that gives an answer and can fail by {@code E}. */
  @FunctionalInterface
  public interface Call<T extends @Nullable Object, E extends Exception> {
    /** Does it. */
    T call() throws E;
  }

  /**
   * Does something that nobody waits for, in a trace of its own.
   *
   * @param count how many interactions or records it is about
   */
  public <T extends @Nullable Object, E extends Exception> T begin(
      Step step, long count, Call<T, E> call) throws E {
    return begin(step, count, Stream::empty, call);
  }

  /**
   * The same for what several callers sent.
   *
   * @param parents the {@code traceparent} of each, as it was sent; asked for only if there are
   *     spans
   */
  public <T extends @Nullable Object, E extends Exception> T begin(
      Step step, long count, Supplier<Stream<String>> parents, Call<T, E> call) throws E {
    Work work =
        spans == null
            ? Work.logged(TraceParent.newTrace())
            : Work.spanned(spans, spans.begin(step, parents.get()), step.isDivided());
    work.count(count);
    return perform(work, call);
  }

  /** Does something as a step of what this thread is doing, if that is told. */
  public static <T extends @Nullable Object, E extends Exception> T within(
      Step step, Call<T, E> call) throws E {
    return within(step, 1, call);
  }

  /**
   * The same.
   *
   * @param count how many interactions or records it is about
   */
  public static <T extends @Nullable Object, E extends Exception> T within(
      Step step, long count, Call<T, E> call) throws E {
    Work current = Work.current();
    Work work = current == null ? null : current.step(step);
    if (work == null) {
      return call.call();
    }
    work.count(count);
    return perform(work, call);
  }

  private static <T extends @Nullable Object, E extends Exception> T perform(
      Work work, Call<T, E> call) throws E {
    try (Work.Scope scope = work.enter()) {
      return call.call();
    } catch (Throwable e) {
      work.failed(e.getClass().getName());
      throw e;
    } finally {
      work.end();
    }
  }

  /** The same on another thread: what it does there belongs to what this thread is doing now. */
  public static <T extends @Nullable Object> Callable<T> carried(Callable<T> call) {
    Work work = Work.current();
    if (work == null) {
      return call;
    }
    return () -> {
      try (Work.Scope scope = work.enter()) {
        return call.call();
      }
    };
  }

  /** The same for what gives no answer. */
  public static Runnable carried(Runnable run) {
    Work work = Work.current();
    if (work == null) {
      return run;
    }
    return () -> {
      try (Work.Scope scope = work.enter()) {
        run.run();
      }
    };
  }

  /** A request has come. It is begun, and neither entered nor ended. */
  Work request(@Nullable String traceParent, boolean told) {
    TraceParent parent = TraceParent.parse(traceParent);
    return spans != null && told
        ? Work.spanned(spans, spans.request(parent), true)
        : Work.logged(parent == null ? TraceParent.newTrace() : parent.trace());
  }

  /** Sends what is left, and waits for that a second at most. */
  @Override
  public void close() {
    if (spans != null) {
      spans.close();
    }
  }
}

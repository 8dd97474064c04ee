package org.journey.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Something that is being done, which log lines tell by its trace's id, and a span if wanted. */
final class Work {

  /** As ECS has it. */
  private static final String LOGGED = "trace.id";

  private static final String COUNT = "journey.count";
  private static final String ERROR = "error.type";

  private static final ThreadLocal<Work> CURRENT = new ThreadLocal<>();

  private final String trace;
  private final @Nullable Spans spans;
  private final @Nullable Span span;
  private final boolean divided;

  private Work(String trace, @Nullable Spans spans, @Nullable Span span, boolean divided) {
    this.trace = trace;
    this.spans = spans;
    this.span = span;
    this.divided = divided;
  }

  /** Of which there is an id alone. */
  static Work logged(String trace) {
    return new Work(trace, null, null, false);
  }

  /** With a span, begun already. */
  static Work spanned(Spans spans, Span span, boolean divided) {
    return new Work(span.context().traceId(), spans, span, divided && !span.isNoop());
  }

  /** What this thread does now, if that is known. */
  static @Nullable Work current() {
    return CURRENT.get();
  }

  /** A step of it; null if none is told. */
  @Nullable Work step(Step step) {
    return !divided || spans == null || span == null
        ? null
        : spanned(spans, spans.within(span, step), step.isDivided());
  }

  /** Makes it this thread's, until that is left. */
  Scope enter() {
    Work outer = CURRENT.get();
    put(this, outer);
    return () -> put(outer, this);
  }

  private static void put(@Nullable Work now, @Nullable Work before) {
    if (now == null) {
      CURRENT.remove();
      MDC.remove(LOGGED);
      return;
    }
    CURRENT.set(now);
    if (before == null || !before.trace.equals(now.trace)) {
      MDC.put(LOGGED, now.trace);
    }
  }

  /** How many interactions or records it is about. */
  void count(long number) {
    if (span != null) {
      span.tag(COUNT, number);
    }
  }

  /** It failed: of what it failed its class alone is told, for messages can hold values. */
  void failed(String type) {
    if (span != null) {
      span.tag(ERROR, type);
      OtelSpan.toOtel(span).setStatus(StatusCode.ERROR);
    }
  }

  /** A request is known by its route once it is answered. */
  void answered(String name, String method, @Nullable String route, int status) {
    if (span != null) {
      span.name(name).tag("http.request.method", method);
      span.tag("http.response.status_code", (long) status);
      if (route != null) {
        span.tag("http.route", route);
      }
    }
  }

  /** It is done. */
  void end() {
    if (span != null) {
      span.end();
    }
  }

  /** As long as a thread does it. */
  @FunctionalInterface
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}

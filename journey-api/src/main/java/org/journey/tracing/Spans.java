package org.journey.tracing;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans and has them sent by OTLP over HTTP, from a thread of their own. Nobody waits for the
 * receiver: what it does not take in time is dropped.
 */
final class Spans implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final long CLOSING_MILLIS = 1_000;

  /** Spans in memory, at most. */
  private static final int QUEUE = 4_096;

  /** Of many callers some will do to find the way. */
  private static final int MOST_LINKS = 32;

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  private Spans(SdkTracerProvider provider) {
    this.provider = provider;
    this.tracer =
        new OtelTracer(
            provider.get("org.journey"),
            new OtelCurrentTraceContext(),
            event -> {
              // Log lines are told by ourselves.
            });
  }

  /**
   * Begins to send.
   *
   * @param share of traces that nobody else has begun, 0 to 1
   */
  static Spans sentTo(URI endpoint, double share) {
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint.toString())
            .setConnectTimeout(CONNECT)
            .setTimeout(ANSWER)
            // It would hold up the spans behind.
            .setRetryPolicy(null)
            .build();
    return new Spans(
        SdkTracerProvider.builder()
            .setResource(node())
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
            .addSpanProcessor(
                BatchSpanProcessor.builder(new ToldExporter(exporter))
                    .setScheduleDelay(PAUSE)
                    .setExporterTimeout(ANSWER)
                    .setMaxQueueSize(QUEUE)
                    .build())
            .build());
  }

  /** Which node it is, since its start. */
  private static Resource node() {
    return Resource.getDefault()
        .merge(
            Resource.create(
                Attributes.builder()
                    .put("service.name", "journey")
                    .put("service.instance.id", UUID.randomUUID().toString())
                    .build()));
  }

  /** Of a request, under what its caller is doing. */
  Span request(@Nullable TraceParent parent) {
    Span.Builder builder = tracer.spanBuilder().kind(Span.Kind.SERVER).name("HTTP");
    return (parent == null ? builder.setNoParent() : builder.setParent(context(parent))).start();
  }

  /** Of a trace of its own, with links to those of others. */
  Span begin(Step step, Stream<String> parents) {
    Span.Builder builder = named(step).setNoParent();
    parents
        .distinct()
        .map(TraceParent::parse)
        .filter(Objects::nonNull)
        .limit(MOST_LINKS)
        .forEach(parent -> builder.addLink(new Link(context(parent))));
    return builder.start();
  }

  /** Of a step of what another tells. */
  Span within(Span outer, Step step) {
    return named(step).setParent(outer.context()).start();
  }

  private Span.Builder named(Step step) {
    Span.Builder builder = tracer.spanBuilder().name(step.title());
    return step.kind() == null ? builder : builder.kind(step.kind());
  }

  private TraceContext context(TraceParent parent) {
    return tracer
        .traceContextBuilder()
        .traceId(parent.trace())
        .spanId(parent.span())
        .sampled(parent.sampled())
        .build();
  }

  @Override
  public void close() {
    provider.shutdown().join(CLOSING_MILLIS, TimeUnit.MILLISECONDS);
  }
}

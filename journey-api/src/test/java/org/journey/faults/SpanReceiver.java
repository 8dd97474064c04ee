package org.journey.faults;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes spans by OTLP over HTTP, or takes none and lets who sends them wait. */
final class SpanReceiver implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private SpanReceiver(boolean hangs) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> take(exchange, hangs));
    server.start();
  }

  static SpanReceiver start() throws IOException {
    return new SpanReceiver(false);
  }

  /** Never answers. */
  static SpanReceiver startHanging() throws IOException {
    return new SpanReceiver(true);
  }

  private void take(HttpExchange exchange, boolean hangs) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    bodies.add(body);
    try {
      if (hangs) {
        closed.await();
      }
      exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  /** The setting of who sends there. */
  String setting() {
    return "-Djourney.tracing.endpoint=http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How often somebody sent something. */
  int calls() {
    return bodies.size();
  }

  /** All that came, byte by byte as characters. */
  String raw() {
    StringBuilder raw = new StringBuilder();
    bodies.forEach(body -> raw.append(new String(body, StandardCharsets.ISO_8859_1)));
    return raw.toString();
  }

  List<Span> spans() {
    return bodies.stream()
        .map(SpanReceiver::parsed)
        .flatMap(request -> request.getResourceSpansList().stream())
        .flatMap(of -> of.getScopeSpansList().stream())
        .flatMap(of -> of.getSpansList().stream())
        .toList();
  }

  private static ExportTraceServiceRequest parsed(byte[] body) {
    try {
      return ExportTraceServiceRequest.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits for one. */
  Span await(String name, Predicate<Span> which) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end) {
      for (Span span : spans()) {
        if (span.getName().equals(name) && which.test(span)) {
          return span;
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError(
        "no such span: " + name + " among " + spans().stream().map(Span::getName).toList());
  }

  static String trace(Span span) {
    return HexFormat.of().formatHex(span.getTraceId().toByteArray());
  }

  static String parent(Span span) {
    return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
  }

  static @Nullable String attribute(Span span, String key) {
    return span.getAttributesList().stream()
        .filter(attribute -> attribute.getKey().equals(key))
        .map(
            attribute ->
                attribute.getValue().hasIntValue()
                    ? Long.toString(attribute.getValue().getIntValue())
                    : attribute.getValue().getStringValue())
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

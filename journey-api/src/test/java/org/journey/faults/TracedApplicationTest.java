package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.faults.SpanReceiver.attribute;
import static org.journey.faults.SpanReceiver.parent;
import static org.journey.faults.SpanReceiver.trace;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.journey.kafka.BrokerProcess;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.journey.web.Answer;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an application tells of its work as spans and in log lines, and what it never tells. */
class TracedApplicationTest {

  private static final String BY_HTTP = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String REPEATED = "4bf92f3577b34da6a3ce929d0e0e4737";
  private static final String IN_OUTAGE = "4bf92f3577b34da6a3ce929d0e0e4738";
  private static final String BY_KAFKA = "0af7651916cd43dd8448eb211c80319c";
  private static final String IN_EVENT = "0af7651916cd43dd8448eb211c80319d";
  private static final String CALLER = "00f067aa0ba902b7";

  private static final String ORGANISATION = "orgsecret";
  private static final String JOURNEY = "jsecret-1";
  private static final String NOTE = "notesecret: she is lonely";

  /** What no span and no line of the log may hold. */
  private static final List<String> SECRETS =
      List.of("secret", "O'Neil", "lonely", "w-faults", "Bearer", "eyJhbGciOi", "mailto:");

  /** What may be told of a span. */
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "http.request.method",
          "http.route",
          "http.response.status_code",
          "error.type",
          "journey.count");

  @TempDir private Path directory;

  private static String traceParent(String trace) {
    return "00-" + trace + "-" + CALLER + "-01";
  }

  private static Answer post(Caller staff, String trace, ObjectNode event) {
    return staff.send(
        "POST",
        "/api/v1/interactions",
        Map.of(
            "Content-Type",
            Caller.EVENT,
            "traceparent",
            traceParent(trace),
            "tracestate",
            "vendor=statesecret",
            "baggage",
            "user=baggagesecret"),
        BodyPublishers.ofString(event.toString()));
  }

  private static ObjectNode named(ObjectNode event, String id) {
    return event.put("id", "esecret-" + id);
  }

  @Test
  void steps_are_told_by_who_called_and_nothing_that_was_sent_is() throws Exception {
    try (SpanReceiver receiver = SpanReceiver.start();
        BrokerProcess broker = new BrokerProcess(directory.resolve("broker")).start();
        ChildApplication application =
            child(
                    receiver.setting(),
                    "-Djourney.tracing.share=1",
                    // Log lines as in production.
                    "-Dspring.profiles.include=production",
                    "-Djourney.kafka.bootstrap-servers=" + broker.address(),
                    "-Djourney.kafka.replication-factor=1",
                    "-Djourney.kafka.partitions=3")
                .withKafka()
                .start()) {
      Caller staff = staff(application);
      callsAreTold(receiver, staff);
      whatIsSentByKafkaIsTold(receiver, broker);
      assertThat(threads(application)).contains("BatchSpanProcessor");
      anOutageIsTold(receiver, application, staff);
      // What was done last is sent while the application ends.
      staff.unchecked("DELETE", "/api/v1/models");
      assertThat(application.terminate(Duration.ofSeconds(10))).isTrue();
      assertThat(receiver.spans())
          .extracting(Span::getName)
          .anyMatch(name -> name.startsWith("DELETE"));
      nothingSentIsIn(receiver, application);
    }
  }

  private ChildApplication child(String... options) throws IOException {
    return new ChildApplication(directory.resolve("data"), options);
  }

  private static Caller staff(ChildApplication application) throws Exception {
    return new Caller(
        application.root().toString(), "Bearer " + application.token(ORGANISATION, "STAFF"));
  }

  private static String statusOf(Span span) {
    return String.valueOf(attribute(span, "http.response.status_code"));
  }

  private static void callsAreTold(SpanReceiver receiver, Caller staff)
      throws InterruptedException {
    ObjectNode referral = named(Events.referral(JOURNEY), "1");
    post(staff, BY_HTTP, referral).is(201);
    post(staff, REPEATED, named(Events.reflection(JOURNEY, "2026-01-20T14:00:00Z", NOTE), "2"))
        .is(201);
    staff.get("/api/v1/journeys/" + JOURNEY + "/timeline?limit=5").is(200);
    staff.get("/api/v1/journeys/pathsecret").is(404);
    staff.unchecked("GET", "/nosuchsecret?q=querysecret");
    staff.unchecked("METHODSECRET", "/api/v1/journeys");
    staff.post("/api/v1/interactions", "{\"specversion\":\"1.0\",\"id\":\"badsecret\"}").is(422);
    staff
        .batch(
            named(Events.session(JOURNEY, "2026-02-20T14:00:00Z"), "3")
                + "\nnojsonsecret\n"
                + named(Events.session(JOURNEY, "2026-02-21T14:00:00Z"), "4")
                + "\n")
        .is(200);

    Span call = receiver.await("POST /api/v1/interactions", span -> trace(span).equals(BY_HTTP));
    assertThat(call.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
    assertThat(parent(call)).isEqualTo(CALLER);
    assertThat(statusOf(call)).isEqualTo("201");
    assertThat(call.getTraceState()).isEmpty();
    for (String trace : List.of(BY_HTTP, REPEATED)) {
      for (String step : List.of("record", "decide", "store")) {
        receiver.await(step, span -> trace(span).equals(trace));
      }
    }
    receiver.await("GET /api/v1/journeys/{id}", span -> "404".equals(statusOf(span)));
    Span batch =
        receiver.await("record chunk", span -> "2".equals(attribute(span, "journey.count")));
    receiver.await("POST /api/v1/interactions/batch", span -> trace(span).equals(trace(batch)));
    receiver.await("project", span -> true);
  }

  private static void whatIsSentByKafkaIsTold(SpanReceiver receiver, BrokerProcess broker)
      throws InterruptedException {
    try (Wire wire = new Wire(broker.address())) {
      ObjectNode session =
          Wire.ofOrganisation(
              named(Events.session(JOURNEY, "2026-03-20T14:00:00Z"), "5"), ORGANISATION);
      wire.sendBinary(session.deepCopy().put("traceparent", traceParent(IN_EVENT)));
      wire.send(
          Topics.INTERACTIONS,
          JOURNEY,
          Map.of(
              "content-type", "application/cloudevents+json", "traceparent", traceParent(BY_KAFKA)),
          Answer.JSON.writeValueAsBytes(session.put("id", "esecret-6")));
      wire.send(
          Topics.INTERACTIONS,
          "keysecret",
          Map.of(),
          "nojsonsecret".getBytes(StandardCharsets.UTF_8));
      for (String sent : List.of(IN_EVENT, BY_KAFKA)) {
        receiver.await(
            "record Kafka records",
            span ->
                span.getLinksList().stream()
                    .anyMatch(
                        link ->
                            HexFormat.of()
                                .formatHex(link.getTraceId().toByteArray())
                                .equals(sent)));
      }
      receiver.await("read Kafka records", span -> true);
      receiver.await("take the turn to publish", span -> true);
      receiver.await("publish", span -> true);
    }
  }

  private static void anOutageIsTold(
      SpanReceiver receiver, ChildApplication application, Caller staff) throws Exception {
    callInAnOutage(application, staff);
    Span call =
        receiver.await(
            "POST /api/v1/interactions",
            span -> trace(span).equals(IN_OUTAGE) && statusOf(span).equals("503"));
    assertThat(call.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    assertThat(call.getStatus().getMessage()).isEmpty();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : application.output().lines().toList()) {
      if (line.startsWith("{") && line.contains("A call could not be answered")) {
        lines.add(Answer.JSON.readTree(line));
      }
    }
    assertThat(lines)
        .anySatisfy(line -> assertThat(line.at("/trace/id").asString("")).isEqualTo(IN_OUTAGE));
  }

  /** It is started again at once, so that a call can come too late to find it away. */
  private static void callInAnOutage(ChildApplication application, Caller staff) throws Exception {
    ObjectNode session = named(Events.session(JOURNEY, "2026-04-20T14:00:00Z"), "7");
    int status = 0;
    for (int attempt = 0; attempt < 10 && status != 503; attempt++) {
      application.awaitReady(Duration.ofSeconds(30));
      ProcessHandle postmaster = application.postmasterProcess();
      Signals.quit(postmaster);
      postmaster.onExit().get(10, TimeUnit.SECONDS);
      status = post(staff, IN_OUTAGE, session).status();
    }
    assertThat(status).isEqualTo(503);
  }

  private static void nothingSentIsIn(SpanReceiver receiver, ChildApplication application)
      throws IOException {
    assertThat(receiver.raw())
        .contains("journey")
        .doesNotContainIgnoringCase(SECRETS.toArray(String[]::new));
    String printed =
        application
            .output()
            .lines()
            .filter(line -> line.startsWith("{"))
            .collect(Collectors.joining("\n"));
    assertThat(printed).isNotEmpty().doesNotContainIgnoringCase(SECRETS.toArray(String[]::new));
    Set<String> told = new TreeSet<>();
    for (Span span : receiver.spans()) {
      span.getAttributesList().forEach(attribute -> told.add(attribute.getKey()));
      assertThat(span.getEventsList()).isEmpty();
    }
    assertThat(told).isEqualTo(new TreeSet<>(ATTRIBUTES));
    assertThat(receiver.spans())
        .noneMatch(span -> span.getName().contains("/actuator") || span.getName().equals("HTTP"));
  }

  /** Of all its threads, from outside. */
  private static String threads(ChildApplication application) throws Exception {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(application.pid()),
                "Thread.print")
            .redirectErrorStream(true)
            .start();
    String printed = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jcmd.waitFor()).isZero();
    return printed;
  }

  @Tag("faults")
  @Test
  void without_a_receiver_nothing_sends_and_lines_tell_whose_call_it_was() throws Exception {
    try (ChildApplication application = child().start()) {
      Caller staff = staff(application);
      post(staff, BY_HTTP, Events.referral(JOURNEY)).is(201);
      assertThat(threads(application))
          .contains("journey-appender")
          .doesNotContain("BatchSpanProcessor");
      callInAnOutage(application, staff);
      assertThat(application.output().lines())
          .anyMatch(
              line ->
                  line.contains(" [" + IN_OUTAGE + "]: ")
                      && line.contains("A call could not be answered"));
    }
  }

  @Test
  void a_receiver_that_does_not_answer_delays_neither_calls_nor_the_end() throws Exception {
    try (SpanReceiver receiver = SpanReceiver.startHanging();
        ChildApplication application =
            child(receiver.setting(), "-Djourney.tracing.share=1").start()) {
      Caller staff = staff(application);
      staff.post(Events.referral(JOURNEY)).is(201);
      int slow = 0;
      long began = System.nanoTime();
      while (receiver.calls() < 3 || System.nanoTime() - began < 6_000_000_000L) {
        long sent = System.nanoTime();
        staff.get("/api/v1/journeys/" + JOURNEY).is(200);
        slow += System.nanoTime() - sent > 1_500_000_000L ? 1 : 0;
        assertThat(Duration.ofNanos(sent - began)).isLessThan(Duration.ofSeconds(30));
      }
      // Each call to the receiver takes the 2 s after which it is given up.
      assertThat(slow).as("calls that waited with the receiver").isLessThan(3);
      assertThat(application.terminate(Duration.ofSeconds(10))).isTrue();
      assertThat(application.output().lines().filter(line -> line.contains("spans are not taken")))
          .hasSize(1);
      assertThat(application.output()).doesNotContain("did not end");
    }
  }
}

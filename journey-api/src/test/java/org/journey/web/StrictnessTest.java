package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What every call has in common. */
@ExtendWith(OutputCaptureExtension.class)
class StrictnessTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private final Caller staff = PLATFORM.caller("w-1", Events.fresh("str"), Role.STAFF);

  @Test
  void an_address_that_there_is_not_is_not_found() {
    staff.get("/api/v1/no-such").isProblem(404, "not-found");
    staff.get("/api/v2/journeys/j-1").isProblem(404, "not-found");
    staff.get("/api/v1/journeys/").isProblem(404, "not-found");
    staff.get("/api/v1/interactions/").isProblem(404, "not-found");
    PLATFORM.nobody().get("/api/v1/no-such").isProblem(401, "unauthenticated");
  }

  @Test
  void a_method_that_is_not_offered_is_told_with_those_that_are() {
    Answer answer =
        staff
            .send("DELETE", "/api/v1/interactions", Map.of(), BodyPublishers.noBody())
            .isProblem(405, "method-not-allowed");
    assertThat(answer.header("Allow").split(", ")).containsExactly("GET", "HEAD", "POST");
  }

  @Test
  void the_batch_is_an_address_of_its_own() {
    for (String method : List.of("GET", "HEAD", "PUT", "DELETE")) {
      Answer answer =
          staff
              .send(method, "/api/v1/interactions/batch", Map.of(), BodyPublishers.noBody())
              .is(405);
      assertThat(answer.header("Allow")).as(method).isEqualTo("POST");
    }
    Answer options =
        staff.send("OPTIONS", "/api/v1/interactions/batch", Map.of(), BodyPublishers.noBody());
    assertThat(options.header("Allow")).isEqualTo("POST,OPTIONS");
  }

  @Test
  void a_method_that_http_does_not_know_is_not_offered_either() throws IOException {
    Map<String, String> allowed =
        Map.of(
            "/api/v1/interactions", "GET, HEAD, POST",
            "/api/v1/interactions/batch", "POST",
            "/api/v1/activities/a-1", "PUT",
            "/openapi.yaml", "GET, HEAD");
    for (String method : List.of("FOO", "TRACE", "get")) {
      for (Map.Entry<String, String> each : allowed.entrySet()) {
        String answer =
            raw(
                method
                    + " "
                    + each.getKey()
                    + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Connection: close\r\nAuthorization: "
                    + staff.authorization()
                    + "\r\n\r\n");
        assertThat(answer)
            .as(method + " " + each.getKey())
            .startsWith("HTTP/1.1 405")
            .contains("\r\nAllow: " + each.getValue() + "\r\n")
            .contains("/problems/method-not-allowed");
      }
    }
  }

  @Test
  void what_is_no_http_is_refused_as_that() throws IOException {
    String post =
        "POST /api/v1/interactions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nAuthorization: "
            + staff.authorization()
            + "\r\n";
    for (String broken :
        List.of(
            post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            post.replace("/interactions", "/interactions/batch").replace("json", "x-ndjson")
                + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            post + "Content-Length: two\r\n\r\n{}",
            "GET /api/v1/<models> HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
      assertThat(raw(broken))
          .as(broken)
          .startsWith("HTTP/1.1 400")
          .contains("/problems/malformed")
          .doesNotContain("\"parameter\"");
    }
    assertThat(raw(post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 415")
        .contains("/problems/unsupported-media-type");
  }

  private static String raw(String request) throws IOException {
    URI url = URI.create(PLATFORM.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_token_is_not_looked_at_where_none_is_needed() {
    Caller stale = new Caller(PLATFORM.url(), "Bearer stale");
    for (String open :
        List.of(
            "/openapi.yaml",
            "/asyncapi.yaml",
            "/problems",
            "/problems/malformed",
            "/schemas/journey.referral-received.v1.json",
            "/schemas/recorded/journey.referral-received.v1.json",
            "/actuator/health",
            "/actuator/health/readiness")) {
      stale.get(open).is(200);
    }
    stale.get("/api/v1/models").isProblem(401, "unauthenticated");
    stale
        .send("POST", "/openapi.yaml", Map.of(), BodyPublishers.noBody())
        .isProblem(401, "unauthenticated");
  }

  @Test
  void of_the_actuator_only_health_is_served_here() {
    Caller everyone = PLATFORM.caller("w-1", Events.fresh("str"), Role.values());
    for (String page : List.of("/actuator", "/actuator/env", "/actuator/heapdump")) {
      everyone.get(page).isProblem(403, "forbidden");
      PLATFORM.nobody().get(page).isProblem(401, "unauthenticated");
    }
  }

  @Test
  void a_parameter_that_a_call_lacks_is_named_if_it_looks_like_one() {
    Answer named = staff.get("/api/v1/models?minSequence=1").isProblem(400, "invalid-parameter");
    assertThat(named.json().path("parameter").asString()).isEqualTo("minSequence");
    Answer any = staff.get("/api/v1/models?Mary%20Jones=1").isProblem(400, "invalid-parameter");
    assertThat(any.json().path("parameter").asString()).isEqualTo("query");
    Answer plus =
        staff
            .get("/api/v1/journeys/j?asAt=2026-01-31T01:00:00+01:00")
            .isProblem(400, "invalid-parameter");
    assertThat(plus.json().path("detail").asString()).contains("%2B");
  }

  @Test
  void a_representation_that_there_is_not_is_not_acceptable() {
    for (String accept : List.of("text/html", "application/xml;q=0.9", "json", "*/*;q=0")) {
      staff.get("/api/v1/models", Map.of("Accept", accept)).isProblem(406, "not-acceptable");
    }
    staff.get("/api/v1/models", Map.of("Accept", "text/html, application/*;q=0.1")).is(200);
    staff
        .get("/api/v1/models", Map.of("Accept", "application/json;q=0, */*"))
        .isProblem(406, "not-acceptable");
    staff.get("/api/v1/models", Map.of("Accept", "")).is(200);
  }

  @Test
  void a_path_that_could_be_read_in_two_ways_is_refused() {
    for (String path :
        List.of("/api/v1/journeys/a%2Fb", "/api/v1/journeys/a;b=c", "/api/v1//models")) {
      Answer answer = staff.get(path);
      assertThat(answer.status()).isIn(400, 404);
      assertThat(answer.type()).isEqualTo("application/problem+json");
    }
    staff.get("/api/v1/journeys/a%00b").is(400);
  }

  @Test
  void a_query_that_is_not_percent_encoded_is_refused() throws IOException {
    for (String query : List.of("%", "asAt=%zz", "asAt=%C3")) {
      String answer =
          raw(
              "GET /api/v1/journeys/j-1?"
                  + query
                  + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                  + staff.authorization()
                  + "\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 400").contains("/problems/invalid-parameter");
    }
  }

  @Test
  void nothing_refused_is_told_back_or_logged(CapturedOutput output) {
    String mark = "Xq7MarkX";
    for (String path :
        List.of(
            "/api/v1/journeys/" + mark,
            "/api/v1/journeys/j?" + mark + "=1",
            "/api/v1/journeys/j?asAt=" + mark,
            "/api/v1/journeys/j?model=" + mark,
            "/api/v1/journeys/j?organisation=" + mark,
            "/api/v1/journeys/j/timeline?after=" + mark,
            "/problems/" + mark,
            "/" + mark)) {
      Answer answer = staff.get(path);
      assertThat(answer.status()).isBetween(400, 499);
      assertThat(answer.text()).doesNotContain(mark);
    }
    assertThat(output.getAll()).doesNotContain(mark);
  }

  @Test
  void a_compressed_or_otherwise_encoded_body_is_not_read() {
    staff
        .send(
            "POST",
            "/api/v1/interactions",
            Map.of("Content-Type", Caller.EVENT, "Content-Encoding", "gzip"),
            BodyPublishers.ofString("{}"))
        .isProblem(415, "unsupported-media-type");
    staff
        .post("/api/v1/interactions", "application/json;charset=utf-16", new byte[2])
        .isProblem(415, "unsupported-media-type");
    staff
        .post("/api/v1/interactions", "application/x-www-form-urlencoded", new byte[0])
        .isProblem(415, "unsupported-media-type");
  }
}

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
    assertThat(answer.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "POST");
  }

  @Test
  void a_representation_that_there_is_not_is_not_acceptable() {
    for (String accept : List.of("text/html", "application/xml;q=0.9", "json", "*/*;q=0")) {
      staff.get("/api/v1/models", Map.of("Accept", accept)).isProblem(406, "not-acceptable");
    }
    staff.get("/api/v1/models", Map.of("Accept", "text/html, application/*;q=0.1")).is(200);
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
      URI url = URI.create(PLATFORM.url());
      try (Socket socket = new Socket(url.getHost(), url.getPort())) {
        String request =
            "GET /api/v1/journeys/j-1?"
                + query
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                + staff.authorization()
                + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("/problems/invalid-parameter");
      }
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

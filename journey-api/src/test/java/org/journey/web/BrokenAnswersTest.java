package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.catalina.connector.ClientAbortException;
import org.journey.problem.ProblemType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Answers that go wrong after their first bytes were sent. */
@DisplayName("An answer that goes wrong half-way")
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class BrokenAnswersTest {

  private static final String LINES = "a line\n".repeat(20_000);

  /** Where no token is needed. */
  private static final String PATH = "/schemas/broken-off";

  private final RunningPlatform platform = RunningPlatform.get();
  private final RequestMappingHandlerMapping calls =
      platform
          .application()
          .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
  private final RequestMappingInfo call =
      RequestMappingInfo.paths(PATH).options(calls.getBuilderConfiguration()).build();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Supplier<Exception> failure = IllegalStateException::new;

  /** Sends some lines and fails. */
  final class Failing {
    public void call(HttpServletResponse response) throws Exception {
      response.setContentType("text/csv");
      response.getOutputStream().write(LINES.getBytes(StandardCharsets.UTF_8));
      response.flushBuffer();
      throw failure.get();
    }
  }

  @BeforeAll
  void offer() throws NoSuchMethodException {
    calls.registerMapping(
        call, new Failing(), Failing.class.getMethod("call", HttpServletResponse.class));
  }

  @AfterAll
  void end() {
    calls.unregisterMapping(call);
    client.close();
  }

  private void assertBrokenOff(Supplier<Exception> how) throws Exception {
    failure = how;
    HttpResponse<InputStream> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(platform.url() + PATH)).build(),
            BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (InputStream body = answer.body()) {
      assertThatIOException().isThrownBy(() -> body.transferTo(read));
    }
    assertThat(LINES).startsWith(read.toString(StandardCharsets.UTF_8));
  }

  @Test
  void it_does_not_look_whole_and_nothing_follows_what_was_sent(CapturedOutput output)
      throws Exception {
    assertBrokenOff(() -> new IllegalStateException("said to nobody"));
    assertBrokenOff(() -> new UncheckedIOException(new IOException("said to nobody")));
    assertBrokenOff(() -> new IOException("said to nobody"));
    assertBrokenOff(() -> Refusal.of(ProblemType.UNAVAILABLE, "Later."));
    assertThat(output.getAll()).contains("defect").doesNotContain("said to nobody");
  }

  @Test
  void who_goes_away_is_no_defect_however_it_is_noticed(CapturedOutput output) throws Exception {
    assertBrokenOff(() -> new UncheckedIOException(new ClientAbortException(new IOException())));
    assertThat(output.getAll()).doesNotContain("defect").doesNotContain("ERROR");
  }
}

package org.journey.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.journey.json.Json;
import org.journey.metrics.RefusalCount;
import org.journey.problem.FieldError;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Problems as {@code application/problem+json} (RFC 9457). The one place that writes them. */
public final class Problems {

  /** The media type of every problem, whatever the caller accepts. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Seconds after which trying again is reasonable, in {@code Retry-After}. */
  static final String RETRY_AFTER_SECONDS = "2";

  private static final JsonFactory JSON = Json.factory().build();

  private Problems() {}

  /** The JSON of a problem. */
  public static byte[] bytes(Problem problem) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(json, problem);
    }
    return bytes.toByteArray();
  }

  /** Writes a problem as one JSON object. */
  public static void write(JsonGenerator json, Problem problem) {
    ProblemType type = problem.type();
    json.writeStartObject();
    json.writeStringProperty("type", type.uri());
    json.writeStringProperty("title", type.title());
    json.writeNumberProperty("status", type.status());
    json.writeStringProperty("detail", problem.detail());
    if (!problem.errors().isEmpty()) {
      json.writeArrayPropertyStart("errors");
      for (FieldError error : problem.errors()) {
        json.writeStartObject();
        json.writeStringProperty("pointer", error.pointer());
        json.writeStringProperty("reason", error.reason());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (problem.parameter() != null) {
      json.writeStringProperty("parameter", problem.parameter());
    }
    json.writeEndObject();
  }

  /** A problem as the answer of a handler. */
  public static ResponseEntity<byte[]> answer(Problem problem) {
    RefusalCount.add(problem.type());
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(problem.type().status())
            .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    if (passes(problem.type())) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return answer.body(bytes(problem));
  }

  /** Writes a problem where there is no handler: in a filter. Headers set before stay. */
  public static void write(HttpServletResponse response, Problem problem) throws IOException {
    RefusalCount.add(problem.type());
    byte[] bytes = bytes(problem);
    response.setStatus(problem.type().status());
    response.setContentType(MEDIA_TYPE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (passes(problem.type())) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static boolean passes(ProblemType type) {
    return type == ProblemType.UNAVAILABLE || type == ProblemType.TOO_MANY_REQUESTS;
  }
}

package org.journey.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.journey.json.Json;
import org.journey.metrics.RefusalCount;
import org.journey.problem.Problem;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem from within the filter chain, where no controller is reached yet. */
final class ProblemAnswer {

  private static final JsonMapper JSON = Json.MAPPER;

  private ProblemAnswer() {}

  static void write(HttpServletResponse response, Problem problem) throws IOException {
    RefusalCount.add(problem.type());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", problem.type().uri());
    body.put("title", problem.type().title());
    body.put("status", problem.type().status());
    body.put("detail", problem.detail());
    if (problem.parameter() != null) {
      body.put("parameter", problem.parameter());
    }
    byte[] bytes = JSON.writeValueAsBytes(body);
    response.setStatus(problem.type().status());
    response.setContentType("application/problem+json");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}

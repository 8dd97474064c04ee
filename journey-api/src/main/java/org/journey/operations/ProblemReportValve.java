package org.journey.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Tomcat itself refuses, before anything of ours sees the request, as the same kind of
 * problem as everything else. Made by Tomcat, by its name.
 */
public final class ProblemReportValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      response.setContentType("application/problem+json");
      response.getOutputStream().write(body(status).getBytes(StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      // Whoever asked is not there any more, or was answered already.
    }
  }

  private static String body(int status) {
    for (ProblemType type : ProblemType.values()) {
      if (type.status() == status
          && type != ProblemType.MALFORMED
          && type != ProblemType.ORGANISATION_REQUIRED) {
        return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
            .formatted(type.uri(), type.title(), status, "the request cannot be read as HTTP");
      }
    }
    return "{\"type\":\"about:blank\",\"status\":%d}".formatted(status);
  }
}

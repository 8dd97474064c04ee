package org.journey.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.journey.problem.Problem;
import org.journey.web.ContainerRefusals;
import org.journey.web.Problems;
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
    Problem problem = ContainerRefusals.problem(status);
    try {
      if (problem != null) {
        response.setStatus(problem.type().status());
      }
      response.setContentType(Problems.MEDIA_TYPE);
      response
          .getOutputStream()
          .write(
              problem != null
                  ? Problems.bytes(problem)
                  : "{\"type\":\"about:blank\",\"status\":%d}"
                      .formatted(status)
                      .getBytes(StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      // Whoever asked is not there any more, or was answered already.
    }
  }
}

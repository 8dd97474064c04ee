package org.journey.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the container itself refuses, before any handler: told as a problem too. */
@Controller
class ErrorAnswers implements ErrorController {

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    write(response, status instanceof Integer code ? code : 404);
  }

  static void write(HttpServletResponse response, int status) throws IOException {
    ProblemType type =
        switch (status) {
          case 400 -> ProblemType.INVALID_PARAMETER;
          case 401 -> ProblemType.UNAUTHENTICATED;
          case 403 -> ProblemType.FORBIDDEN;
          case 404 -> ProblemType.NOT_FOUND;
          case 405 -> ProblemType.METHOD_NOT_ALLOWED;
          case 406 -> ProblemType.NOT_ACCEPTABLE;
          case 408 -> ProblemType.REQUEST_TIMEOUT;
          case 413 -> ProblemType.TOO_LARGE;
          case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
          case 429 -> ProblemType.TOO_MANY_REQUESTS;
          case 503 -> ProblemType.UNAVAILABLE;
          default -> null;
        };
    if (type != null) {
      Problems.write(
          response,
          type == ProblemType.INVALID_PARAMETER
              ? Problem.parameter("path", "this address is not one that is read here")
              : Problem.of(type, type.title() + "."));
      return;
    }
    // No problem of the contract: RFC 9457's about:blank, which means the status and no more.
    byte[] body =
        ("{\"type\":\"about:blank\",\"title\":\""
                + (status >= 500 ? "Internal Server Error" : "Not possible")
                + "\",\"status\":"
                + status
                + "}")
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(Problems.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}

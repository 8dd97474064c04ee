package org.journey.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.journey.problem.Problem;
import org.journey.security.Offered;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the container itself refuses, before any handler: told as a problem too. */
@Controller
class ErrorAnswers implements ErrorController {

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      // Of an answer that was broken off: nothing may follow what was sent.
      return;
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (Integer.valueOf(405).equals(status)
        && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String address) {
      // The container names what its servlet could do at any address.
      response.setHeader(HttpHeaders.ALLOW, Offered.at(address));
    }
    write(response, status instanceof Integer code ? code : 404);
  }

  static void write(HttpServletResponse response, int status) throws IOException {
    Problem problem = ContainerRefusals.problem(status);
    if (problem != null) {
      Problems.write(response, problem);
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

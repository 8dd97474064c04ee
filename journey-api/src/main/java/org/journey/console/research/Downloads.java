package org.journey.console.research;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.journey.console.Api;
import org.journey.console.ApiProblem;
import org.journey.console.Ask;
import org.journey.console.SignedIn;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** What the API gives as a file, handed on as it comes. */
final class Downloads {

  private Downloads() {}

  /**
   * Hands a file on.
   *
   * @param name it is kept by, where the API does not say
   * @throws ApiProblem if the API refuses it: nothing was handed on then
   * @throws IOException if it broke off before anything was handed on
   */
  static void hand(
      Api api,
      SignedIn who,
      Ask ask,
      String name,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name).build().toString());
    try {
      api.handOn(who, ask, request, response);
    } catch (ApiProblem refused) {
      // What comes instead is a page to be read.
      response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline");
      throw refused;
    }
  }
}

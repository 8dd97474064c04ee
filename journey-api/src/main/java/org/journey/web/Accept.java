package org.journey.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.journey.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** Chooses the representation of an answer by the {@code Accept} header. */
public final class Accept {

  /** JSON. */
  public static final MediaType JSON = MediaType.APPLICATION_JSON;

  /** One CloudEvent in structured mode. */
  public static final MediaType CLOUD_EVENT = new MediaType("application", "cloudevents+json");

  private Accept() {}

  /**
   * The representation to send.
   *
   * @param offered what there is, the preferred one first
   * @throws Refusal {@code not-acceptable}
   */
  public static MediaType choose(HttpServletRequest request, MediaType... offered) {
    List<String> headers = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
    if (headers.isEmpty() || headers.equals(List.of("*/*"))) {
      return offered[0];
    }
    try {
      List<MediaType> accepted = new ArrayList<>(MediaType.parseMediaTypes(headers));
      MimeTypeUtils.sortBySpecificity(accepted);
      for (MediaType type : accepted) {
        for (MediaType offer : offered) {
          if (type.getQualityValue() > 0 && type.includes(offer)) {
            return offer;
          }
        }
      }
    } catch (InvalidMediaTypeException _) {
      // Told as below: nothing of it can be met.
    }
    throw Refusal.of(
        ProblemType.NOT_ACCEPTABLE, "Accept: this call answers " + offered[0] + " alone.");
  }
}

package org.journey.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.journey.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Chooses the representation of an answer by the {@code Accept} header. */
public final class Accept {

  /** JSON. */
  public static final MediaType JSON = MediaType.APPLICATION_JSON;

  /** One CloudEvent in structured mode. */
  public static final MediaType CLOUD_EVENT = new MediaType("application", "cloudevents+json");

  /** FHIR resources as JSON. */
  public static final MediaType FHIR = new MediaType("application", "fhir+json");

  /** By what they name alone: Spring's own order puts the quality first. */
  private static final Comparator<MediaType> MOST_EXACT_FIRST =
      Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype);

  private Accept() {}

  /**
   * The representation to send: of those that the caller takes the one with the highest quality,
   * then the one that is named most exactly, then first (RFC 9110, 12.5.1).
   *
   * @param offered what there is, the preferred one first
   * @throws Refusal {@code not-acceptable}
   */
  public static MediaType choose(HttpServletRequest request, MediaType... offered) {
    List<String> headers =
        Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
            .filter(header -> !header.isBlank())
            .toList();
    if (headers.isEmpty() || headers.equals(List.of("*/*"))) {
      return offered[0];
    }
    try {
      List<MediaType> accepted = new ArrayList<>(MediaType.parseMediaTypes(headers));
      accepted.sort(MOST_EXACT_FIRST);
      MediaType chosen = null;
      double best = 0;
      int place = accepted.size();
      for (MediaType offer : offered) {
        // What names it most exactly decides: */* does not bring back what q=0 leaves out.
        int naming = firstThatIncludes(offer, accepted);
        double quality = naming < 0 ? 0 : accepted.get(naming).getQualityValue();
        if (quality > best || (quality == best && quality > 0 && naming < place)) {
          chosen = offer;
          best = quality;
          place = naming;
        }
      }
      if (chosen != null) {
        return chosen;
      }
    } catch (InvalidMediaTypeException _) {
      // Told as below: nothing of it can be met.
    }
    throw Refusal.of(
        ProblemType.NOT_ACCEPTABLE, "Accept: this call answers " + offered[0] + " alone.");
  }

  private static int firstThatIncludes(MediaType offer, List<MediaType> accepted) {
    for (int i = 0; i < accepted.size(); i++) {
      if (accepted.get(i).includes(offer)) {
        return i;
      }
    }
    return -1;
  }
}

package org.journey.query;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.journey.derived.Positions;
import org.journey.derived.ServiceQuestion;
import org.journey.interaction.Rfc3339;
import org.journey.web.Answers;
import org.journey.web.Parameters;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What who asks is told while the answer is being worked out. */
final class ComeAgain {

  /** After how many seconds who is told to come again may do so. */
  private static final String COME_AGAIN = "2";

  private ComeAgain() {}

  /** The same question with what is known fixed: then it is the one that is being answered. */
  static ResponseEntity<byte[]> answer(
      HttpServletRequest request, Parameters parameters, ServiceQuestion question) {
    StringBuilder address = new StringBuilder(request.getRequestURI());
    TreeMap<String, String> given = new TreeMap<>(parameters.given());
    given.remove(Positions.MIN_SEQUENCE);
    given.put(Axes.AS_KNOWN, Rfc3339.format(question.asKnown()));
    char separator = '?';
    for (var each : given.entrySet()) {
      address
          .append(separator)
          .append(each.getKey())
          .append('=')
          .append(URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8));
      separator = '&';
    }
    return Answers.of(HttpStatus.ACCEPTED, MediaType.APPLICATION_JSON)
        .header(Answers.SEQUENCE, Long.toString(question.sequence()))
        .header(HttpHeaders.LOCATION, address.toString())
        .header(HttpHeaders.RETRY_AFTER, COME_AGAIN)
        .body(
            Answers.json(
                json -> {
                  json.writeStartObject();
                  json.writeStringProperty("status", "RUNNING");
                  json.writeStringProperty("location", address.toString());
                  json.writeEndObject();
                }));
  }
}

package org.journey.research;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import org.journey.web.Answers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What who asks is told while the answer is being worked out: where and when to come back. */
final class ComeBack {

  private static final String SECONDS = "2";

  private ComeBack() {}

  static ResponseEntity<byte[]> answer(MediaType type, String address, long position) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("status", "RUNNING");
    json.put("location", address);
    return Answers.of(HttpStatus.ACCEPTED, type)
        .header(Answers.SEQUENCE, Long.toString(position))
        .header(HttpHeaders.LOCATION, address)
        .header(HttpHeaders.RETRY_AFTER, SECONDS)
        .body(Answers.bytes(json));
  }

  /** An address with a query. */
  static String address(String path, Map<String, String> query) {
    StringJoiner address = new StringJoiner("&", path + "?", "");
    query.forEach(
        (name, value) ->
            address.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return address.toString();
  }
}

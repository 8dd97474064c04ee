package org.journey.console.research;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/** Addresses within the console. */
final class Links {

  static final String RESEARCH = "/console/research";

  private Links() {}

  static String journey(String id) {
    return "/console/journeys/" + encoded(id);
  }

  static String replay(String id) {
    return RESEARCH + "/replays/" + encoded(id);
  }

  static String extract(String id) {
    return RESEARCH + "/extracts/" + encoded(id);
  }

  static String file(String extract, String name) {
    return extract(extract) + "/files/" + encoded(name);
  }

  static String model(String id, String version) {
    return RESEARCH + "/models/" + encoded(id) + "/" + encoded(version);
  }

  /** A path with a query; what is blank is left out. */
  static String with(String path, Map<String, String> query) {
    StringJoiner address = new StringJoiner("&", path + "?", "").setEmptyValue(path);
    query.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            address.add(encoded(name) + "=" + encoded(value));
          }
        });
    return address.toString();
  }

  /** The last part of a path. */
  static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

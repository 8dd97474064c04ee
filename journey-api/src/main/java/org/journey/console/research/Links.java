package org.journey.console.research;

import java.util.Map;
import org.journey.console.Address;

/** Addresses within the console. */
final class Links {

  static final String RESEARCH = "/console/research";

  private Links() {}

  static String replay(String id) {
    return RESEARCH + "/replays/" + Address.encoded(id);
  }

  static String extract(String id) {
    return RESEARCH + "/extracts/" + Address.encoded(id);
  }

  static String file(String extract, String name) {
    return extract(extract) + "/files/" + Address.encoded(name);
  }

  static String model(String id, String version) {
    return RESEARCH + "/models/" + Address.encoded(id) + "/" + Address.encoded(version);
  }

  /** A path with a query; what is blank is left out. */
  static String with(String path, Map<String, String> query) {
    return Address.of(path).with(query).toString();
  }

  /** The last part of a path. */
  static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

package org.journey.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was sent, held against what is stored or shown of it. */
final class Content {

  /** What is personal in the payloads that the loads send. */
  private static final Set<String> PERSONAL = Set.of("note", "person", "text", "skill", "role");

  private final boolean sealed;
  private final List<String> differences = new ArrayList<>();

  private Content(boolean sealed) {
    this.sealed = sealed;
  }

  /** Where a stored event differs; what is personal must be there, and not be readable. */
  static List<String> stored(String sent, byte[] event) {
    try {
      return new Content(true).compare(sent, JsonMapper.shared().readTree(event));
    } catch (JacksonException unreadable) {
      return List.of("no JSON");
    }
  }

  /** Where an event differs as it is shown to one who may read all of it. */
  static List<String> shown(String sent, JsonNode event) {
    return new Content(false).compare(sent, event);
  }

  private List<String> compare(String body, JsonNode event) {
    JsonNode sent = JsonMapper.shared().readTree(body);
    if (!sent.path("type").equals(event.path("type"))) {
      differences.add("type");
    }
    if (!instant(sent).equals(instant(event))) {
      differences.add("time");
    }
    compare("data", sent.path("data"), event.path("data"), false);
    return differences;
  }

  private static Object instant(JsonNode event) {
    String time = event.path("time").asString("");
    return time.isEmpty() ? time : Instant.parse(time);
  }

  private void compare(String place, JsonNode sent, JsonNode found, boolean personal) {
    if (sealed && personal && isSealed(found)) {
      return;
    }
    if (sent.isObject() && found.isObject()) {
      Set<String> names = new TreeSet<>(sent.propertyNames());
      names.addAll(found.propertyNames());
      for (String name : names) {
        compare(
            place + "/" + name,
            sent.path(name),
            found.path(name),
            personal || PERSONAL.contains(name));
      }
    } else if (sent.isArray() && found.isArray() && sent.size() == found.size()) {
      Iterator<JsonNode> others = found.iterator();
      int index = 0;
      for (JsonNode one : sent) {
        compare(place + "/" + index++, one, others.next(), personal);
      }
    } else if (sealed && personal) {
      differences.add(place + " is not sealed");
    } else if (!sent.equals(found)) {
      differences.add(place);
    }
  }

  private static boolean isSealed(JsonNode value) {
    return value.isObject() && value.size() == 1 && value.path("sealed").isString();
  }
}

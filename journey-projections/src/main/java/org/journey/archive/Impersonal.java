package org.journey.archive;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A payload as it was stored, without what is personal. Stored, a personal field is an object that
 * is sealed or erased and nothing else; nothing that is not personal has that form.
 */
final class Impersonal {

  private Impersonal() {}

  static JsonNode of(JsonNode payload) {
    if (!(payload instanceof ObjectNode object)) {
      return payload;
    }
    ObjectNode copy = object.objectNode();
    object.forEachEntry(
        (name, value) -> {
          if (isPersonal(value)) {
            copy.putObject(name).put("erased", true);
          } else {
            copy.set(name, value);
          }
        });
    return copy;
  }

  private static boolean isPersonal(@Nullable JsonNode value) {
    return value instanceof ObjectNode object
        && object.size() == 1
        && (object.has("sealed") || object.has("erased"));
  }
}

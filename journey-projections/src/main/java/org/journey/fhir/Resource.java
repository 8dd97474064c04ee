package org.journey.fhir;

import org.journey.interaction.Personal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A resource while it is being made. */
final class Resource {

  private final String id;
  private final ObjectNode json;

  Resource(String type, String id) {
    this.id = id;
    this.json = Json.object().put("resourceType", type).put("id", id);
  }

  /** What it holds, to add to. */
  ObjectNode json() {
    return json;
  }

  String fullUrl() {
    return "urn:uuid:" + id;
  }

  boolean isA(String type) {
    return json.path("resourceType").stringValue().equals(type);
  }

  /**
   * What a personal field says to this reader; null if it is absent, or withheld or erased, of
   * which the resource's security label then tells.
   */
  <T> @Nullable T read(@Nullable Personal<T> field) {
    return switch (field) {
      case null -> null;
      case Personal.Clear<T>(T value) -> value;
      case Personal.Sealed<T> _, Personal.Erased<T> _ -> {
        label(Systems.OBSERVATION_VALUE, "REDACTED");
        yield null;
      }
    };
  }

  /** Adds a security label, once. */
  void label(String system, String code) {
    ObjectNode label = Json.coding(system, code);
    ObjectNode meta = json.get("meta") instanceof ObjectNode there ? there : json.putObject("meta");
    for (var known : meta.withArray("security")) {
      if (known.equals(label)) {
        return;
      }
    }
    meta.withArray("security").add(label);
  }

  /** Adds an Annotation of a note, if it can be read. */
  void annotate(@Nullable Personal<String> note) {
    String text = read(note);
    if (text != null) {
      json.withArray("note").addObject().put("text", text);
    }
  }
}

package org.journey.service.disclosure;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One edition of published figures, with what the next one must know: what each part was exactly
 * when what is published of it was made. Only {@link #published} may leave the platform.
 */
public final class Edition {

  private final int threshold;
  private final Entry root;

  Edition(int threshold, Entry root) {
    this.threshold = threshold;
    this.root = root;
  }

  Entry root() {
    return root;
  }

  int threshold() {
    return threshold;
  }

  /** The figures as they are published, by name, in the contract's order. */
  public ObjectNode published() {
    return root.published();
  }

  /** The edition as it is kept. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("threshold", threshold);
    json.set("figures", root.toJson());
    return json;
  }

  /** An edition as it was kept, which is trusted to be what {@link #toJson} gave. */
  public static Edition fromJson(JsonNode json) {
    return new Edition(json.get("threshold").intValue(), Entry.fromJson(json.get("figures")));
  }
}

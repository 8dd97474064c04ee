package org.journey.console.service;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A figure or a part of one, as one answer tells it or two do.
 *
 * @param name in its parent
 * @param path in its figure: names joined by dots; empty for the figure itself
 * @param definition what it counts, in a sentence; empty for what is no figure
 * @param told by the answer for the period; null for a group
 * @param compared what the other answer tells; null for a group, or where nothing is compared
 * @param parts by name, in the order of the answer
 */
record Part(
    String name,
    String path,
    String definition,
    @Nullable Told told,
    @Nullable Told compared,
    Map<String, Part> parts) {

  /**
   * Reads figures.
   *
   * @param figures of the answer for the period
   * @param compared those of the other answer; a missing node where nothing is compared
   * @return all that are in one or the other, by name
   */
  static Map<String, Part> figures(JsonNode figures, JsonNode compared) {
    Map<String, Part> all = new LinkedHashMap<>();
    for (String name : names(figures, compared)) {
      JsonNode figure = figures.path(name);
      JsonNode other = compared.path(name);
      String definition = figure.path("definition").asString(other.path("definition").asString(""));
      all.put(name, part(name, "", definition, figure, other));
    }
    return all;
  }

  private static Part part(
      String name, String path, String definition, JsonNode node, JsonNode compared) {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (String child : names(node, compared)) {
      String at = path.isEmpty() ? child : path + "." + child;
      parts.put(child, part(child, at, "", node.path(child), compared.path(child)));
    }
    return new Part(name, path, definition, Told.of(node), Told.of(compared), parts);
  }

  /** Of the parts of one or the other: a part is an object, and nothing else is. */
  private static Set<String> names(JsonNode node, JsonNode compared) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode each : List.of(node, compared)) {
      each.properties().stream()
          .filter(property -> property.getValue().isObject())
          .forEach(property -> names.add(property.getKey()));
    }
    return names;
  }

  /** The part of a path, of this and all below it; null if there is none. */
  @Nullable Part at(String wanted) {
    if (path.equals(wanted)) {
      return this;
    }
    return parts.values().stream()
        .map(part -> part.at(wanted))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether an answer tells anything of it.
   *
   * @param of what a part has of that answer
   */
  boolean isTold(Function<Part, @Nullable Told> of) {
    return of.apply(this) != null || parts.values().stream().anyMatch(part -> part.isTold(of));
  }

  boolean hasNumber() {
    return told != null || compared != null;
  }

  /** How many levels of parts are below it. */
  int depth() {
    int deepest = 0;
    for (Part part : parts.values()) {
      deepest = Math.max(deepest, 1 + part.depth());
    }
    return deepest;
  }
}

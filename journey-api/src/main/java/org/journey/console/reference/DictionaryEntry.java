package org.journey.console.reference;

import java.util.List;
import org.journey.interaction.InteractionType;
import tools.jackson.databind.JsonNode;

/**
 * A type of interaction.
 *
 * @param name short, by which one comes to it on the page
 * @param label what it is called
 * @param type as it is sent
 * @param schema where its schema is
 * @param what it is
 * @param platformOnly whether nobody can send it
 * @param fields those of its data
 */
public record DictionaryEntry(
    String name,
    String label,
    String type,
    String schema,
    String what,
    boolean platformOnly,
    List<DictionaryField> fields) {

  /** As its schema has it. */
  static DictionaryEntry of(InteractionType type, JsonNode schema) {
    return new DictionaryEntry(
        type.shortName(),
        Meanings.label(type.shortName()),
        type.type(),
        path(type),
        Meanings.what(type.shortName()),
        type.platformOnly(),
        DictionaryField.of(type.shortName(), schema.path("properties").path("data")));
  }

  /** What every interaction has around its data. */
  static List<DictionaryField> envelope(JsonNode schema) {
    return DictionaryField.of("envelope", schema).stream()
        .filter(field -> !field.name().contains(" ") && !field.name().equals("data"))
        .filter(field -> !field.name().equals("type"))
        .toList();
  }

  /** Where a type's schema is served. */
  static String path(InteractionType type) {
    return "/schemas/" + type.type() + ".json";
  }
}

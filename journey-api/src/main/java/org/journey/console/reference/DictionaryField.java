package org.journey.console.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A field of a type, as its schema has it.
 *
 * @param name with those that it lies in before it
 * @param form what it is: text, a number, a day
 * @param required whether it must be told
 * @param personal whether it is personal data, sealed before it is stored
 * @param meaning what it holds
 * @param codes those that are allowed; none where it has none
 */
public record DictionaryField(
    String name,
    String form,
    boolean required,
    boolean personal,
    String meaning,
    List<Code> codes) {

  /**
   * A code that is allowed.
   *
   * @param code as it is sent
   * @param meaning in words
   */
  public record Code(String code, String meaning) {}

  /** Begins what a schema says of personal fields. */
  private static final String PERSONAL = "Personal data";

  /** The fields of a schema of an object, each with those in it after it. */
  static List<DictionaryField> of(String type, JsonNode schema) {
    List<DictionaryField> fields = new ArrayList<>();
    add(fields, type, schema, "", "", false);
    return fields;
  }

  private static void add(
      List<DictionaryField> fields,
      String type,
      JsonNode schema,
      String path,
      String shown,
      boolean personal) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asString("")));
    schema
        .path("properties")
        .properties()
        .forEach(
            member -> {
              String name = member.getKey();
              JsonNode value = member.getValue();
              boolean sealed =
                  personal || value.path("description").asString("").startsWith(PERSONAL);
              JsonNode each = value.path("items");
              JsonNode codes = each.isMissingNode() ? value.path("enum") : each.path("enum");
              fields.add(
                  new DictionaryField(
                      shown + name,
                      form(value),
                      required.contains(name),
                      sealed,
                      Meanings.field(type, path + name),
                      codes(type, name, codes)));
              add(fields, type, value, path + name + ".", shown + name + " › ", sealed);
              add(fields, type, each, path + name + ".", shown + name + " › ", sealed);
              chosen(fields, type, schema, name, path, shown, sealed);
            });
  }

  /** What a field holds may hang on what another says. */
  private static void chosen(
      List<DictionaryField> fields,
      String type,
      JsonNode schema,
      String name,
      String path,
      String shown,
      boolean personal) {
    for (JsonNode choice : schema.path("allOf")) {
      JsonNode then = choice.path("then").path("properties").path(name);
      choice
          .path("if")
          .path("properties")
          .properties()
          .forEach(
              condition -> {
                String code = condition.getValue().path("const").asString("");
                add(
                    fields,
                    type,
                    then,
                    path + name + "." + code + ".",
                    shown + name + " of " + code + " › ",
                    personal);
              });
    }
  }

  private static List<Code> codes(String type, String name, JsonNode codes) {
    List<Code> all = new ArrayList<>();
    for (JsonNode code : codes) {
      all.add(new Code(code.asString(""), Meanings.code(type, name, code.asString(""))));
    }
    return all;
  }

  private static String form(JsonNode value) {
    if (value.has("const")) {
      return "always " + value.path("const").asString("");
    }
    return switch (value.path("type").asString("")) {
      case "integer" ->
          "a whole number, "
              + value.path("minimum").asString("")
              + " to "
              + value.path("maximum").asString("");
      case "number" -> "a number";
      case "boolean" -> "yes or no (true, false)";
      case "array" -> many(value);
      case "object" -> "several fields";
      case "string" -> string(value);
      default -> "";
    };
  }

  private static String many(JsonNode value) {
    int least = value.path("minItems").asInt(0);
    int most = value.path("maxItems").asInt(0);
    String what = "values";
    if (value.path("items").has("enum")) {
      what = "codes";
    } else if (value.path("items").path("type").asString("").equals("object")) {
      what = "groups of fields";
    }
    return "a list of " + least + " to " + most + " " + what;
  }

  private static String string(JsonNode value) {
    if (value.has("enum")) {
      return "one of the codes";
    }
    String format = value.path("format").asString("");
    if (format.equals("date")) {
      return "a day";
    }
    if (format.equals("date-time")) {
      return "a date and time, with its offset";
    }
    if (value.has("maxLength")) {
      return "text of at most " + value.path("maxLength").asString("") + " characters";
    }
    return switch (value.path("pattern").asString("")) {
      case "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" -> "an id";
      case "^[0-9]{10}$" -> "ten digits";
      case "^[a-z0-9-]{1,64}$" -> "a label of small letters, digits and hyphens";
      default ->
          value.has("description") || !value.has("pattern") ? "a name" : "text of a set form";
    };
  }
}

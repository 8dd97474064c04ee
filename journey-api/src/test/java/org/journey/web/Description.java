package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.journey.interaction.InteractionSchemas;
import org.journey.interaction.InteractionType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** openapi.yaml, and answers held against it. */
final class Description {

  private static final String BASE = "https://journey.test";
  private static final JsonNode DOCUMENT = read();

  /**
   * What is described may grow without breaking a caller; here nothing may that is not described.
   */
  private static final JsonNode CLOSED = ClosedSchemas.of(DOCUMENT);

  private static final SchemaRegistry REGISTRY = registry();
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private Description() {}

  /** Every operation, as {@code GET /api/v1/models}. */
  static Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    DOCUMENT
        .required("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(
                        method -> {
                          if (!method.equals("parameters")) {
                            operations.add(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return operations;
  }

  /** The query parameters of an operation: the schema of each. */
  static Map<String, JsonNode> query(String operation) {
    return parameters(operation, "query");
  }

  /** The parameters of an operation in one place: the schema of each. */
  static Map<String, JsonNode> parameters(String operation, String place) {
    Map<String, JsonNode> parameters = new TreeMap<>();
    JsonNode path = DOCUMENT.required("paths").required(operation.split(" ", 2)[1]);
    JsonNode own = path.required(method(operation));
    for (JsonNode declared : List.of(path.path("parameters"), own.path("parameters"))) {
      for (JsonNode reference : declared) {
        JsonNode parameter = resolve(reference);
        if (parameter.required("in").stringValue().equals(place)) {
          parameters.put(parameter.required("name").stringValue(), parameter.required("schema"));
        }
      }
    }
    return parameters;
  }

  /** The statuses that an operation is described to answer with. */
  static Set<Integer> statuses(String operation) {
    Set<Integer> statuses = new TreeSet<>();
    DOCUMENT
        .required("paths")
        .required(operation.split(" ", 2)[1])
        .required(method(operation))
        .required("responses")
        .propertyNames()
        .forEach(status -> statuses.add(Integer.valueOf(status)));
    return statuses;
  }

  private static String method(String operation) {
    return operation.split(" ", 2)[0].toLowerCase(java.util.Locale.ROOT);
  }

  static JsonNode document() {
    return DOCUMENT;
  }

  /** Fails unless the description has this answer to this call. */
  static void check(String method, String target, Answer answer) {
    String path = target.split("\\?", 2)[0];
    String template = template(path);
    if (template == null || operation(template, method) == null) {
      return; // What is not described must be refused: the tests of that say so.
    }
    JsonNode response =
        resolve(
            CLOSED.at(
                pointer("paths", template, method.toLowerCase(java.util.Locale.ROOT), "responses")
                    + "/"
                    + answer.status()));
    assertThat(response.isObject())
        .as("%s %s is described with an answer %s", method, template, answer.status())
        .isTrue();
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      assertThat(answer.body()).isEmpty();
      return;
    }
    JsonNode media = content.path(answer.type());
    assertThat(media.isObject())
        .as("%s %s %s answers with %s", method, template, answer.status(), answer.type())
        .isTrue();
    if (answer.type().endsWith("json") && !answer.type().endsWith("ndjson")) {
      assertThat(schema(media.required("schema")).validate(answer.json()))
          .as("%s %s %s\n%s", method, template, answer.status(), answer.text())
          .isEmpty();
    }
  }

  /** The schema of a component. */
  static Schema component(String name) {
    ObjectNode reference =
        Answer.JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
    return schema(reference);
  }

  /** What is wrong with an answer in JSON, by the description. */
  static List<?> errors(String operation, int status, JsonNode answer) {
    JsonNode response =
        resolve(
            CLOSED.at(
                pointer("paths", operation.split(" ", 2)[1], method(operation), "responses")
                    + "/"
                    + status));
    return schema(response.required("content").required("application/json").required("schema"))
        .validate(answer);
  }

  /** The schema of a component as an answer uses it: closed. */
  static Schema used(String name) {
    ObjectNode reference =
        Answer.JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
    return schema(reference.put("unevaluatedProperties", false));
  }

  private static Schema schema(JsonNode schema) {
    String text = schema.toString().replace("\"#/", "\"" + BASE + "/openapi.json#/");
    return SCHEMAS.computeIfAbsent(
        text.replace("\"/schemas/", "\"" + BASE + "/schemas/"),
        absolute -> REGISTRY.getSchema(new JsonMapper().readTree(absolute)));
  }

  private static @Nullable String template(String path) {
    for (String template : DOCUMENT.required("paths").propertyNames()) {
      if (template.equals(path)) {
        return template;
      }
    }
    for (String template : DOCUMENT.required("paths").propertyNames()) {
      String pattern = Pattern.quote(template).replaceAll("\\{[a-zA-Z]+}", "\\\\E[^/]+\\\\Q");
      if (path.matches(pattern)) {
        return template;
      }
    }
    return null;
  }

  private static @Nullable JsonNode operation(String template, String method) {
    return DOCUMENT
        .required("paths")
        .required(template)
        .get(method.toLowerCase(java.util.Locale.ROOT));
  }

  private static JsonNode resolve(JsonNode node) {
    JsonNode reference = node.get("$ref");
    return reference == null ? node : CLOSED.at(reference.stringValue().substring(1));
  }

  private static String pointer(String... names) {
    StringBuilder pointer = new StringBuilder();
    for (String name : names) {
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  private static JsonNode read() {
    try (InputStream file = Description.class.getResourceAsStream("/openapi.yaml")) {
      return new YAMLMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SchemaRegistry registry() {
    Map<String, String> documents = new HashMap<>();
    documents.put(BASE + "/openapi.json", CLOSED.toString());
    for (InteractionType type : InteractionType.values()) {
      documents.put(
          BASE + InteractionSchemas.path(type), InteractionSchemas.schema(type).toString());
    }
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(documents));
  }
}

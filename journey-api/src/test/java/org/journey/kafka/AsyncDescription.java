package org.journey.kafka;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.journey.interaction.InteractionSchemas;
import org.journey.interaction.InteractionType;
import org.journey.interaction.RecordedSchemas;
import org.journey.interaction.RejectionSchema;
import org.journey.web.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** asyncapi.yaml, and messages held against it. */
public final class AsyncDescription {

  private static final String BASE = "https://journey.test";
  private static final JsonNode DOCUMENT = read();
  private static final SchemaRegistry REGISTRY = registry();
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private AsyncDescription() {}

  static JsonNode document() {
    return DOCUMENT;
  }

  /** The ids of all messages. */
  static Set<String> messages() {
    return Set.copyOf(DOCUMENT.at("/components/messages").propertyNames());
  }

  /** A message with what its traits give it. */
  public static ObjectNode message(String id) {
    ObjectNode own = (ObjectNode) DOCUMENT.at("/components/messages").required(id).deepCopy();
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    own.path("traits").forEach(trait -> merge(message, followed(trait)));
    merge(message, own);
    return message;
  }

  /** What is wrong with a value, by the description. */
  public static List<Error> ofValue(String id, JsonNode value) {
    return schema(message(id).required("payload")).validate(value);
  }

  /** What is wrong with headers, by the description. */
  public static List<Error> ofHeaders(String id, JsonNode headers) {
    return schema(message(id).required("headers")).validate(headers);
  }

  /** What is wrong with a key: a text or null. */
  static List<Error> ofKey(String id, JsonNode key) {
    return schema(message(id).at("/bindings/kafka/key")).validate(key);
  }

  /** The headers of a record as one object. */
  public static ObjectNode headers(Iterable<Header> headers) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Header header : headers) {
      if (object.has(header.key())) {
        throw new AssertionError(header.key() + " is there twice");
      }
      object.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return object;
  }

  /** Fails unless a real record is as the message of this id is described: all of it. */
  static void check(String id, ConsumerRecord<byte[], byte[]> record) {
    check(id, record, Wire.json(record));
  }

  /** The same for a record that is a text. */
  public static void checkText(String id, ConsumerRecord<byte[], byte[]> record) {
    check(id, record, text(record.value()));
  }

  private static void check(String id, ConsumerRecord<byte[], byte[]> record, JsonNode value) {
    JsonNode key = record.key() == null ? JsonNodeFactory.instance.nullNode() : text(record.key());
    List<Error> errors = new ArrayList<>(ofValue(id, value));
    errors.addAll(ofHeaders(id, headers(record.headers())));
    errors.addAll(ofKey(id, key));
    if (!errors.isEmpty()) {
      throw new AssertionError(id + ": " + errors + "\n" + value);
    }
  }

  private static JsonNode text(byte[] bytes) {
    return JsonNodeFactory.instance.stringNode(new String(bytes, StandardCharsets.UTF_8));
  }

  /** The examples of what emitters send, which tell one story, in its order. */
  public static List<ObjectNode> story(String organisation) {
    List<ObjectNode> events = new ArrayList<>();
    for (String id : messages()) {
      if (!id.contains(".") && !id.equals("rejected") && !id.equals("checkpoint")) {
        for (JsonNode example : message(id).required("examples")) {
          events.add((ObjectNode) example.required("payload").deepCopy());
        }
      }
    }
    events.forEach(event -> event.put("organisation", organisation));
    events.sort(
        Comparator.comparingInt(
            event -> Integer.parseInt(event.required("id").stringValue().replace("e-", ""))));
    return events;
  }

  /** What a reference within the document leads to; anything else as it is. */
  static JsonNode followed(JsonNode node) {
    JsonNode reference = node.get("$ref");
    return reference == null || !reference.stringValue().startsWith("#")
        ? node
        : DOCUMENT.at(reference.stringValue().substring(1));
  }

  /** As RFC 7396 has it, for objects without nulls. */
  private static void merge(ObjectNode into, JsonNode more) {
    for (Map.Entry<String, JsonNode> member : more.properties()) {
      if (member.getValue() instanceof ObjectNode object
          && into.get(member.getKey()) instanceof ObjectNode there) {
        merge(there, object);
      } else {
        into.set(member.getKey(), member.getValue().deepCopy());
      }
    }
  }

  private static Schema schema(JsonNode schema) {
    String text = schema.toString().replace("\"#/", "\"" + BASE + "/asyncapi.json#/");
    return SCHEMAS.computeIfAbsent(
        text.replace("\"/schemas/", "\"" + BASE + "/schemas/"),
        absolute -> REGISTRY.getSchema(Answer.JSON.readTree(absolute)));
  }

  private static JsonNode read() {
    try (InputStream file = AsyncDescription.class.getResourceAsStream("/asyncapi.yaml")) {
      return new YAMLMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SchemaRegistry registry() {
    Map<String, String> documents = new HashMap<>();
    documents.put(BASE + "/asyncapi.json", DOCUMENT.toString());
    for (InteractionType type : InteractionType.values()) {
      documents.put(
          BASE + InteractionSchemas.path(type), InteractionSchemas.schema(type).toString());
      documents.put(BASE + RecordedSchemas.path(type), RecordedSchemas.schema(type).toString());
    }
    documents.put(BASE + RejectionSchema.PATH, RejectionSchema.schema().toString());
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(documents));
  }
}

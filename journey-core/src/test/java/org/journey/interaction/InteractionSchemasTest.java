package org.journey.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.journey.problem.FieldError;
import org.journey.testing.BadInput;
import org.journey.testing.GoldenFiles;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas and the strict reader say the same, wherever a schema has words for it. */
@NullMarked
class InteractionSchemasTest {

  private static final Map<InteractionType, Schema> SCHEMAS = schemas();

  /** Reasons of the reader for which a schema has no words. */
  private static final Set<String> UNSAYABLE =
      Set.of(
          "must be a sub-theme of a registered stage model",
          "must not begin after the time it was told",
          "must not be in the future by over 5 minutes",
          "must not be an NHS number",
          "must have the right check digit",
          "must differ from concernId1",
          "must be written without fraction or exponent",
          "must have at most 64 digits, and 400 after the point",
          "must not hold a lone surrogate");

  /** Reasons for which it depends: a pattern knows 32 March and 25:00, not 30 February. */
  private static final Set<String> DEPENDS =
      Set.of("must be a real date", "must be a real date and time", "must be 1900 or later");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1",
          "2",
          "5",
          "6",
          "11",
          "101",
          "601",
          "1.5",
          "\"\"",
          "\"x\"",
          "\"X-1\"",
          "\"a b\"",
          "\"WORK\"",
          "\"OTHER\"",
          "\"GP\"",
          "\"ONS4\"",
          "\"MYCAW\"",
          "\"SCORED\"",
          "\"steps@1\"",
          "\"@\"",
          "\"2026\"",
          "\"2026-02\"",
          "\"2026-02-30\"",
          "\"2026-02-03\"",
          "\"1899\"",
          "\"20260203\"",
          "\"2026-02-03T10:00:00Z\"",
          "\"2026-02-03T10:00:00\"",
          "\"2026-02-03T25:00:00Z\"",
          "\"9434765919\"",
          "\"é\"",
          "\"tab\\t\"",
          "\"bell\\u0007\"",
          "\"right\\u202e\"",
          "\"personal-assets\"",
          "{}",
          "[]",
          "[1]",
          "[\"DEBT\"]",
          "[\"DEBT\",\"DEBT\"]",
          "[\"RECORD\"]",
          "[{}]",
          "{\"source\":\"/a\",\"id\":\"e\"}",
          "{\"source\":\"/a\"}",
          "{\"name\":\"n\"}");

  private static Map<InteractionType, Schema> schemas() {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    Map<InteractionType, Schema> schemas = new EnumMap<>(InteractionType.class);
    for (InteractionType type : InteractionType.values()) {
      ObjectNode schema = InteractionSchemas.schema(type);
      schema.remove("$id"); // a path, which a registry would look up
      schemas.put(type, registry.getSchema(schema));
    }
    return schemas;
  }

  @Test
  void golden_messages_fit_their_schemas() {
    for (String name : GoldenFiles.names()) {
      JsonNode event = GoldenFiles.file(name).required("emitted");
      assertThat(schemaOf(event).validate(event)).as(name).isEmpty();
    }
  }

  @Test
  void bad_messages_do_not_fit_where_a_schema_can_say_so() {
    for (BadInput bad : BadInput.all()) {
      // The validator itself fails on an integer's bounds and 1e400.
      boolean validatorCan = !bad.name().equals("1e400 for an integer");
      if (validatorCan
          && bad.slug().equals("invalid-interaction")
          && CloudEventReader.read(bad.bytes(), GoldenFiles.NOW, GoldenFiles.SUB_THEMES)
              instanceof Reading.Read read) {
        agree(read, bad.name());
      }
    }
  }

  @Test
  void reader_and_schema_agree_on_changed_messages() {
    long seed = Long.getLong("journey.seed", 20_261_122L);
    Random random = new Random(seed);
    int refused = 0;
    int accepted = 0;
    for (int round = 0; round < 12_000; round++) {
      String name = GoldenFiles.names().get(random.nextInt(GoldenFiles.names().size()));
      ObjectNode event = (ObjectNode) GoldenFiles.file(name).required("emitted");
      for (int i = random.nextInt(3); i >= 0; i--) {
        change(event, random);
      }
      Reading.Read read = CloudEventReader.read(event, GoldenFiles.NOW, GoldenFiles.SUB_THEMES);
      agree(read, "seed " + seed + ", round " + round + ", " + name + ": " + event);
      if (read.errors().isEmpty()) {
        accepted++;
      } else {
        refused++;
      }
    }
    assertThat(accepted).as("accepted").isGreaterThan(500);
    assertThat(refused).as("refused").isGreaterThan(500);
  }

  private static void agree(Reading.Read read, String message) {
    JsonNode event = read.event();
    InteractionType type = InteractionType.ofType(event.path("type").asString("")).orElse(null);
    if (type != null && type.platformOnly()) {
      return;
    }
    List<String> reasons = read.errors().stream().map(FieldError::reason).toList();
    if (reasons.stream().anyMatch(DEPENDS::contains)) {
      return;
    }
    boolean fits = schemaOf(event).validate(event).isEmpty();
    assertThat(fits)
        .as("%s, reader: %s, schema: %s", message, reasons, schemaOf(event).validate(event))
        .isEqualTo(UNSAYABLE.containsAll(reasons));
  }

  /** Of the event's type; of any if it has none that is known, as no schema takes that. */
  private static Schema schemaOf(JsonNode event) {
    InteractionType type =
        InteractionType.ofType(event.path("type").asString(""))
            .orElse(InteractionType.GOAL_PROGRESSED);
    Schema schema = SCHEMAS.get(type);
    if (schema == null) {
      throw new IllegalStateException("no schema for " + type);
    }
    return schema;
  }

  /** Replaces, removes or adds one member, anywhere. */
  private static void change(ObjectNode event, Random random) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(event, objects);
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    List<String> names = List.copyOf(object.propertyNames());
    if (names.isEmpty() || random.nextInt(12) == 0) {
      object.put("surplus", 1);
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    if (random.nextInt(5) == 0) {
      object.remove(name);
    } else {
      String value = VALUES.get(random.nextInt(VALUES.size()));
      object.set(name, GoldenFiles.MAPPER.readTree(value));
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
      object.values().forEach(value -> collect(value, objects));
    } else if (node instanceof ArrayNode array) {
      array.forEach(value -> collect(value, objects));
    }
  }
}

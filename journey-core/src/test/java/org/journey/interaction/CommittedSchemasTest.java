package org.journey.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is committed under docs/schemas is what is generated, and so what is served. {@code
 * -Dschemas.write=true} writes it anew.
 */
@NullMarked
class CommittedSchemasTest {

  private static final Path DOCS = Path.of(System.getProperty("journey.root", ".."), "docs");

  /** Every schema by its path. */
  private static final Map<String, ObjectNode> GENERATED = generated();

  private static Map<String, ObjectNode> generated() {
    Map<String, ObjectNode> schemas = new TreeMap<>();
    for (InteractionType type : InteractionType.values()) {
      schemas.put(InteractionSchemas.path(type), InteractionSchemas.schema(type));
      schemas.put(RecordedSchemas.path(type), RecordedSchemas.schema(type));
    }
    schemas.put(RejectionSchema.PATH, RejectionSchema.schema());
    return schemas;
  }

  static Stream<String> paths() {
    return GENERATED.keySet().stream();
  }

  private static Path file(String path) {
    return DOCS.resolve(path.substring(1));
  }

  private static ObjectNode schema(String path) {
    ObjectNode schema = GENERATED.get(path);
    if (schema == null) {
      throw new IllegalStateException("no schema " + path);
    }
    return schema;
  }

  @ParameterizedTest
  @MethodSource("paths")
  void the_committed_schema_is_the_generated_one(String path) throws IOException {
    String generated = schema(path).toPrettyString() + "\n";
    if (Boolean.getBoolean("schemas.write")) {
      Files.createDirectories(file(path).getParent());
      Files.writeString(file(path), generated);
    }
    assertThat(file(path)).hasContent(generated);
    assertThat(schema(path).path("$id").asString()).isEqualTo(path);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void it_is_a_schema(String path) {
    Schema shape =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(com.networknt.schema.SchemaLocation.of(Dialects.getDraft202012().getId()));
    assertThat(shape.validate(schema(path))).isEmpty();
  }

  @Test
  void none_is_committed_that_is_not_generated() throws IOException {
    try (Stream<Path> files = Files.walk(DOCS.resolve("schemas"))) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactlyInAnyOrderElementsOf(
              GENERATED.keySet().stream().map(CommittedSchemasTest::file).toList());
    }
  }
}

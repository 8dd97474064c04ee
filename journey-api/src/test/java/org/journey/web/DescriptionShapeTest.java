package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** openapi.yaml is an OpenAPI 3.1 document: its form, and what its parts say of each other. */
class DescriptionShapeTest {

  private static final JsonNode DOCUMENT = Description.document();
  private static final Schema SHAPE = shape();

  private static Schema shape() {
    try (InputStream file = DescriptionShapeTest.class.getResourceAsStream("openapi-shape.yaml")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new YAMLMapper().readTree(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void it_has_the_form_of_openapi() {
    assertThat(SHAPE.validate(DOCUMENT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/info, titel",
    "/paths/~1api~1v1~1models/get, response",
    "/paths/~1api~1v1~1models/get/responses, 20X",
    "/paths/~1api~1v1~1interactions/get/parameters/0, requierd",
    "/components/schemas/Feed, propertys",
    "/components/schemas/Feed/properties/head, minimun",
    "/components/responses/NotFound, contents"
  })
  void a_misspelt_member_is_found(String place, String name) {
    JsonNode copy = DOCUMENT.deepCopy();
    ((ObjectNode) copy.at(place)).putObject(name);
    assertThat(SHAPE.validate(copy)).isNotEmpty();
  }

  @Test
  void every_path_parameter_is_in_its_path_and_the_other_way_round() {
    for (String operation : Description.operations()) {
      Set<String> named = new TreeSet<>();
      Pattern.compile("\\{([^}]+)}")
          .matcher(operation)
          .results()
          .forEach(found -> named.add(found.group(1)));
      assertThat(Description.parameters(operation, "path").keySet()).as(operation).isEqualTo(named);
    }
  }

  @Test
  void operations_have_names_of_their_own_and_tags_and_security_that_are_declared() {
    List<String> names = new ArrayList<>();
    Set<String> tags = new TreeSet<>(DOCUMENT.required("tags").findValuesAsString("name"));
    for (JsonNode path : DOCUMENT.required("paths")) {
      for (JsonNode operation : path) {
        if (operation.isObject()) {
          names.add(operation.required("operationId").stringValue());
          operation.required("tags").forEach(tag -> assertThat(tags).contains(tag.stringValue()));
        }
      }
    }
    assertThat(names).doesNotHaveDuplicates();
    for (JsonNode requirement : DOCUMENT.required("security")) {
      assertThat(DOCUMENT.at("/components/securitySchemes").propertyNames())
          .containsAll(requirement.propertyNames());
    }
  }

  @Test
  void what_a_schema_requires_it_describes_and_every_component_is_used() {
    Set<String> used = new TreeSet<>(DOCUMENT.findValuesAsString("$ref"));
    for (String kind : List.of("schemas", "parameters", "headers", "responses")) {
      for (String name : DOCUMENT.at("/components/" + kind).propertyNames()) {
        assertThat(used).contains("#/components/" + kind + "/" + name);
      }
    }
    for (JsonNode schema : DOCUMENT.required("components").findParents("required")) {
      if (schema.path("required").isArray()) {
        schema
            .required("required")
            .forEach(
                name ->
                    assertThat(schema.path("properties").propertyNames())
                        .contains(name.stringValue()));
      }
    }
  }
}

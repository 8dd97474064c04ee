package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.journey.console.ConsolePages;
import org.journey.interaction.InteractionType;
import org.journey.problem.ProblemType;
import org.journey.testing.GoldenFiles;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** openapi.yaml says what runs: no more and no less. Answers are held against it by every test. */
class DescriptionTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  @Test
  void every_mapping_is_described_and_everything_described_is_mapped() {
    Set<String> mapped = new TreeSet<>();
    PLATFORM
        .application()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              if (isOfPages(handler.getBeanType())) {
                return;
              }
              for (String path : mapping.getPatternValues()) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                  // Which characters a variable may have is the schema's to say.
                  mapped.add(method + " " + path.replaceAll("\\{([a-z]+):[^}]+}", "{$1}"));
                }
              }
            });
    assertThat(mapped).isEqualTo(Description.operations());
  }

  /** Pages for people, and the local issuer's: no program is told to call them. */
  private static boolean isOfPages(Class<?> handlers) {
    return handlers.isAnnotationPresent(ConsolePages.class)
        || handlers.getName().equals("org.journey.local.LocalSignIn");
  }

  @Test
  void it_is_served_as_it_is_committed() {
    Answer answer = PLATFORM.nobody().get("/openapi.yaml").is(200);

    assertThat(answer.text()).startsWith("openapi: 3.1.0");
    assertThat(answer.text())
        .isEqualTo(new String(resource("/openapi.yaml"), java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void every_reference_within_it_leads_somewhere() {
    JsonNode document = Description.document();
    for (String reference : document.findValuesAsString("$ref")) {
      if (reference.startsWith("#")) {
        assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
      } else {
        PLATFORM.nobody().get(reference).is(200);
      }
    }
  }

  @Test
  void what_can_be_emitted_fits_the_described_request_and_nothing_else_does() {
    for (InteractionType type : InteractionType.values()) {
      ObjectNode event = GoldenFiles.emitted(type);
      List<?> errors = Description.component("EmittedInteraction").validate(event);
      if (type.platformOnly()) {
        assertThat(errors).as(type.shortName()).isNotEmpty();
      } else {
        assertThat(errors).as(type.shortName()).isEmpty();
        event.put("mood", "good");
        assertThat(Description.component("EmittedInteraction").validate(event)).isNotEmpty();
      }
    }
  }

  @Test
  void every_type_has_a_schema_and_every_problem_a_page() {
    for (InteractionType type : InteractionType.values()) {
      Answer schema = PLATFORM.nobody().get("/schemas/" + type.type() + ".json").is(200);
      assertThat(schema.json().path("$id").asString())
          .isEqualTo("/schemas/" + type.type() + ".json");
      Answer recorded = PLATFORM.nobody().get("/schemas/recorded/" + type.type() + ".json").is(200);
      assertThat(recorded.json().path("$id").asString())
          .isEqualTo("/schemas/recorded/" + type.type() + ".json");
    }
    for (ProblemType problem : ProblemType.values()) {
      Answer page = PLATFORM.nobody().get(problem.uri()).is(200);
      assertThat(page.type()).isEqualTo("text/html");
      assertThat(page.text()).contains(problem.uri());
    }
    PLATFORM.nobody().get("/problems/").is(200);
    PLATFORM.nobody().get("/problems").is(200);
    PLATFORM.nobody().get("/problems/no-such").isProblem(404, "not-found");
    PLATFORM.nobody().get("/schemas/no-such.json").isProblem(404, "not-found");
    PLATFORM.nobody().get("/schemas/recorded/no-such.json").isProblem(404, "not-found");
  }

  private static byte[] resource(String name) {
    try (var file = DescriptionTest.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package org.journey.console.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.journey.console.ByKeys;
import org.journey.console.ConsoleSite;
import org.journey.console.View;
import org.journey.interaction.InteractionType;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** What things mean is found by the menu, and by keys alone, from where one has signed in. */
class ReferenceByKeyboardTest {

  /** Somebody, and through what they look. */
  record Reader(String person, View view) {}

  static final List<Reader> READERS =
      List.of(
          new Reader("Cleo Marsh, CODER", View.PHONE),
          new Reader("Constance Boyle, COMMISSIONER", View.DESKTOP.withoutScript()));

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("keywords");

  @ParameterizedTest
  @FieldSource("READERS")
  void dictionary_model_help_and_statement_are_found_by_the_menu(Reader reader) {
    Caller researcher = PLATFORM.caller("r-1", ORGANISATION, Role.RESEARCHER);
    try (ByKeys somebody =
        ByKeys.come(ConsoleSite.shared(), reader.view(), reader.person(), ORGANISATION)) {
      somebody.follow("Reference", "Data dictionary", "Session attended");
      assertThat(somebody.path()).isEqualTo("/console/reference/dictionary#session-attended");
      JsonNode schema =
          PLATFORM
              .nobody()
              .get("/schemas/" + InteractionType.SESSION_ATTENDED.type() + ".json")
              .is(200)
              .json();
      assertThat(
              somebody
                  .page()
                  .locator("#session-attended ~ table")
                  .first()
                  .locator("tr > :first-child .journey-code")
                  .allInnerTexts())
          .containsSubsequence(
              List.copyOf(schema.at("/properties/data/properties").propertyNames()));
      // From there on, not from the beginning of the page.
      somebody.keys().press("Tab");
      assertThat(somebody.keys().focused()).isEqualTo("its schema : Session attended");

      somebody.follow("Reference", "Stage models", "steps-to-benefit");
      JsonNode model = researcher.get("/api/v1/models/steps-to-benefit/1").is(200).json();
      for (JsonNode stage : model.path("stages")) {
        assertThat(somebody.text())
            .contains(stage.path("number").asString() + " " + stage.path("name").asString());
      }
      String yaml = new String(somebody.take("link", "Download it"), StandardCharsets.UTF_8);
      // The same model, or it would be refused.
      researcher.put("/api/v1/models/steps-to-benefit/1", "application/yaml", yaml).is(200);

      somebody.follow("Help", "With the keyboard");
      assertThat(somebody.path()).isEqualTo("/console/help#keyboard");
      somebody.follow("Accessibility statement");
      assertThat(somebody.text("h1")).isEqualTo("Accessibility statement");
      somebody.follow("Definitions");
      assertThat(somebody.path()).isEqualTo("/console/reference/definitions");
    }
  }
}

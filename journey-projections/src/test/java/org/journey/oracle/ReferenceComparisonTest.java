package org.journey.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.journey.interaction.CanonicalJson;
import org.journey.oracle.Oracle.Case;
import org.journey.state.JourneyState;
import org.journey.state.JourneyStates;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReferenceComparisonTest {

  @Test
  void every_state_is_the_one_that_the_reference_gives() {
    List<Case> cases = Oracle.cases();
    assertThat(cases).hasSizeGreaterThan(500);
    for (Case each : cases) {
      Optional<JourneyState> state = JourneyStates.fold(each.timeline(), each.parameters());
      if (each.expected().isNull()) {
        assertThat(state).as(each.name()).isEmpty();
      } else {
        assertThat(state.map(s -> canonical(s.toJson(true))))
            .as(each.name())
            .hasValue(canonical(each.expected()));
      }
    }
  }

  private static String canonical(JsonNode json) {
    return new String(CanonicalJson.bytes(json), UTF_8).replace(",\"", ",\n\"");
  }
}

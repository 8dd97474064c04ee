package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.journey.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What tables and the sentences beside them say of codes and numbers. */
class PanelWordsTest {

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }

  @ParameterizedTest
  @CsvSource({
    "sub-theme:future-goals, Future goals",
    "code:purposeful-activity/my-own, Purposeful activity: my own",
    "code:purposeful-activity/-, Purposeful activity: no finer code",
  })
  void a_finding_is_told_in_words(String name, String words) {
    assertThat(ResearchWords.finding(name)).isEqualTo(words);
    List<Panel> panels =
        SaturationPanels.of(
            json(
                """
                {"units": 3, "findings": 1,
                 "curve": [{"unit": 2, "cumulative": 1, "journeyId": "j", "new": ["%s"]}]}
                """
                    .formatted(name)),
            false);
    assertThat(panels.get(2).table().rows().getFirst())
        .extracting(Cell::text)
        .containsExactly("2", "j", words);
    assertThat(panels.getFirst().table().rows())
        .anySatisfy(
            row ->
                assertThat(row)
                    .extracting(Cell::text)
                    .containsExactly("Journeys in which the client was asked", "3"));
  }

  @ParameterizedTest
  @CsvSource({"1, 1 degree of freedom", "3, 3 degrees of freedom"})
  void one_degree_is_one(int degrees, String words) {
    String result =
        "{\"stages\": [{\"stage\": 2, \"logRank\": {\"degrees\": %d}}]}".formatted(degrees);
    assertThat(TimePanels.of(json(result)))
        .extracting(Panel::says)
        .anyMatch(each -> each.contains(words));
  }

  @ParameterizedTest
  @CsvSource({"XES, XES", "CSV, CSV", "OCEL_JSON, OCEL 2.0 as JSON", "SPELL, SPELL"})
  void a_format_keeps_its_name(String code, String name) {
    assertThat(ExtractPages.format(code)).isEqualTo(name);
  }

  @Test
  void why_a_journey_moved_is_told_by_stage_and_rule_without_saying_the_same_again() {
    String evidence =
        """
        {"journeys": [{"journeyId": "j", "from": "1", "to": "1-2", "lost": [], "gained": [
          {"rule": "told", "stage": 2, "subTheme": "self-and-others", "id": "e-9", "source": "/a"},
          {"rule": "came", "stage": 1, "subTheme": "social-engagement", "id": "e-2", "source": "/a"},
          {"rule": "told", "stage": 2, "subTheme": "self-and-others", "id": "e-1", "source": "/b"},
          {"rule": "told", "stage": 2, "subTheme": "self-and-others", "id": "e-9", "source": "/a"}]}]}
        """;
    assertThat(ReplayPanels.moved(json(evidence), false).getFirst().gained())
        .containsExactly(
            "stage 1 (social engagement), rule came: e-2 of /a",
            "stage 2 (self and others), rule told: e-1 of /b, e-9 of /a ×2");
  }
}

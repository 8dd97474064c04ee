package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.journey.json.Json;
import org.junit.jupiter.api.Test;

/** Published figures are told in words, and drawn where there is something to draw. */
class ControlledPanelsTest {

  private static List<Panel> panels(String json) {
    return ControlledPanels.of(Json.MAPPER.readTree(json), MapPicture.USUAL, false);
  }

  private static List<List<String>> texts(Panel panel) {
    return panel.table().rows().stream().map(row -> row.stream().map(Cell::text).toList()).toList();
  }

  @Test
  void time_to_a_stage_is_told_in_shares_and_weeks_and_by_how_it_ended() {
    List<Panel> panels =
        panels(
            """
            {"byStage": {"1": {
              "entered": {"value": 0.45, "numerator": 45, "denominator": 100},
              "median": {"value": 14, "n": 45, "unit": "days"},
              "p25": {"value": null, "suppressed": true},
              "weeks": {
                "1": {"value": 0.8, "numerator": 80, "denominator": 100},
                "2": {"value": 0.55, "numerator": 55, "denominator": 100}},
              "exits": {
                "entered": {"value": 45},
                "closed:LOST_CONTACT": {"value": null, "suppressed": true}}}}}
            """);
    assertThat(panels)
        .extracting(Panel::heading)
        .containsExactly(
            "Stage 1",
            "Stage 1: share who have yet to enter, week by week",
            "Stage 1: entered, or closed without, or neither yet");
    assertThat(texts(panels.get(0)))
        .containsExactly(
            List.of("Entered it", "45.0 % (45 of 100)"),
            List.of("Median", "14 days (n = 45)"),
            List.of("Lower quartile", "suppressed"));
    assertThat(panels.get(1).chart()).isNotNull().extracting(Panel.Chart::kind).isEqualTo("steps");
    assertThat(texts(panels.get(1)))
        .containsExactly(List.of("1", "80.0 % (80 of 100)"), List.of("2", "55.0 % (55 of 100)"));
    assertThat(panels.get(2).chart()).isNotNull().extracting(Panel.Chart::kind).isEqualTo("bar");
    assertThat(texts(panels.get(2)))
        .containsExactly(List.of("Entered", "45"), List.of("Closed: lost contact", "suppressed"));
  }

  @Test
  void ways_are_drawn_from_where_to_where_with_what_else_is_known_of_them() {
    Panel pairs =
        panels(
                """
                {"byPair": {"referral-1": {"value": 20, "median": {"value": 7, "n": 20, "unit": "days"}},
                            "1-2": {"value": null, "suppressed": true}}}
                """)
            .getFirst();
    assertThat(pairs.table().headings())
        .extracting(Table.Heading::text)
        .containsExactly("From", "To", "Journeys", "Median");
    assertThat(texts(pairs))
        .containsExactly(
            List.of("Referral", "Stage 1", "20", "7 days (n = 20)"),
            List.of("Stage 1", "Stage 2", "suppressed", "–"));
    assertThat(pairs.chart()).isNotNull().extracting(Panel.Chart::kind).isEqualTo("sankey");

    Panel follows =
        panels(
                """
                {"directlyFollows": {"referral-received > triage-completed": {"value": 15},
                                     "triage-completed > 1": {"value": null, "suppressed": true}}}
                """)
            .getFirst();
    assertThat(texts(follows))
        .containsExactly(
            List.of("Referral received", "Triage completed", "15", "Yes"),
            List.of("Triage completed", "Stage 1", "suppressed", "No"));
    assertThat(follows.chart())
        .isNotNull()
        .satisfies(chart -> assertThat(chart.kind()).isEqualTo("graph"))
        .extracting(Panel.Chart::least)
        .isEqualTo(1L);
  }

  @Test
  void a_map_is_drawn_only_where_something_followed_so_often() {
    String hidden = "{\"directlyFollows\": {\"1 > 2\": {\"value\": null, \"suppressed\": true}}}";
    assertThat(panels(hidden)).extracting(Panel::hasChart).containsExactly(false);
    String itself = "{\"directlyFollows\": {\"1 > 1\": {\"value\": 15}}}";
    assertThat(panels(itself)).extracting(Panel::hasChart).containsExactly(true);
    List<Panel> seldom =
        ControlledPanels.of(Json.MAPPER.readTree(itself), new MapPicture(16), false);
    assertThat(seldom).extracting(Panel::hasChart).containsExactly(false);
    assertThat(seldom.getFirst().says()).isEqualTo("None happened so often; the table has all.");
  }

  @Test
  void where_all_is_suppressed_or_nothing_is_told_nothing_is_drawn() {
    List<Panel> panels =
        panels(
            """
            {"findings": {"future-goals": {"value": null, "suppressed": true}}, "variants": {}}
            """);
    assertThat(panels).extracting(Panel::hasChart).containsExactly(false, false);
    assertThat(texts(panels.getFirst())).containsExactly(List.of("Future goals", "suppressed"));
    assertThat(panels.get(1).says()).contains("nothing to tell");
  }
}

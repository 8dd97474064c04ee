package org.journey.console.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.journey.json.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Figures of one period beside those of another, and what each number leads to. */
class FiguresComparedTest {

  private static final JsonNode SIX =
      answer(
          "\"stages\":{\"value\":6,\"numerator\":6,\"denominator\":10,"
              + "\"reached\":{\"1\":{\"value\":6},\"none\":{\"value\":4}}},"
              + "\"transitions\":{\"value\":8,\"numerator\":8,\"byPair\":{"
              + "\"1-3\":{\"value\":2,\"numerator\":2},\"referral-1\":{\"value\":6,\"numerator\":6}}}");

  private static final JsonNode ONE =
      answer(
          "\"stages\":{\"value\":1,\"numerator\":1,\"denominator\":1},"
              + "\"transitions\":{\"value\":1,\"numerator\":1,\"byPair\":{"
              + "\"referral-3\":{\"value\":1,\"numerator\":1}}}");

  private static final JsonNode TIMES =
      answer(
          "\"timeToStage\":{\"definition\":\"Days.\",\"byStage\":{\"1\":{\"n\":2,"
              + "\"median\":{\"value\":25.0399,\"n\":2,\"unit\":\"days\"},"
              + "\"kaplanMeierMedian\":{\"value\":null,\"n\":3,\"unit\":\"days\"}}}}");

  private static final Comparison OPENING =
      new Comparison(null, false, (figure, part) -> figure + " " + part, null);

  private static JsonNode answer(String figures) {
    return Json.MAPPER.readTree(
        "{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-02-01T00:00:00Z\",\"figures\":{"
            + figures
            + "}}");
  }

  @Test
  void a_way_of_one_period_alone_was_gone_by_nobody_in_the_other() {
    assertThat(Rendered.ways(beside(SIX, ONE, false)))
        .containsExactly(
            "Referral Stage 1 6 (6 more than before) 0",
            "Referral Stage 3 0 (1 fewer than before) 1",
            "Stage 1 Stage 3 2 (2 more than before) 0",
            "Referral No stage entered 4 (4 more than before) 0",
            "Stage 1 Stays at stage 1 4 (4 more than before) 0",
            "Stage 3 Stays at stage 3 2 (1 more than before) 1");
  }

  @Test
  void nothing_is_made_of_what_a_protected_answer_does_not_name() {
    assertThat(Rendered.ways(beside(SIX, ONE, true)))
        .contains("Referral Stage 1 6 – none", "Referral Stage 3 – none 1");
  }

  @Test
  void nor_of_a_figure_that_an_answer_does_not_tell() {
    JsonNode none = answer("\"stages\":{\"value\":1,\"numerator\":1,\"denominator\":1}");
    assertThat(Rendered.ways(beside(SIX, none, false))).contains("Referral Stage 1 6 – none");
  }

  @Test
  void a_picture_that_has_room_for_one_period_says_which() {
    String says = "The picture shows <span>1 January 2026 to 31 January 2026</span> alone.";
    assertThat(beside(SIX, ONE, false)).containsOnlyOnce(says);
    assertThat(alone(SIX)).doesNotContain("The picture shows");
    assertThat(beside(TIMES, TIMES, false)).containsOnlyOnce(says);
  }

  @Test
  void times_to_stages_are_points_and_named_in_the_chart_with_the_n_of_its_period() {
    assertThat(beside(TIMES, TIMES, false))
        .contains("data-chart=\"points\"", "data-label=\"Stage 1 (n\u00a0=\u00a02)\"")
        .contains("; <data")
        .doesNotContain("</data> ;");
  }

  @Test
  void who_entered_no_stage_can_be_opened_and_who_stays_at_one_is_listed_nowhere() {
    assertThat(Rendered.page(SIX, null, OPENING))
        .containsPattern(
            "No stage entered</td>\\s*<td[^>]*>\\s*<a href=\"stages"
                + " reached.none\"\\s*><span>4<")
        .doesNotContain("who is behind Stays");
    assertThat(alone(SIX)).doesNotContain("<a href");
  }

  @Test
  void where_there_is_no_value_there_is_nothing_to_open() {
    String page = Rendered.page(TIMES, null, OPENING);
    assertThat(Shown.place(page, "timeToStage byStage.1.median", 1).link()).isNotEmpty();
    assertThat(Shown.place(page, "timeToStage byStage.1.kaplanMeierMedian", 1))
        .isEqualTo(new Shown.Place("no value", "n = 3", ""));
  }

  private static String beside(JsonNode answer, JsonNode other, boolean about) {
    return Rendered.page(answer, other, new Comparison("before", about, null, null));
  }

  private static String alone(JsonNode answer) {
    return Rendered.page(answer, null, new Comparison(null, false, null, null));
  }
}

package org.journey.console.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Figures that no service has today, as the page would show them. */
class FiguresShownTest {

  private static final JsonNode ANSWER =
      Json.MAPPER.readTree(
          """
          {"organisation":"o","from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z",
           "asKnown":"2026-03-01T00:00:00Z","model":"m@1","sequence":7,"digest":"d",
           "controlled":true,"figures":{
            "referrals":{"definition":"Referrals.","value":10,"numerator":10,"denominator":null,
             "bySource":{"GP":{"value":null,"suppressed":true},"SELF":{"value":0},
              "=1+1":{"value":5}}},
            "timeToStage":{"definition":"Days.","value":null,"numerator":null,"denominator":null,
             "byStage":{"1":{"n":null,"suppressed":true,
              "median":{"value":null,"suppressed":true,"unit":"days"}}}},
            "later":{"definition":"<script>alert(1)</script>","value":-3,"numerator":3,
             "denominator":9,"byThing":{"<script>alert(2)</script>":{"value":2}},
             "deep":{"a":{"b":{"c":{"d":{"e":{"value":6}}},"n":{"value":1}}}},
             "value2":{"value":1,"deeper":{"x":{"value":4,"y":{"value":5}}}}}}}
          """);

  @Test
  void a_figure_or_part_that_the_page_does_not_know_is_shown_all_the_same() {
    String page = page(ANSWER, null);
    assertThat(Shown.page(page, 1))
        .containsExactlyInAnyOrderEntriesOf(Shown.answer(ANSWER.path("figures")))
        .containsKeys("later deep.a.b.c.d.e", "later deep.a.b.n", "later value2.deeper.x.y");
    assertThat(page).contains("Other figures");
  }

  @Test
  void what_is_suppressed_says_so_and_is_no_number() {
    String page = page(ANSWER, null);
    assertThat(Shown.place(page, "referrals bySource.GP", 1).text()).isEqualTo("suppressed");
    assertThat(Shown.place(page, "referrals bySource.SELF", 1).text()).isEqualTo("0");
    assertThat(Shown.place(page, "timeToStage byStage.1", 1).text()).isEqualTo("suppressed");
    assertThat(Shown.place(page, "timeToStage byStage.1.median", 1).text()).isEqualTo("suppressed");
    assertThat(page).contains(">about 5 more than before<").doesNotContain("NaN");
  }

  @Test
  void text_that_looks_like_a_script_stays_text() {
    assertThat(page(ANSWER, ANSWER))
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  @Test
  void a_spreadsheet_takes_no_part_of_the_file_for_a_formula() {
    String file = new String(FiguresCsv.of(ANSWER, null), UTF_8);
    assertThat(file)
        .contains("referrals,bySource.GP,,true,")
        .contains("later,,-3,false,3,9,")
        .startsWith("figure,part,value,suppressed,");
    JsonNode formula =
        Json.MAPPER.readTree("{\"figures\":{\"=cmd\":{\"value\":1,\"unit\":\"@x\"}}}");
    assertThat(new String(FiguresCsv.of(formula, null), UTF_8))
        .contains("\n'=cmd,,1,false,,,,'@x,");
  }

  @Test
  void who_goes_no_further_stands_beside_who_does() {
    String page = alone(ways(false, "\"1-3\":{\"value\":2},\"referral-1\":{\"value\":6}"));
    assertThat(Rendered.ways(page))
        .containsExactly(
            "Referral Stage 1 6",
            "Stage 1 Stage 3 2",
            "Referral No stage entered 4",
            "Stage 1 Stays at stage 1 4",
            "Stage 3 Stays at stage 3 2");
    assertThat(page).contains("data-chart=\"sankey\"").doesNotContain("ways that are suppressed");
  }

  @Test
  void where_nobody_entered_a_stage_that_is_told_too() {
    assertThat(Rendered.ways(alone(ways(false, ""))))
        .containsExactly("Referral No stage entered 10");
  }

  @Test
  void of_rounded_numbers_nobody_is_said_to_stay_and_that_is_told() {
    String suppressed = "\"1-3\":{\"value\":null,\"suppressed\":true}";
    String page = alone(ways(true, suppressed + ",\"referral-1\":{\"value\":5}"));
    assertThat(Rendered.ways(page))
        .containsExactly("Referral Stage 1 5", "Stage 1 Stage 3 suppressed");
    assertThat(page).contains("Who stays at a stage, or entered none, is not told here");
  }

  /** Ten were referred, and went these ways. */
  private static JsonNode ways(boolean controlled, String pairs) {
    return Json.MAPPER.readTree(
        """
        {"from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z","controlled":%s,"figures":{
          "stages":{"definition":"Stages.","value":6,"numerator":6,"denominator":10},
          "transitions":{"definition":"Steps.","value":8,"numerator":8,"denominator":null,
           "byPair":{%s}}}}
        """
            .formatted(controlled, pairs));
  }

  @Test
  void every_line_of_the_file_says_whether_it_is_protected_and_may_be_published() {
    String file = new String(FiguresCsv.of(ANSWER, null), UTF_8);
    assertThat(file.lines().findFirst().orElseThrow())
        .endsWith(",digest,controlled,notForPublication,synthetic");
    assertThat(file.lines().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.endsWith(",true,false,false"));
    JsonNode other =
        Json.MAPPER.readTree(
            "{\"notForPublication\":true,\"synthetic\":true,\"figures\":{\"a\":{\"value\":1}}}");
    assertThat(new String(FiguresCsv.of(other, null), UTF_8)).endsWith(",false,true,true\n");
  }

  /** Beside figures of which each is 5 less where there is a value. */
  private static String page(JsonNode answer, @Nullable JsonNode compared) {
    JsonNode other = compared == null ? LESS : compared;
    return Rendered.page(answer, other, new Comparison("before", true, null, null));
  }

  private static String alone(JsonNode answer) {
    boolean controlled = answer.path("controlled").asBoolean();
    return Rendered.page(answer, null, new Comparison(null, controlled, null, null));
  }

  private static final JsonNode LESS =
      Json.MAPPER.readTree(
          """
          {"from":"2025-12-01T00:00:00Z","to":"2026-01-01T00:00:00Z","figures":{
            "referrals":{"definition":"Referrals.","value":5,"numerator":5,"denominator":null}}}
          """);
}

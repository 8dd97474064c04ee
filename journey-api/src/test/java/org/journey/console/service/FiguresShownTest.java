package org.journey.console.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.journey.console.Times;
import org.journey.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
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

  /** As the page has them, beside figures of which each is 5 less where there is a value. */
  private static String page(JsonNode answer, @Nullable JsonNode compared) {
    ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("templates/");
    templates.setSuffix(".html");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    Calendar calendar = new Calendar(new Times(ZoneOffset.UTC), true);
    JsonNode other = compared == null ? LESS : compared;
    Map<String, Part> figures = Part.figures(answer.path("figures"), other.path("figures"));
    Comparison comparison = new Comparison("before", true, null, null);
    Context context = new Context(Locale.UK);
    context.setVariable("groups", Group.of(figures, FigureWords.of(null), comparison));
    context.setVariable("edition", Edition.of(answer, calendar));
    context.setVariable("compared", Edition.of(other, calendar));
    return engine.process("console/service/groups", Set.of("groups"), context);
  }

  private static final JsonNode LESS =
      Json.MAPPER.readTree(
          """
          {"from":"2025-12-01T00:00:00Z","to":"2026-01-01T00:00:00Z","figures":{
            "referrals":{"definition":"Referrals.","value":5,"numerator":5,"denominator":null}}}
          """);
}

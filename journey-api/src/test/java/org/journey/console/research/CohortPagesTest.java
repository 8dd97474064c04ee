package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.research.ResearchSite.exact;
import static org.journey.console.research.ResearchSite.percent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.journey.console.Browsing;
import org.journey.console.HtmlPage;
import org.journey.console.journey.Happenings;
import org.journey.interaction.InteractionType;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class CohortPagesTest {

  private static final ResearchSite SITE = new ResearchSite(4, "at last I slept");
  private static final Browsing MANAGER = SITE.visitor("manager");
  private static final Browsing ANALYST = SITE.visitor("analyst");

  private static final List<Long> NONE = List.of();

  private static final String COHORT = "/console/research/cohort";

  private static JsonNode api(Statistic statistic, String query) {
    return SITE.manager.get("/api/v1/cohorts/" + statistic.path() + query).is(200).json();
  }

  private static HtmlPage page(Statistic statistic, String query) {
    return MANAGER.get("/console/research/cohort/" + statistic.path() + query).is(200);
  }

  @ParameterizedTest
  @EnumSource
  void a_statistic_is_the_one_that_the_api_tells(Statistic statistic) {
    String query = "?source=GP&asAt=2026-06-01T00:00:00Z";
    HtmlPage page = page(statistic, query);
    JsonNode told = api(statistic, query);
    assertThat(page.said("dd", "digest")).isEqualTo(told.path("digest").asString());
    assertThat(page.said("dd", "n")).isEqualTo("4").isEqualTo(told.path("n").asString());
  }

  @Test
  void a_curve_has_the_numbers_of_the_api() {
    JsonNode stage = api(Statistic.TIME_TO_STAGE, "?stage=2").at("/result/stages/0");
    HtmlPage page = page(Statistic.TIME_TO_STAGE, "?stage=2");
    List<List<String>> expected = new ArrayList<>();
    expected.add(List.of("0", "100", "100", "100"));
    List<List<String>> risk = new ArrayList<>();
    for (JsonNode row : stage.path("curve")) {
      expected.add(
          List.of(
              exact(row.path("day")),
              percent(row.path("survival")),
              percent(row.path("lower")),
              percent(row.path("upper"))));
      risk.add(
          List.of(
              exact(row.path("day")),
              exact(row.path("atRisk")),
              exact(row.path("events")),
              exact(row.path("censored")),
              exact(row.path("standardError"))));
    }
    assertThat(page.rows("curve-2")).isEqualTo(expected).hasSizeGreaterThan(3);
    assertThat(page.rows("risk-2")).isEqualTo(risk);
    assertThat(page.html()).contains("data-chart=\"steps\" data-table=\"curve-2\"");
  }

  @Test
  void transitions_and_who_stays_have_the_numbers_of_the_api() {
    JsonNode result = api(Statistic.TRANSITIONS, "").path("result");
    List<List<String>> rows = page(Statistic.TRANSITIONS, "").rows("transitions");
    int at = 0;
    for (JsonNode step : result.path("transitions")) {
      assertThat(rows.get(at++).subList(2, 5))
          .containsExactly(
              exact(step.path("count")), percent(step.path("share")), exact(step.path("median")));
    }
    for (JsonNode origin : result.path("origins")) {
      if (origin.path("last").asInt() > 0) {
        assertThat(rows.get(at++)).contains(exact(origin.path("last")));
      }
    }
    assertThat(at).isEqualTo(rows.size()).isPositive();
  }

  @Test
  void the_process_map_has_the_numbers_of_the_api() {
    JsonNode result = api(Statistic.PROCESS_MAP, "?of=TYPE").path("result");
    List<List<String>> expected = new ArrayList<>();
    for (JsonNode each : result.path("directlyFollows")) {
      expected.add(
          List.of(
              happened(each.path("from")),
              happened(each.path("to")),
              exact(each.path("count")),
              exact(each.path("journeys")),
              exact(each.path("medianDays")),
              each.path("count").asInt() >= 4 ? "Yes" : "No"));
    }
    HtmlPage page = page(Statistic.PROCESS_MAP, "?of=TYPE&least=4");
    assertThat(page.rows("follows")).isEqualTo(expected).isNotEmpty();
    assertThat(page.html())
        .contains("data-chart=\"graph\" data-table=\"follows\"", "data-least=\"4\"");
    assertThat(page.form(COHORT + "/process-map").fields()).containsEntry("least", List.of("4"));
    assertThat(page(Statistic.PROCESS_MAP, "?least=often").errorsById()).containsKey("least");
  }

  private static String happened(JsonNode shortName) {
    return Happenings.of(InteractionType.ofShortName(shortName.asString()).orElseThrow());
  }

  @Test
  void of_many_lines_the_most_frequent_are_drawn_and_the_rest_counted() {
    List<Long> counts = new ArrayList<>(List.of(0L, 100L, 90L));
    for (long i = 0; i < 60; i++) {
      counts.add(1 + i / 10);
    }
    MapPicture.Drawn usual = MapPicture.USUAL.of(counts, List.of(0L, 4L, 5L));
    assertThat(usual).isEqualTo(new MapPicture.Drawn(5, 22, 40, 1, 1));
    assertThat(usual.words())
        .isEqualTo(
            "Drawn are the 22 lines of 5 times or more; 40 more are not, and the table has all.");
    assertThat(new MapPicture(90).of(counts, NONE))
        .isEqualTo(new MapPicture.Drawn(90, 2, 60, 0, 0));
    assertThat(MapPicture.USUAL.of(List.of(3L, 1L), NONE).words()).isEqualTo("All are drawn.");
    assertThat(MapPicture.USUAL.of(NONE, NONE).words()).isEmpty();
    // Where all are as frequent there is no choosing among them.
    assertThat(MapPicture.USUAL.of(Collections.nCopies(40, 7L), NONE).lines()).isEqualTo(40);
  }

  @Test
  void what_is_drawn_is_said_of_none_and_of_one_too() {
    MapPicture often = new MapPicture(5);
    MapPicture.Drawn none = often.of(List.of(4L, 3L), NONE);
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.words())
        .isEqualTo(often.of(NONE, List.of(4L)).words())
        .isEqualTo("None happened so often; the table has all.");
    assertThat(often.of(List.of(5L, 4L), NONE).words())
        .isEqualTo("Drawn is the 1 line of 5 times or more; 1 more is not, and the table has all.");
    MapPicture.Drawn itself = often.of(List.of(4L), List.of(6L));
    assertThat(itself.isEmpty()).isFalse();
    assertThat(itself.words())
        .isEqualTo("Drawn is only what followed itself so often; the table has all.");
  }

  @Test
  void where_no_line_is_drawn_there_is_no_map() {
    HtmlPage page = page(Statistic.PROCESS_MAP, "?of=TYPE&least=1000");
    assertThat(page.rows("follows")).isNotEmpty();
    assertThat(page.text()).contains("None happened so often; the table has all.");
    assertThat(page.html()).doesNotContain("data-chart=\"graph\"");
  }

  @Test
  void saturation_is_asked_for_with_its_parameters() {
    String query = "?runLength=3&baseSize=2&threshold=0.1&seed=7";
    JsonNode result = api(Statistic.SATURATION, query).path("result");
    HtmlPage page = page(Statistic.SATURATION, query);
    List<List<String>> curve = new ArrayList<>();
    for (JsonNode row : result.path("curve")) {
      curve.add(
          List.of(
              exact(row.path("unit")),
              exact(row.path("cumulative")),
              String.valueOf(row.path("new").size())));
    }
    assertThat(curve).hasSize(1);
    assertThat(page.rows("saturation-curve"))
        .startsWith(curve.getFirst())
        .endsWith(List.of("4", exact(result.path("findings")), "0"))
        .hasSize(2);
    // Up at the first, and level to the end of the axis.
    assertThat(page.html())
        .contains("d=\"M56 248H197V40H620\"", "Of 4 journeys 1 brought something new")
        .doesNotContain("data-table=\"saturation-curve\"");
    assertThat(page.rows("rules"))
        .contains(List.of("Run length", "3"), List.of("Base size", "2"))
        .contains(List.of("Threshold", "0.1"));
    assertThat(result.at("/shuffles/seed").asInt()).isEqualTo(7);
  }

  @Test
  void the_filter_stays_in_every_address() {
    HtmlPage cohort =
        MANAGER.get("/console/research/cohort?source=GP&source=NURSE&reached=1,%203-5").is(200);
    assertThat(cohort.html())
        .contains(
            "/console/research/cohort/transitions?source=GP%2CNURSE&amp;reached=1%2C%203-5",
            "referred by: GP or Nurse; stages reached: 1, 3-5");
    HtmlPage nobody = page(Statistic.TRANSITIONS, "?source=NURSE");
    assertThat(nobody.said("dd", "n")).isEqualTo("0");
  }

  @Test
  void what_is_wrong_is_said_at_its_field() {
    HtmlPage typed = page(Statistic.CONFORMANCE, "?openedFrom=yesterday");
    assertThat(typed.errorsById()).containsKey("openedFrom");
    assertThat(typed.html()).contains("<title>Error: Conformance", "id=\"openedFrom-error\"");
    assertThat(page(Statistic.SATURATION, "?runLength=0").errorsById())
        .containsEntry("runLength", "Run length: must be a whole number from 1 to 100");
    HtmlPage noDay = page(Statistic.TRANSITIONS, "?openedFrom=2018-02-30");
    assertThat(noDay.errorsById())
        .containsEntry("openedFrom", "Referred from: type a day, such as 2026-03-31");
    assertThat(noDay.text()).doesNotContain("referred from:");
    assertThat(page(Statistic.TRANSITIONS, "?model=no@1").errorsById()).containsKey("model");
    String script = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
    assertThat(page(Statistic.TRANSITIONS, "?reached=" + script).html())
        .doesNotContain("<script>alert");
  }

  @ParameterizedTest
  @EnumSource
  void published_figures_are_told_in_words(Statistic statistic) {
    // All was recorded later: the last month would be another one from its end on.
    HtmlPage page =
        ANALYST.get("/console/research/cohort/" + statistic.path() + "?asKnown=2026-04").is(200);
    assertThat(page.html())
        .contains("suppressed", "whole calendar months in UTC", "scope=\"row\"")
        .contains("id=\"nobody\"")
        .doesNotContain(
            "nothing to tell of many enough",
            "byStage",
            "byPair",
            "LOST_CONTACT",
            "inOrderOfEntered",
            "neverAsked");
  }

  @Test
  void an_axis_keeps_its_seconds_in_the_form() {
    assertThat(page(Statistic.CONFORMANCE, "?asAt=2026-06-01T00:00:30Z").html())
        .contains(":00:30\"");
    HtmlPage fine = page(Statistic.CONFORMANCE, "?asAt=2026-06-01T00:00:30.123456Z");
    assertThat(fine.form("/console/research/cohort").fields())
        .containsEntry("asAt", List.of("2026-06-01T00:00:30.123456Z"));
    assertThat(fine.html()).contains("name=\"asAt\" type=\"text\"");
  }

  @Test
  void who_waits_looks_again_on_the_axes_that_were_settled() {
    assertThat(
            CohortPages.again(
                "/console/research/cohort/transitions",
                "/api/v1/cohorts/transitions?asAt=2026-01-01T00%3A00%3A00Z&source=GP"))
        .isEqualTo("/console/research/cohort/transitions?asAt=2026-01-01T00%3A00%3A00Z&source=GP");
  }

  @Test
  void each_role_is_told_how_exact_its_figures_are() {
    assertThat(page(Statistic.TRANSITIONS, "").html())
        .doesNotContain("Under disclosure control", "Not for publication");
    String transitions = "/console/research/cohort/transitions";
    assertThat(SITE.visitor("researcher").get(transitions).is(200).html())
        .contains("Not for publication", "pseudonyms of this question alone");
    HtmlPage analyst = ANALYST.get(transitions).is(200);
    assertThat(analyst.html()).contains("Under disclosure control");
    JsonNode told =
        SITE.caller("local-analyst", Role.ANALYST)
            .get("/api/v1/cohorts/transitions")
            .is(200)
            .json();
    assertThat(told.path("controlled").asBoolean()).isTrue();
    assertThat(analyst.said("dd", "digest")).isEqualTo(told.path("digest").asString());
  }

  @Test
  void the_sampling_frame_is_the_one_that_the_api_tells() {
    JsonNode told = SITE.manager.get("/api/v1/cohorts/sampling-frame").is(200).json();
    HtmlPage page = MANAGER.get("/console/research/sampling").is(200);
    List<List<String>> expected = new ArrayList<>();
    for (JsonNode cell : told.at("/result/cells")) {
      expected.add(
          List.of(
              words(cell.path("category").asString()),
              exact(cell.path("n")),
              exact(cell.path("told")),
              exact(cell.path("interviewed"))));
    }
    assertThat(page.rows("cells").stream().map(row -> row.subList(2, 6)).toList())
        .isEqualTo(expected)
        .isNotEmpty();
    assertThat(page.rows("journeys")).hasSameSizeAs(told.at("/result/journeys"));
  }

  private static String words(String code) {
    String words = code.replace('_', ' ').toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}

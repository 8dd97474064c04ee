package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.research.ResearchSite.exact;

import java.util.List;
import org.journey.console.ByKeys;
import org.journey.console.ConsoleSite;
import org.journey.console.HtmlPage;
import org.journey.console.View;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.Occupied;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Cohorts, models, coding and the sampling frame, by keys alone. */
class ResearchByKeyboardTest {

  private static final ResearchSite SITE = new ResearchSite(3, "at last I slept");
  private static final String COHORT = "/console/research/cohort";
  private static final String COHORTS = "/api/v1/cohorts/";
  private static final String MODELS = "/api/v1/models/";

  private static ByKeys come(View view, String person) {
    return ByKeys.come(ConsoleSite.shared(), view, person, SITE.organisation).follow("Research");
  }

  private static ByKeys rosa(View view) {
    return come(view, "Rosa Whitfield, RESEARCHER");
  }

  @Test
  void a_cohort_is_chosen_and_its_process_map_and_sampling_frame_looked_at() {
    try (ByKeys rosa = rosa(View.DESKTOP)) {
      rosa.follow("Cohorts").tick("GP").press("Choose this cohort");
      assertThat(rosa.path()).startsWith(COHORT + "?").contains("source=GP");
      rosa.follow("Process map");
      assertThat(rosa.path()).startsWith(COHORT + "/process-map?").contains("source=GP");
      rosa.page().locator("[data-table=follows].journey-chart--drawn canvas").waitFor();
      assertThat(rosa.text()).contains("All are drawn.");
      rosa.choose("Activities are", "Cat").press("Work it out");
      assertThat(rosa.text()).contains("Not for publication", "referred by: GP");
      JsonNode map = told("process-map?source=GP&of=CATEGORY");
      assertThat(rosa.text("#n")).isEqualTo("3").isEqualTo(map.path("n").asString());
      assertThat(column(rosa, "activities", 1))
          .isEqualTo(all(map.at("/result/activities"), "/count"))
          .isNotEmpty();

      rosa.follow("Cohort", "Sampling frame");
      assertThat(rosa.path()).contains("source=GP");
      assertThat(column(rosa, "cells", 3))
          .isEqualTo(all(told("sampling-frame?source=GP").at("/result/cells"), "/n"))
          .isNotEmpty();
    }
  }

  private static JsonNode told(String question) {
    return SITE.researcher.get(COHORTS + question).is(200).json();
  }

  /** What the tables of the page that is open hold. */
  private static HtmlPage shown(ByKeys person) {
    return new HtmlPage(200, person.path(), person.page().content());
  }

  private static List<String> column(ByKeys person, String table, int column) {
    return shown(person).rows(table).stream().map(row -> row.get(column)).toList();
  }

  private static List<String> all(JsonNode list, String pointer) {
    return list.valueStream().map(each -> exact(each.at(pointer))).toList();
  }

  @Test
  void saturation_is_told_once_it_is_worked_out_without_another_page() {
    try (ByKeys anil = come(View.PHONE, "Anil Prasad, ANALYST")) {
      anil.follow("Cohorts", "Saturation");
      anil.fill("Run length", "3").fill("Base size", "2").fill("Seed of the shuffled orders", "7");
      try (Occupied places = new Occupied()) {
        assertThat(places).isNotNull();
        anil.press("Work it out");
        assertThat(anil.text()).contains("It is being worked out.");
        anil.page().evaluate("window.sameDocument = true");
      }
      anil.page().locator("#digest").waitFor();
      assertThat(anil.page().evaluate("window.sameDocument")).isEqualTo(true);
      JsonNode told =
          SITE.caller("local-analyst", Role.ANALYST)
              .get(COHORTS + "saturation?runLength=3&baseSize=2&seed=7")
              .is(200)
              .json();
      assertThat(told.path("controlled").asBoolean()).isTrue();
      assertThat(anil.text()).contains("Under disclosure control");
      assertThat(anil.text("#digest")).isEqualTo(told.path("digest").asString());
    }
  }

  @Test
  void a_model_is_written_mended_at_its_line_saved_and_compared() {
    String id = Events.fresh("by-keys");
    String model =
        """
        id: %s
        version: 1
        stages:
          - {number: 1, key: one, name: One, subThemes: [first]}
        evidence:
          - {rule: came, event: session-attended, subTheme: fist}\
        """
            .formatted(id);
    try (ByKeys rosa = rosa(View.PHONE.withoutScript())) {
      rosa.follow("Models", "Write a model").fill("The model, in YAML", model);
      rosa.press("Register it");
      assertThat(rosa.page().title()).startsWith("Error: Write a model");
      String error = rosa.text(".nhsuk-error-summary__list a");
      assertThat(error).startsWith("Line 6, ").contains("no stage has this sub-theme");
      rosa.follow(error);
      assertThat(rosa.text("#line-6")).contains("subTheme: fist", "Wrong:");
      SITE.researcher.get(MODELS + id + "/1").is(404);

      rosa.keys().tabTo("The model, in YAML").press("Control+End", "ArrowLeft", "ArrowLeft");
      rosa.keys().press("ArrowLeft").type("r");
      rosa.press("Register it");
      assertThat(rosa.text("h1")).isEqualTo(id + "@1");
      JsonNode stored = SITE.researcher.get(MODELS + id + "/1").is(200).json();
      assertThat(stored.at("/evidence/0/subTheme").asString()).isEqualTo("first");

      rosa.follow("Stage models", "Compare two models");
      rosa.choose("The second", id + "@1").press("Compare");
      JsonNode standard = SITE.researcher.get(MODELS + "steps-to-benefit/1").is(200).json();
      assertThat(rosa.page().locator("#changed-rules tbody tr").allInnerTexts())
          .hasSize(standard.path("evidence").size() + 1)
          .last()
          .asString()
          .contains("came", "Added");
    }
  }

  @Test
  void two_coders_read_the_same_words_and_see_where_they_differ() {
    ResearchSite site = new ResearchSite(1, "I go <b>every</b> week");
    try (ByKeys cleo = coder(site, View.PHONE, "Cleo Marsh, CODER")) {
      assertThat(cleo.text("#words")).isEqualTo("I go <b>every</b> week");
      code(cleo, "Exp").press("Store my reading");
      assertThat(cleo.text()).contains("Your reading is stored.", "There is nothing left to read.");
    }
    try (ByKeys callum = coder(site, View.DESKTOP.withoutScript(), "Callum Reyes, CODER")) {
      callum.keys().tabTo("textbox", "Finer codes, with commas between").type("Not a code");
      callum.press("Store my reading");
      String error = callum.text(".nhsuk-error-summary__list a");
      callum.follow(error);
      assertThat(callum.keys().focused()).isEqualTo("How it is told");
      callum.keys().type("Exp");
      callum.fill("Finer codes, with commas between", "a-code");
      code(callum, "Exp").press("Store my reading");
      callum.follow("How far two coders agree");
      Caller api = site.caller("local-coder-2", Role.CODER);
      JsonNode told = api.get("/api/v1/coding/agreement").is(200).json();
      assertThat(callum.text("#n")).isEqualTo("1").isEqualTo(told.path("n").asString());
      JsonNode subThemes = told.at("/result/subThemes");
      assertThat(column(callum, "sub-themes", 3)).isEqualTo(all(subThemes, "/agreed"));
      assertThat(column(callum, "sub-themes", 7)).isEqualTo(all(subThemes, "/counts/secondOnly"));
      assertThat(all(subThemes, "/counts/both")).contains("1");
      assertThat(all(subThemes, "/counts/secondOnly")).contains("1");
    }
  }

  private static ByKeys coder(ResearchSite site, View view, String person) {
    return ByKeys.come(ConsoleSite.shared(), view, person, site.organisation)
        .follow("Research", "Coding");
  }

  /** How the next sub-theme on the page is told. */
  private static ByKeys code(ByKeys person, String tense) {
    return person.choose("How it is told", tense);
  }
}

package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.journey.console.Browsing;
import org.journey.console.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a cohort is chosen: what is refused, and what is offered to whom. */
class CohortFormTest {

  private static final ResearchSite SITE = new ResearchSite(1, "at last I slept");
  private static final Browsing MANAGER = SITE.visitor("manager");
  private static final Browsing ANALYST = SITE.visitor("analyst");
  private static final String COHORT = "/console/research/cohort";

  @ParameterizedTest
  @CsvSource({
    "reached=banana, reached, Stages reached: type the stages entered",
    "source=GP&source=NOBODY, source, Referred by: must be of",
    "openedFrom=soon, openedFrom, Referred from: type a day",
    "model=no@1, model, Stage model: there is no no@1",
  })
  void a_cohort_that_there_cannot_be_is_refused_where_it_is_chosen(
      String query, String field, String message) {
    HtmlPage page = MANAGER.get(COHORT + "?" + query).is(200);
    assertThat(page.errorsById()).containsOnlyKeys(field);
    assertThat(page.errorsById().get(field)).startsWith(message);
    assertThat(page.html())
        .contains("<title>Error: Cohort")
        .doesNotContain("Now:", "Statistics of this cohort");
  }

  @ParameterizedTest
  @ValueSource(strings = {COHORT, "/console/research/replays/new"})
  void whose_small_numbers_are_protected_is_told_so_and_offered_months(String path) {
    HtmlPage page = ANALYST.get(path + "?openedFrom=2026-03&asKnown=2026-04").is(200);
    assertThat(page.text()).contains("Under disclosure control", "As was known at the end of");
    assertThat(page.html())
        .contains("name=\"openedFrom\" type=\"month\"", "name=\"asKnown\" type=\"month\"");
    assertThat(page.form(path.replace("/new", "")).fields())
        .containsEntry("openedFrom", List.of("2026-03"))
        .containsEntry("asKnown", List.of("2026-04"));
    assertThat(MANAGER.get(path).is(200).html())
        .contains("name=\"openedFrom\" type=\"date\"")
        .doesNotContain("Under disclosure control");
  }

  @Test
  void who_looks_at_replays_without_control_is_not_told_of_it() {
    HtmlPage page = SITE.visitor("auditor").get("/console/research/replays/new").is(200);
    assertThat(page.hasId("control")).isFalse();
    assertThat(page.html())
        .contains("name=\"openedFrom\" type=\"date\"", "name=\"asKnown\" type=\"datetime-local\"");
  }

  @ParameterizedTest
  @CsvSource({
    // A month that is not over.
    "asKnown=2099-11, asKnown, month, 2099-11",
    "asKnown=2026-03-02, asKnown, text, 2026-03-02",
    "openedFrom=2026-03-02, openedFrom, text, 2026-03-02",
    "openedTo=2026-03-02, openedFrom, month, ''",
    "openedFrom=soon, openedFrom, text, soon",
  })
  void a_month_that_is_refused_stays_in_its_field_and_what_is_none_is_shown_as_typed(
      String query, String field, String type, String value) {
    HtmlPage page = ANALYST.get(COHORT + "/transitions?" + query).is(200);
    assertThat(page.errorsById()).containsOnlyKeys(field);
    assertThat(page.html())
        .contains("id=\"" + field + "-error\"", "name=\"" + field + "\" type=\"" + type + "\"");
    assertThat(page.form(COHORT).fields()).containsEntry(field, List.of(value));
  }

  @ParameterizedTest
  @CsvSource({
    "openedFrom=soon, openedFrom, text",
    "asKnown=2099-11-01T00:00, asKnown, datetime-local",
    "asKnown=2099-11-01T00:00:00Z, asKnown, text",
  })
  void and_so_does_a_day_or_a_moment(String query, String field, String type) {
    HtmlPage page = MANAGER.get(COHORT + "/transitions?" + query).is(200);
    assertThat(page.errorsById()).containsOnlyKeys(field);
    assertThat(page.html()).contains("name=\"" + field + "\" type=\"" + type + "\"");
    assertThat(page.form(COHORT).fields())
        .containsEntry(field, List.of(query.substring(query.indexOf('=') + 1)));
  }

  @Test
  void months_are_taken_as_the_api_wants_them_and_days_are_refused_in_words() {
    HtmlPage page = ANALYST.get(COHORT + "/transitions?openedFrom=2026-03&asKnown=2026-04").is(200);
    assertThat(page.errorsById()).isEmpty();
    assertThat(page.text())
        .contains("referred from: 1 March 2026", "1 May 2026")
        .contains("No journey of this cohort was known at the end of the month", "next one on.");
    String told =
        "Referred from: choose whole months, here and in Referred before: small numbers are"
            + " protected";
    for (String path : List.of(COHORT, COHORT + "/transitions")) {
      assertThat(ANALYST.get(path + "?openedFrom=2026-03-02").is(200).errorsById())
          .containsEntry("openedFrom", told);
    }
    assertThat(ANALYST.get(COHORT + "/transitions?asKnown=2026-03-02").is(200).errorsById())
        .containsEntry(
            "asKnown",
            "As was known at the end of: must be the end of a calendar month in UTC: small numbers"
                + " are protected");
  }
}

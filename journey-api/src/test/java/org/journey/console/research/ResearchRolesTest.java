package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.console.Browsing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResearchRolesTest {

  private static final ResearchSite SITE = new ResearchSite(1, "so and so");

  /** By page, the demo people who may open it. */
  private static final Map<String, Set<String>> PAGES =
      Map.of(
          "", Set.of("manager", "analyst", "researcher", "coder", "auditor", "admin"),
          "/cohort", Set.of("manager", "analyst", "researcher"),
          "/cohort/transitions", Set.of("manager", "analyst", "researcher"),
          "/replays", Set.of("manager", "analyst", "researcher", "auditor"),
          "/models", Set.of("manager", "analyst", "researcher", "coder", "auditor", "admin"),
          "/models/new", Set.of("researcher", "admin"),
          "/extracts", Set.of("researcher"),
          "/coding", Set.of("manager", "researcher", "coder"),
          "/coding/agreement", Set.of("manager", "researcher", "coder"),
          "/sampling", Set.of("manager", "researcher"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "staff",
        "manager",
        "analyst",
        "researcher",
        "coder",
        "commissioner",
        "auditor",
        "admin"
      })
  void a_page_is_for_whose_calls_it_makes(String person) {
    Browsing visitor = SITE.visitor(person);
    Map<String, Integer> expected = new LinkedHashMap<>();
    Map<String, Integer> seen = new LinkedHashMap<>();
    PAGES.forEach(
        (page, people) -> {
          expected.put(page, people.contains(person) ? 200 : 403);
          seen.put(page, visitor.get("/console/research" + page).status());
        });
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void who_may_write_models_is_led_to_them_from_the_menu() {
    for (String person : List.of("researcher", "admin")) {
      Browsing visitor = SITE.visitor(person);
      assertThat(visitor.get("/console/").html()).contains("href=\"/console/research\"");
      assertThat(visitor.get("/console/research").html())
          .contains("href=\"/console/research/models\"");
      assertThat(visitor.get("/console/research/models").html())
          .contains("href=\"/console/research/models/new\"");
    }
    assertThat(SITE.visitor("staff").get("/console/").html())
        .doesNotContain("href=\"/console/research\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "researcher | Cohorts, process maps, saturation, replays, extracts, coding and stage"
            + " models.",
        "analyst | Cohorts, process maps, saturation, replays and stage models.",
        "coder | Coding and stage models.",
        "auditor | Replays and stage models.",
        "admin | Stage models.",
      })
  void the_start_promises_what_one_may_open(String person, String words) {
    assertThat(SITE.visitor(person).get("/console/").is(200).html()).contains(">" + words + "<");
  }

  @Test
  void research_leads_to_what_one_may_open_and_to_nothing_else() {
    assertThat(SITE.visitor("coder").get("/console/research").html())
        .contains("/console/research/coding")
        .doesNotContain(
            "/console/research/cohort", "/console/research/replays", "/console/research/extracts");
    assertThat(SITE.visitor("auditor").get("/console/research").html())
        .contains("/console/research/replays")
        .doesNotContain("/console/research/coding", "/console/research/sampling");
  }
}

package org.journey.console.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.journey.console.ConsoleSettings;
import org.journey.console.HtmlPage;
import org.journey.console.Pages;
import org.journey.console.Pages.Page;
import org.journey.console.Times;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import tools.jackson.databind.JsonNode;

/** Models, definitions and help. */
class ReferencePagesTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("reference");
  private static final String MODELS = "/console/reference/models";

  private static final Pages MANAGER = Pages.of(PLATFORM.url(), Role.MANAGER, ORGANISATION);
  private static final Caller RESEARCHER = PLATFORM.caller("r-1", ORGANISATION, Role.RESEARCHER);

  /** With everything that a rule may have, and with words that are no words in other YAML. */
  private static String model(String id) {
    return """
    id: %s
    version: 3
    stages:
      - {number: 1, key: one, name: "No: 1", subThemes: [first, "null-ish"]}
      - {number: 4, key: four, name: 'yes', subThemes: [other]}
    evidence:
      - {rule: nth, event: session-attended, where: {category: [SOCIAL, CREATIVE], minutes: 60}, subTheme: first, nth: 2, distinct: activityId}
      - {rule: told, event: reflection-coded, findings: PASSING, only: [other], coders: [coder-1, coder-2], enters: false}
      - {rule: goal, event: goal-achieved, goal: {domain: HEALTH}, subTheme: null-ish}
      - {rule: better, event: wellbeing-measured, sustained: {instrument: ONS4, scale: happy, improvement: 1.5, apartDays: 14}, subTheme: other}
    """
        .formatted(id);
  }

  @Test
  void a_model_that_is_downloaded_is_the_one_that_was_registered() {
    String id = Events.fresh("model");
    String path = "/api/v1/models/" + id + "/3";
    RESEARCHER.put(path, "application/yaml", model(id)).is(201);
    Page file = MANAGER.get(MODELS + "/" + id + "/3/yaml").is(200);
    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"" + id + ".3.yaml\"");
    RESEARCHER.put(path, "application/yaml", file.text()).is(200);

    Page page = MANAGER.get(MODELS + "/" + id + "/3").is(200);
    assertThat(page.text().replaceAll("\\s+", " "))
        .contains(
            "1 No: 1",
            "4 yes",
            "Session attended; where category is SOCIAL or CREATIVE and minutes is 60; from the"
                + " match number 2 on; counting each activityId once",
            "Reflection coded; with findings that are PASSING; of these sub-themes alone: other; as"
                + " read by coder-1 or coder-2",
            "Goal achieved; of a goal set before whose domain is HEALTH",
            "better than at first on ONS4 happy by at least 1.5, and so since at least 14 days"
                + " before");
    assertThat(MANAGER.get(MODELS).is(200).all("href=\"" + MODELS + "/([^\"/]+)/"))
        .isEqualTo(RESEARCHER.get("/api/v1/models").json().path("models").findValuesAsString("id"))
        .contains(id, "steps-to-benefit");
    assertThat(MANAGER.get(MODELS + "/none/1").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps-to-benefit", "steps-to-benefit-cautious"})
  void those_that_come_with_the_platform_are_whole_too(String id) {
    String text = MANAGER.get(MODELS + "/" + id + "/1/yaml").is(200).text();
    RESEARCHER.put("/api/v1/models/" + id + "/1", "application/yaml", text).is(200);
  }

  @Test
  void figures_are_defined_as_the_api_defines_them() {
    JsonNode figures =
        PLATFORM
            .caller("m-1", ORGANISATION, Role.MANAGER)
            .get(
                "/api/v1/services/"
                    + ORGANISATION
                    + "/metrics?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z")
            .is(200)
            .json()
            .path("figures");
    List<String> told = MANAGER.get("/console/reference/definitions").is(200).all("<dd>(.*?)</dd>");
    assertThat(figures.size()).isPositive();
    assertThat(told)
        .containsSubsequence(
            figures.values().stream().map(each -> each.path("definition").asString()).toList());
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void every_role_reads_all_of_it(Role role) {
    Pages theirs = Pages.of(PLATFORM.url(), role, ORGANISATION);
    for (String page : List.of("", "/dictionary", "/models", "/definitions")) {
      assertThat(theirs.get("/console/reference" + page).status()).as(page).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "accessibility"})
  void help_is_there_for_who_is_not_signed_in(String page) {
    assertThat(Pages.ofNobody(PLATFORM.url()).get("/console/" + page).is(200).text())
        .contains("<h1")
        .doesNotContain("Sign out");
    assertThat(Pages.ofNobody(PLATFORM.url()).get("/console/reference").is(302).location())
        .startsWith("/console/sign-in");
  }

  @Test
  void help_tells_of_all_that_was_built_and_leads_to_pages_that_are_there() {
    Page help = Pages.ofNobody(PLATFORM.url()).get("/console/help").is(200);
    assertThat(help.text().replaceAll("<[^>]*>", "").replaceAll("\\s+", " "))
        .contains(
            "a whole group’s register",
            "breaking the glass",
            "a redaction",
            "place a hold",
            "To compare two periods",
            "As it was at",
            "As was known on",
            "Stage model");
    String main = help.text().substring(help.text().indexOf("<h1"));
    List<String> links =
        Pattern.compile("<a href=\"(/console/[^\"]*)\"")
            .matcher(main)
            .results()
            .map(link -> link.group(1))
            .distinct()
            .toList();
    assertThat(links).hasSizeGreaterThan(15).contains("/console/record/register");
    // For whichever role a page is: what is nowhere would be 404.
    for (String link : links) {
      assertThat(MANAGER.get(link).status()).as(link).isIn(200, 302, 403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "accessibility"})
  void who_cannot_use_a_page_is_told_whom_to_ask(String page) {
    assertThat(Pages.ofNobody(PLATFORM.url()).get("/console/" + page).is(200).text())
        .contains("ask\n    the administrator of your own organisation");
    assertThat(section(page, "access@journey.example"))
        .contains("<strong>access@journey.example</strong>")
        .doesNotContain("administrator of your own organisation");
    assertThat(section(page, "<script>")).contains("<strong>&lt;script&gt;</strong>");
  }

  /** What is on a page where somebody is named. */
  private static String section(String page, String contact) {
    MockEnvironment environment =
        new MockEnvironment().withProperty("journey.console.contact", contact);
    HelpPages pages =
        new HelpPages(Binder.get(environment).bind("journey.console", ConsoleSettings.class).get());
    Model model = new ExtendedModelMap();
    String name = page.equals("help") ? pages.help(model) : pages.accessibility(model);
    model.addAttribute("times", new Times(ZoneOffset.UTC));
    return HtmlPage.drawn(name, model).html();
  }
}

package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.capture.OnePerson.heading;
import static org.journey.console.capture.Recorded.json;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.journey.console.Keyboard;
import org.journey.console.View;
import org.journey.console.Visit;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What comes late, goes wrong, is sent twice or put right afterwards, by keys alone. */
class MistakesByKeyboardTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final String FIRST_TIME = "Now, as this page was opened";

  private final OnePerson person = OnePerson.named("Ada Late");

  private String form(String kind) {
    return "/console/record/" + kind + "?journey=" + person.journey();
  }

  private static void attempted(Keyboard keys) {
    keys.choose("How did you try?", "By phone");
    keys.choose("What came of it?", "No answer");
  }

  /** Presses Enter on a link within the page, and waits until what it leads to has the focus. */
  private static void leadsTo(Page page, Keyboard keys, String field) {
    keys.press("Enter");
    page.waitForCondition(() -> keys.focused().equals(field));
  }

  @Test
  void yesterdayTakesATimeAlone() {
    LocalDate yesterday;
    try (Visit visit = person.visit(View.PHONE)) {
      visit.open(form("contact-attempted"));
      yesterday = LocalDate.now(LONDON).minusDays(1);
      Keyboard keys = Keyboard.of(visit.page());
      attempted(keys);
      keys.tabTo("radio", FIRST_TIME).press("ArrowDown", "ArrowDown");
      assertThat(keys.focused()).startsWith("Yesterday, ");
      keys.tabTo("At what time yesterday?").typeMoment(yesterday.atTime(9, 30));
      keys.tabTo("button", "Store it").follow("Enter");
      assertThat(heading(visit.page())).isEqualTo("Stored");
    }
    assertThat(Instant.parse(person.only("contact-attempted").path("time").stringValue()))
        .isEqualTo(yesterday.atTime(9, 30).atZone(LONDON).toInstant());
  }

  @Test
  void aTimeThatIsTypedIsChosen() {
    LocalDate yesterday;
    try (Visit visit = person.visit(View.PHONE)) {
      visit.open(form("contact-attempted"));
      yesterday = LocalDate.now(LONDON).minusDays(1);
      Keyboard keys = Keyboard.of(visit.page());
      attempted(keys);
      keys.tabTo("At what time yesterday?").typeMoment(yesterday.atTime(9, 45));
      keys.tabTo("button", "Store it").follow("Enter");
      assertThat(heading(visit.page())).isEqualTo("Stored");
    }
    assertThat(Instant.parse(person.only("contact-attempted").path("time").stringValue()))
        .isEqualTo(yesterday.atTime(9, 45).atZone(LONDON).toInstant());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherDayIsTypedWithoutAStop(boolean script) {
    try (Visit visit = person.visit(script ? View.DESKTOP : View.PHONE.withoutScript())) {
      visit.open(form("contact-attempted"));
      Keyboard keys = Keyboard.of(visit.page());
      attempted(keys);
      keys.tabTo("radio", FIRST_TIME).press("ArrowUp");
      assertThat(keys.focused()).isEqualTo("On another day or time");
      keys.tabTo("On what day, and at what time?").typeMoment(LocalDateTime.of(2026, 7, 1, 10, 15));
      keys.tabTo("button", "Store it").follow("Enter");
      assertThat(heading(visit.page())).isEqualTo("Stored");
    }
    assertThat(person.only("contact-attempted").path("time").stringValue())
        .isEqualTo("2026-07-01T09:15:00Z");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsWrongIsSummedUpAndLedToAndMended(boolean script) {
    try (Visit visit = person.visit(script ? View.PHONE : View.DESKTOP.withoutScript())) {
      visit.open(form("support-given"));
      Page page = visit.page();
      Keyboard keys = Keyboard.of(page);
      keys.tabTo("textbox", "How many minutes did it take?").type("ten");
      keys.tabTo("button", "Store it").follow("Enter");

      assertThat(page.title()).startsWith("Error: Support given");
      assertThat(page.locator("main").innerText().indexOf("There is a problem"))
          .isBetween(0, page.locator("main").innerText().indexOf("\nSupport given"));
      if (script) {
        assertThat(page.locator(":focus").innerText()).startsWith("There is a problem");
      }
      keys.tabTo("link", "“How many minutes did it take?” must be a whole number");
      leadsTo(page, keys, "How many minutes did it take?");
      keys.press("Control+A").type("10");
      keys.tabTo("link", "Answer “What kind of support was it?”");
      leadsTo(page, keys, "One to one, on a problem");
      keys.press("Space");
      keys.choose("How were you in touch?", "Online");
      keys.tabTo("button", "Store it").follow("Enter");
      assertThat(heading(page)).isEqualTo("Stored");
    }
    assertThat(person.only("support-given").path("data"))
        .isEqualTo(
            json(
                "{'kind':'PERSONALISED','channel':'ONLINE','minutes':10,"
                    + "'service':'LINK_WORKER'}"));
  }

  @Test
  void aFormIsSentAgainBecauseItsAnswerWasLost() {
    try (Visit visit = person.visit(View.PHONE.withoutScript())) {
      Page page = visit.page();
      visit.open(form("contact-attempted"));
      Keyboard keys = Keyboard.of(page);
      attempted(keys);
      List<Integer> answered = new ArrayList<>();
      page.route(
          "**/console/record/contact-attempted*",
          route -> {
            if (!route.request().method().equals("POST") || !answered.isEmpty()) {
              route.resume();
              return;
            }
            answered.add(route.fetch(new Route.FetchOptions().setMaxRedirects(0)).status());
            route.abort("aborted");
          });
      keys.tabTo("button", "Store it").press("Enter");
      page.waitForCondition(() -> !answered.isEmpty());
      assertThat(answered).containsExactly(302);

      keys.follow("Enter");

      assertThat(heading(page)).isEqualTo("This was stored already");
    }
    assertThat(person.entries("contact-attempted")).hasSize(1);
  }

  @Test
  void enterPressedTwiceSendsAFormOnce() {
    List<String> sent = new ArrayList<>();
    try (Visit visit = person.visit(View.DESKTOP)) {
      Page page = visit.page();
      page.onRequest(request -> sent.add(request.method()));
      visit.open(form("contact-attempted"));
      Keyboard keys = Keyboard.of(page);
      attempted(keys);
      keys.tabTo("button", "Store it").press("Enter").press("Enter");
      page.waitForURL("**/console/record/stored?*");
      assertThat(heading(page)).isEqualTo("Stored");
    }
    assertThat(sent).filteredOn("POST"::equals).hasSize(1);
    assertThat(person.entries("contact-attempted")).hasSize(1);
  }

  @Test
  void goingBackToAFormThatWasSentStoresNothingMore() {
    try (Visit visit = person.visit(View.DESKTOP.withoutScript())) {
      Page page = visit.page();
      visit.open(form("contact-attempted"));
      Keyboard keys = Keyboard.of(page);
      attempted(keys);
      keys.tabTo("button", "Store it").follow("Enter");
      page.goBack();
      keys.tabTo("button", "Store it").follow("Enter");
      assertThat(heading(page)).isNotEqualTo("Stored");
    }
    assertThat(person.entries("contact-attempted")).hasSize(1);
  }

  @Test
  void moreRowsAreAskedForAndFilledIn() {
    try (Visit visit = person.visit(View.PHONE)) {
      visit.open(form("reflection-recorded"));
      Keyboard keys = Keyboard.of(visit.page());
      keys.tabTo("textbox", "What did they tell?").type("Much");
      keys.tabTo("button", "More rows").follow("Enter");
      assertThat(keys.focused()).isEqualTo("What it is about");
      keys.type("Skills");
      keys.tabTo("combobox", "How it is").type("They");
      keys.press("Tab").type("2026-03").follow("Enter");
      assertThat(heading(visit.page())).isEqualTo("Stored");
    }
    assertThat(person.only("reflection-recorded").path("data"))
        .isEqualTo(
            json(
                "{'note':'Much','findings':[{'subTheme':'skills-development','tense':'NOT_SO',"
                    + "'since':'2026-03'}]}"));
  }

  @Test
  void anEntryIsCorrectedAndThenRetractedFromTheTimeline() {
    person
        .api()
        .post(
            Events.event(
                "contact-attempted",
                person.journey(),
                "2026-03-01T10:00:00Z",
                data -> data.put("channel", "PHONE").put("outcome", "NO_ANSWER")))
        .is(201);
    try (Visit visit = person.visit(View.DESKTOP.withoutScript())) {
      Page page = visit.page();
      visit.open("/console/journeys/" + person.journey());
      Keyboard keys = Keyboard.of(page);
      keys.tabTo("link", "What happened").follow("Enter");
      keys.tabTo("link", "Correct: Contact attempted, 1 March 2026, 10:00").follow("Enter");
      keys.choose("What came of it?", "They answered");
      keys.tabTo("textbox", "Why is it corrected?").type("Misheard");
      keys.tabTo("button", "Store the correction").follow("Enter");
      keys.tabTo("link", "See it on the journey").follow("Enter");

      assertThat(struck(page)).isEqualTo("Outcome No answer");
      assertThat(entry(page)).contains("Corrected by local-staff on", "because: Misheard");
      JsonNode corrected = person.only("contact-attempted");
      assertThat(corrected.path("data"))
          .isEqualTo(json("{'channel':'PHONE','outcome':'ANSWERED'}"));
      assertThat(corrected.at("/history/0/reason").stringValue()).isEqualTo("Misheard");

      keys.tabTo("link", "Retract: Contact attempted, 1 March 2026, 10:00").follow("Enter");
      keys.tabTo("textbox", "Why is it retracted?").type("Of another person");
      keys.tabTo("button", "Retract it").follow("Enter");
      keys.tabTo("link", "See it on the journey").follow("Enter");

      assertThat(struck(page)).startsWith("Contact attempted Channel Phone Outcome Answered");
      assertThat(entry(page)).contains("Retracted by local-staff on", "because: Of another person");
      assertThat(page.locator("article:target a[href*='/console/record/']").count()).isZero();
    }
    assertThat(person.only("contact-attempted").path("effective").booleanValue()).isFalse();
  }

  /** The entry that the address leads to. */
  private static String entry(Page page) {
    return page.locator("article:target").innerText();
  }

  /** What of it is struck through. */
  private static String struck(Page page) {
    return String.join(" ", page.locator("article:target s").allInnerTexts());
  }
}

package org.journey.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.journey.console.ConsoleSite;
import org.journey.console.Keyboard;
import org.journey.console.View;
import org.journey.console.Visit;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A journey looked at from all sides, by keys alone. */
class JourneyByKeyboardTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("keys");
  private static final Caller API = PLATFORM.caller("local-staff", ORGANISATION, Role.STAFF);
  private static final String CAUTIOUS = "steps-to-benefit-cautious@1";

  /** After the referral and before the session. */
  private static final LocalDateTime JANUARY = LocalDateTime.of(2026, 1, 10, 12, 0);

  private final String journey = Events.fresh("kj");
  private final ObjectNode session = Events.session(journey, "2026-01-20T14:00:00Z");

  @BeforeEach
  void record() {
    API.post(Events.referral(journey)).is(201);
    API.post(session).is(201);
  }

  private Visit visit(View view) {
    Visit visit = ConsoleSite.shared().visit(view, Role.STAFF, ORGANISATION);
    visit.open(address());
    return visit;
  }

  private String address() {
    return "/console/journeys/" + journey;
  }

  /** The path that is open, without what is encoded in it. */
  private static String path(Visit visit) {
    return URLDecoder.decode(visit.path(), StandardCharsets.UTF_8);
  }

  private static String text(Page page) {
    return page.locator("main").innerText();
  }

  private static String attended(Page page) {
    return page.locator(".journey-figures__item", has("Sessions attended"))
        .locator("dd span")
        .first()
        .innerText();
  }

  private static Page.LocatorOptions has(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private JsonNode state(String axes) {
    return API.get("/api/v1/journeys/" + journey + "?" + axes).is(200).json();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void it_is_looked_at_as_it_was_and_under_another_model(boolean script) {
    try (Visit visit = visit(script ? View.DESKTOP : View.PHONE.withoutScript())) {
      Page page = visit.page();
      Keyboard keys = Keyboard.of(page);
      assertThat(attended(page)).isEqualTo("1");

      keys.tabTo("Look at it another way").press("Enter");
      keys.tabTo("As it was at").typeMoment(JANUARY);
      keys.tabTo("combobox", "Stage model").type("steps-to-benefit-c");
      keys.tabTo("button", "Look").follow("Enter");

      assertThat(path(visit)).contains("asAt=2026-01-10T12:00", "model=" + CAUTIOUS);
      assertThat(text(page))
          .contains("as it was at 10 January 2026, 12:00", "read under " + CAUTIOUS);
      JsonNode then = state("asAt=2026-01-10T12:00:00Z&model=" + CAUTIOUS);
      assertThat(attended(page)).isEqualTo(then.at("/engagement/sessionsAttended").asString());

      keys.tabTo("link", "Back to now").follow("Enter");
      assertThat(visit.path()).isEqualTo(address());
      assertThat(attended(page)).isEqualTo("1");
    }
  }

  @Test
  void it_is_looked_at_as_was_known_before_a_correction() {
    Instant recorded =
        Instant.parse(
            API.post(
                    Events.correction(
                        journey, session, data -> data.put("time", "2026-01-08T14:00:00Z")))
                .is(201)
                .json()
                .path("recordedtime")
                .stringValue());
    try (Visit visit = visit(View.PHONE)) {
      Page page = visit.page();
      Keyboard keys = Keyboard.of(page);
      keys.tabTo("link", "What happened").follow("Enter");
      keys.tabTo("link", "See it as it was known before: Session attended, 8 January 2026, 14:00")
          .follow("Enter");

      String known = path(visit).replaceAll(".*asKnown=", "");
      assertThat(Instant.parse(known)).isBefore(recorded);
      assertThat(text(page)).contains(", as was known on ");

      keys.tabTo("As it was at").typeMoment(JANUARY);
      keys.tabTo("button", "Look").follow("Enter");

      assertThat(path(visit)).contains("asAt=2026-01-10T12:00");
      assertThat(path(visit).replaceAll(".*exactKnown=([^&]*).*", "$1"))
          .as("what was known is not another for that")
          .isEqualTo(known);
      assertThat(page.title()).doesNotStartWith("Error");
      assertThat(attended(page)).isEqualTo("0");

      keys.tabTo("As it was at").clearMoment();
      keys.tabTo("button", "Look").follow("Enter");
      assertThat(path(visit)).contains("asAt=&asKnown=", "exactKnown=" + known);
      assertThat(attended(page)).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_view_that_cannot_be_had_is_told_and_mended(boolean script) {
    try (Visit visit = visit(script ? View.PHONE : View.DESKTOP.withoutScript())) {
      Page page = visit.page();
      Keyboard keys = Keyboard.of(page);
      keys.tabTo("Look at it another way").press("Enter");
      keys.tabTo("As was known on").typeMoment(JANUARY.minusYears(3));
      keys.tabTo("button", "Look").follow("Enter");

      assertThat(page.title()).startsWith("Error: ");
      keys.tabTo("link", "The journey was not in the record by then. Choose a later date and time");
      keys.press("Enter");
      page.waitForCondition(() -> keys.focused().equals("As was known on"));
      keys.clearMoment();
      keys.tabTo("button", "Look").follow("Enter");
      assertThat(page.title()).doesNotStartWith("Error: ");
      assertThat(text(page)).contains("This is the journey as it is now.");
    }
  }

  @Test
  void a_figure_is_opened_and_left_again() {
    try (Visit visit = visit(View.DESKTOP.withoutScript())) {
      visit.open(address() + "?asAt=2026-02-01T12:00");
      Page page = visit.page();
      Keyboard keys = Keyboard.of(page);
      keys.tabTo("link", "Evidence of: Sessions attended").follow("Enter");

      assertThat(page.locator("h1").innerText())
          .isEqualTo("What made: Engagement, sessions attended");
      JsonNode figure =
          API.get("/api/v1/journeys/" + journey + "/evidence?asAt=2026-02-01T12:00:00Z")
              .is(200)
              .json()
              .path("figures")
              .valueStream()
              .filter(
                  each -> each.path("pointer").stringValue().equals("/engagement/sessionsAttended"))
              .findFirst()
              .orElseThrow();
      List<String> made =
          figure
              .path("interactions")
              .valueStream()
              .map(each -> "i-" + each.path("sequence").asString())
              .toList();
      assertThat(page.locator("article").all())
          .extracting(article -> article.getAttribute("id"))
          .containsExactlyInAnyOrderElementsOf(made);

      keys.tabTo("link", "Back to the journey").follow("Enter");
      assertThat(path(visit)).isEqualTo(address() + "?asAt=2026-02-01T12:00:00Z");
    }
  }

  @Test
  void the_slider_sets_the_date_and_the_button_sends_it() {
    try (Visit visit = visit(View.DESKTOP)) {
      Page page = visit.page();
      Keyboard keys = Keyboard.of(page);
      keys.tabTo("Look at it another way").press("Enter");
      keys.tabTo("slider", "Slide over its days").press("Home", "ArrowRight", "ArrowRight");
      assertThat(page.locator("#asAt").inputValue()).isEqualTo("2026-01-07T23:59");
      // Longer than the page once waited before it sent itself.
      page.waitForTimeout(1_000);
      assertThat(path(visit)).isEqualTo(address());
      assertThat(keys.focused()).isEqualTo("Slide over its days");

      keys.tabTo("button", "Look").follow("Enter");

      assertThat(text(page)).contains("as it was at 7 January 2026, 23:59");
      assertThat(attended(page)).isEqualTo("0");
    }
  }

  @Test
  void a_concerns_note_is_read_for_a_reason() {
    PLATFORM
        .caller("w-9", ORGANISATION, Role.STAFF)
        .post(Events.concern(journey, "2026-01-21T09:00:00Z", "not <b>safe</b> at home"))
        .is(201);
    try (Visit visit = visit(View.PHONE.withoutScript())) {
      Page page = visit.page();
      Keyboard keys = Keyboard.of(page);
      assertThat(text(page)).doesNotContain("at home");
      keys.tabTo("A concern’s note is withheld: read it for a reason").press("Enter");
      keys.tabTo("textbox", "Why you have to read it").type("no answer at the door");
      keys.tabTo("button", "Read it for this reason").follow("Enter");
      assertThat(text(page)).contains("not <b>safe</b> at home", "no answer at the door");
    }
    JsonNode entries =
        PLATFORM
            .caller("a-1", ORGANISATION, Role.AUDITOR)
            .get("/api/v1/access-log?journey=" + journey)
            .is(200)
            .json()
            .path("entries");
    assertThat(entries.valueStream().filter(entry -> entry.path("breakGlass").asBoolean()))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.path("purpose").asString())
                    .isEqualTo("break-glass: no answer at the door"));
  }

  @Test
  void the_rest_of_a_long_timeline_is_gone_on_to() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 510; i++) {
      lines.append(Events.session(journey, "2026-02-20T14:00:00Z")).append('\n');
    }
    API.batch(lines.toString()).is(200);
    try (Visit visit = visit(View.DESKTOP)) {
      Page page = visit.page();
      Keyboard keys = Keyboard.of(page);
      assertThat(page.locator("article").count()).isEqualTo(500);

      keys.tabTo("link", "What happened").press("Enter");
      keys.tabTo("link", "Show the oldest first").follow("Enter");
      assertThat(page.locator("article").count()).isEqualTo(500);
      keys.tabTo("link", "Go on to what came later").follow("Enter");

      assertThat(page.locator("article").count()).isEqualTo(12);
      keys.tabTo("link", "Go to the beginning").follow("Enter");
      assertThat(page.locator("article").count()).isEqualTo(500);
    }
  }
}

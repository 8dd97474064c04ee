package org.journey.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.journey.console.Keyboard;
import org.journey.console.View;
import org.journey.console.Visit;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A journey looked at from all sides, by keys alone. */
class JourneyViewsByKeyboardTest extends JourneyByKeys {

  private static final String CAUTIOUS = "steps-to-benefit-cautious@1";

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** After the referral and before the session. */
  private static final LocalDateTime JANUARY = LocalDateTime.of(2026, 1, 10, 12, 0);

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
  void the_slider_and_the_date_never_say_two_things() {
    try (Visit visit = visit(View.DESKTOP)) {
      visit.open(address() + "?asAt=2026-01-10T00:00");
      Page page = visit.page();
      Keyboard keys = Keyboard.of(page).tabTo("slider", "Slide over its days");
      assertThat(slider(page)).isEqualTo("10 January 2026");

      keys.press("ArrowRight");
      assertThat(page.locator("#asAt").inputValue()).isEqualTo("2026-01-11T00:00");
      assertThat(slider(page)).isEqualTo("11 January 2026");

      keys.tabTo("As it was at").typeMoment(JANUARY.plusDays(10));
      assertThat(slider(page)).isEqualTo("20 January 2026");

      keys.tabTo("slider", "Slide over its days").press("End");
      assertThat(page.locator("#asAt").inputValue()).isEmpty();
      assertThat(slider(page)).isEqualTo("Now");
      keys.press("ArrowLeft");
      String yesterday = page.locator("#asAt").inputValue();
      assertThat(LocalDateTime.parse(yesterday).toLocalDate())
          .isBetween(LocalDate.now(LONDON).minusDays(2), LocalDate.now(LONDON).minusDays(1));
      keys.press("ArrowRight");
      keys.tabTo("button", "Look").follow("Enter");

      assertThat(text(page)).contains("This is the journey as it is now.");
      assertThat(slider(page)).isEqualTo("Now");
    }
  }

  private static String slider(Page page) {
    String told = page.locator("#slider").getAttribute("aria-valuetext");
    assertThat(page.locator("output[for=slider]").textContent()).isEqualTo(told);
    return told;
  }

  @Test
  void what_asking_brings_is_counted_in_another_way_and_a_mistake_is_mended() {
    API.post(Events.reflection(journey, "2026-02-01T10:00:00Z", "better")).is(201);
    try (Visit visit = visit(View.PHONE.withoutScript())) {
      Page page = visit.page();
      Keyboard keys = Keyboard.of(page);
      keys.tabTo("Look at it another way").press("Enter");
      keys.tabTo("Count what asking brings in another way").press("Enter");
      keys.tabTo("combobox", "Look at what is new by (unit)").type("Each con");
      keys.tabTo("textbox", "How many in a row without anything new (run)").type("0");
      keys.tabTo("button", "Look").follow("Enter");

      assertThat(page.title()).startsWith("Error: ");
      assertThat(text(page))
          .contains(
              "The view that you asked for could not be read", "What follows is not that view");
      keys.tabTo(
              "link",
              "How many in a row without anything new (run) must be a whole number from 1 to 100")
          .press("Enter");
      page.waitForCondition(
          () -> keys.focused().equals("How many in a row without anything new (run)"));
      keys.press("End", "Backspace").type("3");
      keys.tabTo("button", "Look").follow("Enter");

      assertThat(path(visit)).contains("unit=CONTACT", "runLength=3");
      JsonNode saturation = state("unit=CONTACT&runLength=3").at("/engagement/saturation");
      assertThat(text(page))
          .contains("by other rules than the usual ones", "3 contacts in a row")
          .doesNotContain("could not be read");
      keys.tabTo("link", "Evidence of: Contacts (units)").follow("Enter");
      assertThat(path(visit)).contains("unit=CONTACT&runLength=3");
      assertThat(text(page)).contains("What made: Contacts (units)");
      assertThat(page.locator("main table tbody td").first().innerText().strip())
          .isEqualTo(saturation.path("units").asString());
    }
  }
}

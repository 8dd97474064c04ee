package org.journey.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.journey.console.Keyboard;
import org.journey.console.View;
import org.journey.console.Visit;
import org.journey.security.Role;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A journey gone through by keys alone. */
class JourneyByKeyboardTest extends JourneyByKeys {

  @Test
  void a_figure_is_opened_and_left_again() {
    try (Visit visit = visit(View.DESKTOP.withoutScript())) {
      visit.open(address() + "?asAt=2026-02-01T12:00");
      Page page = visit.page();
      Keyboard keys = Keyboard.of(page);
      keys.tabTo("link", "Evidence of: Sessions attended").follow("Enter");

      assertThat(page.locator("h1").innerText()).isEqualTo("What made: Sessions attended");
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
  void a_figure_that_is_wider_than_the_window_says_so() {
    for (View view : List.of(View.PHONE, View.DESKTOP)) {
      try (Visit visit = visit(view.withoutScript())) {
        assertThat(visit.page().locator(".journey-steps .journey-narrow-only").isVisible())
            .as(view.toString())
            .isEqualTo(view.equals(View.PHONE));
      }
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

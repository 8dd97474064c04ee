package org.journey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;

/** What is on paper. */
class PrintedTest {

  @Test
  void what_is_folded_away_is_printed_too() {
    try (Visit visit = ConsoleSite.study().visit(View.DESKTOP, Role.MANAGER)) {
      visit.open("/console/service?from=2013-01-01&to=2019-01-01");
      Locator folded = visit.page().locator("details:not([open]) .nhsuk-details__text").first();
      assertThat(folded.isVisible()).isFalse();

      print(visit);
      assertThat(folded.isVisible()).isTrue();
    }
  }

  @Test
  void forms_that_are_folded_away_stay_so() {
    try (Visit visit = ConsoleSite.study().visit(View.DESKTOP, Role.MANAGER)) {
      visit.open("/console/research/replays/new");
      print(visit);
      Locator folded = visit.page().locator("details:not([open]) .nhsuk-details__text").first();
      assertThat(folded.isVisible()).isFalse();
    }
  }

  private static void print(Visit visit) {
    visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
  }
}

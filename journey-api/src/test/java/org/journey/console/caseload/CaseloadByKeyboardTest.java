package org.journey.console.caseload;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.journey.console.ConsoleSite;
import org.journey.console.Keyboard;
import org.journey.console.View;
import org.journey.console.Visit;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one does with the caseload, by keys alone. */
class CaseloadByKeyboardTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("keys");
  private static final Caller API = PLATFORM.caller("m-1", ORGANISATION, Role.MANAGER);

  private static String text(Page page) {
    return page.locator("main").innerText();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void somebody_is_found_and_a_hold_placed(boolean script) {
    String journey = Events.fresh("kj");
    long sequence = API.post(Events.referral(journey)).is(201).sequence();
    API.awaitListed(sequence);
    View view = script ? View.DESKTOP : View.PHONE.withoutScript();
    try (Visit visit = ConsoleSite.shared().visit(view, Role.MANAGER, ORGANISATION)) {
      visit.open("/console/caseload");
      Keyboard keys = Keyboard.of(visit.page());
      keys.tabTo("link", "Longest without contact").follow("Enter");
      keys.tabTo("link", "c-" + journey).follow("Enter");
      assertThat(visit.path()).isEqualTo("/console/clients/c-" + journey);
      keys.tabTo("textbox", "Why it must be kept").type("a claim <b>");
      keys.tabTo("button", "Go on to placing a hold").follow("Enter");
      keys.tabTo("button", "Place the hold").follow("Enter");
      assertThat(text(visit.page())).contains("A hold stands.", "a claim <b>");
    }
    assertThat(
            API.get("/api/v1/clients/c-" + journey + "/hold")
                .is(200)
                .json()
                .path("reason")
                .asString())
        .isEqualTo("a claim <b>");
  }

  @Test
  void an_activity_is_added() {
    try (Visit visit =
        ConsoleSite.shared().visit(View.PHONE.withoutScript(), Role.MANAGER, ORGANISATION)) {
      visit.open("/console/activities");
      Keyboard keys = Keyboard.of(visit.page());
      keys.tabTo("textbox", "Id").type("walks");
      keys.tabTo("textbox", "Name").type("Walks <script>alert(1)</script>");
      keys.tabTo("combobox", "Kind").type("Phys");
      keys.tabTo("button", "Save").follow("Enter");
      assertThat(text(visit.page()))
          .contains("Walks <script>alert(1)</script> is in the directory.");
    }
    assertThat(API.get("/api/v1/activities").is(200).json().at("/activities/0/category").asString())
        .isEqualTo("PHYSICAL");
  }
}

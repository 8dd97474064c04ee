package org.journey.console.caseload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.journey.console.ByKeys;
import org.journey.console.ConsoleSite;
import org.journey.console.View;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;

/** What a manager has done about a person, by keys alone. */
class ClientByKeyboardTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("keyclient");
  private static final Caller API = PLATFORM.caller("m-1", ORGANISATION, Role.MANAGER);
  private static final String MAYA = "Maya Lindqvist, MANAGER";

  private final String one = client();

  /** Somebody who was referred, and is in the lists. */
  private static String client() {
    String journey = Events.fresh("kc");
    long sequence = API.post(Events.referral(journey)).is(201).sequence();
    API.awaitListed(sequence);
    return "c-" + journey;
  }

  private ByKeys come(View view) {
    return ByKeys.come(ConsoleSite.shared(), view, MAYA, ORGANISATION).follow("Caseload", one);
  }

  private List<String> ids() {
    return API.get("/api/v1/clients/" + one + "/journeys")
        .is(200)
        .json()
        .path("journeys")
        .findValuesAsString("clientId");
  }

  @Test
  void two_are_merged_and_it_is_undone() {
    String other = client();
    try (ByKeys maya = come(View.PHONE.withoutScript())) {
      maya.fill("Id of the other client", other).fill("Why they are one person", "<i>married</i>");
      maya.press("Go on to merging").press("Merge them");
      assertThat(maya.text()).contains("They are merged: both ids are one person.", other);
      assertThat(ids()).containsExactlyInAnyOrder(one, other);

      maya.follow("Merges of this person, and undoing one");
      assertThat(maya.text()).contains(one + " and " + other, "<i>married</i>");
      maya.press("Go on to undoing it : the merge of " + one + " and " + other).press("Undo it");
      assertThat(maya.text()).contains("The merge is undone.").doesNotContain(other);
    }
    assertThat(ids()).containsExactly(one);
  }

  @Test
  void a_hold_that_stands_is_lifted() {
    String hold = "/api/v1/clients/" + one + "/hold";
    API.post(hold, "application/json", "{\"reason\":\"a claim\"}".getBytes(UTF_8)).is(201);
    try (ByKeys maya = come(View.PHONE.withoutScript())) {
      assertThat(maya.text("#lift")).contains("m-1", "a claim");
      maya.press("Go on to lifting the hold").press("Lift the hold");
      assertThat(maya.text()).contains("The hold is lifted.", "None stands.");
    }
    API.get(hold).is(404);
  }

  @Test
  void the_record_to_hand_over_is_made() {
    try (ByKeys maya = come(View.DESKTOP)) {
      maya.follow("Make the record to hand over to them");
      maya.fill("What it is for", "asked at the desk").keys().tabTo("button", "Make it");
      Page record = maya.page().waitForPopup(() -> maya.keys().press("Enter"));
      record.waitForLoadState();
      assertThat(record.locator("body").innerText())
          .contains("What is held on client " + one, "asked at the desk");
      record.close();
    }
  }
}

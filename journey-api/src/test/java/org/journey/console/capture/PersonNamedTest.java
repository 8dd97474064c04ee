package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.capture.Recorded.API;
import static org.journey.console.capture.Recorded.PLATFORM;
import static org.journey.console.capture.Recorded.journey;
import static org.journey.console.capture.Recorded.staff;

import org.journey.console.Browsing;
import org.journey.console.HtmlPage;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;

/** Whom something is about is told by name wherever the API tells it. */
class PersonNamedTest {

  @Test
  void whatIsDatedBeforeTheReferralHidesNoName() {
    String journey = journey();
    for (int day = 1; day <= 7; day++) {
      API.post(
              Events.event(
                  "contact-attempted",
                  journey,
                  "2025-11-0" + day + "T10:00:00Z",
                  data -> data.put("channel", "PHONE").put("outcome", "NO_ANSWER")))
          .is(201);
    }

    assertThat(staff().get("/console/record?journey=" + journey).text())
        .contains("Siân O'Neil (" + journey + ")");
    assertThat(staff().get("/console/record/goal-achieved?journey=" + journey).text())
        .contains("Siân O'Neil (" + journey + ")");
  }

  @Test
  void onesOwnJourneysSayThatThereAreMoreAndWhichArePaused() {
    String organisation = "capture-many";
    Caller api = PLATFORM.caller("own-worker", organisation, Role.STAFF, Role.MANAGER);
    String paused = "";
    for (int at = 0; at < 21; at++) {
      paused = Events.fresh("own");
      api.post(Events.referral(paused)).is(201);
      api.post(
              Events.event(
                  "worker-assigned",
                  paused,
                  "2026-02-01T10:00:00Z",
                  data -> data.put("worker", "local-staff")))
          .is(201);
    }
    api.awaitListed(pause(api, paused));

    HtmlPage page =
        Browsing.as(PLATFORM.url(), "local-staff", organisation).get("/console/record").is(200);

    assertThat(page.text()).contains("These are the 20 longest without contact.");
    assertThat(page.html())
        .contains("href=\"/console/caseload?worker=local-staff&amp;sort=LAST_CONTACT\"");
    assertThat(page.html().split("<tr class=\"nhsuk-table__row\"", -1)).hasSize(21);
    pause(api, journeyAt(page, 0));
    api.awaitListed(pause(api, journeyAt(page, 1)));
    assertThat(
            Browsing.as(PLATFORM.url(), "local-staff", organisation).get("/console/record").text())
        .contains("– paused");
  }

  private static long pause(Caller api, String journey) {
    return api.post(Events.event("journey-paused", journey, "2026-02-02T10:00:00Z", _ -> {}))
        .is(201)
        .sequence();
  }

  private static String journeyAt(HtmlPage page, int row) {
    return page.html().split("/console/record\\?journey=", -1)[row + 1].split("\"", 2)[0];
  }
}

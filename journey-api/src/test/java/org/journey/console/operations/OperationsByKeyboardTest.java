package org.journey.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.journey.console.ByKeys;
import org.journey.console.ConsoleSite;
import org.journey.console.View;
import org.journey.kafka.Topics;
import org.journey.kafka.Wire;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.Held;
import org.journey.web.Operating;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who runs the platform looks after it by keys alone. */
class OperationsByKeyboardTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("keyruns");
  private static final Caller API = PLATFORM.caller("o-3", ORGANISATION, Role.ADMIN);
  private static final Caller STAFF = PLATFORM.caller("w-1", ORGANISATION, Role.STAFF);
  private static final String SERVICES = "/console/operations/projections/services";

  private static ByKeys come(View view) {
    return ByKeys.come(ConsoleSite.shared(), view, "Ada Novak, ADMIN", ORGANISATION)
        .follow("Operations");
  }

  @Test
  void a_rebuild_is_begun_watched_compared_and_gone_back_from() {
    long before = services().path("lastRebuild").path("id").asLong(0);
    try (ByKeys ada = come(View.DESKTOP)) {
      ada.follow("services", "Build it anew");
      assertThat(ada.path()).isEqualTo(SERVICES + "/rebuild");
      try (Held rebuild = Held.rebuild("services")) {
        ada.press("Build it anew");
        assertThat(ada.text())
            .contains("A rebuild was begun.", "serves, and is built anew beside it");
        ada.keys().tabTo("link", "Cancel the rebuild");
        ada.page().evaluate("window.sameDocument = true");
        rebuild.reaches(40);
        shows(ada, "40 %");
        assertThat(ada.keys().focused())
            .as("what was in focus is in focus in what came in its place")
            .isEqualTo("Cancel the rebuild");
      }
      shows(ada, "swapped: it serves");
      assertThat(ada.page().evaluate("window.sameDocument")).isEqualTo(true);
      JsonNode last = services().path("lastRebuild");
      assertThat(last.path("id").asLong()).isGreaterThan(before);
      assertThat(last.path("state").asString()).isEqualTo("SWAPPED");
      assertThat(ada.text())
          .contains(last.path("comparison").path("digest").asString())
          .contains(
              "%s journeys, %s differ."
                  .formatted(
                      last.path("comparison").path("compared").asString(),
                      last.path("comparison").path("differing").asString()));
      ada.follow("Differences of the last rebuild");
      assertThat(ada.text()).contains("Where rebuild " + last.path("id").asString());

      ada.follow("Back to the projection", "Go back to what served before");
      ada.press("Go back to what served before");
      shows(ada, "The last way back");
      shows(ada, "swapped: it serves");
      assertThat(services().at("/lastRebuild/rollback").asBoolean()).isTrue();
    }
  }

  @Test
  void a_rebuild_that_runs_is_cancelled() {
    try (ByKeys ada = come(View.PHONE.withoutScript())) {
      ada.follow("services", "Build it anew");
      try (Held rebuild = Held.rebuild("services")) {
        ada.press("Build it anew");
        rebuild.reaches(30);
        ada.follow("See how far it is now");
        assertThat(ada.text()).contains("30 %");
        ada.follow("Cancel the rebuild").press("Cancel the rebuild");
        assertThat(ada.text()).contains("The rebuild was cancelled.");
      }
      assertThat(services().at("/lastRebuild/state").asString()).isEqualTo("CANCELLED");
      assertThat(ada.text("#told")).contains("cancelled", "Build it anew");
    }
  }

  /** A script puts it in, without another page; elsewhere it is there at once. */
  private static void shows(ByKeys person, String words) {
    person.page().locator("#progress", new Page.LocatorOptions().setHasText(words)).waitFor();
  }

  @Test
  void a_parked_journey_is_taken_up_again() {
    String journey = Operating.parked(ORGANISATION);
    try (ByKeys ada = come(View.PHONE)) {
      ada.follow("journeys", "Take up again : " + journey).press("Take it up again");
      assertThat(ada.text()).contains("could be folded").doesNotContain(journey);
    }
    assertThat(projection("journeys").path("parked").findValuesAsString("journeyId"))
        .doesNotContain(journey);
  }

  @Test
  void a_refused_record_is_sent_again_once_it_can_be_accepted() throws InterruptedException {
    String journey = Events.fresh("j");
    ObjectNode early = Events.session(journey, "2026-01-20T14:00:00Z");
    String id = early.required("id").stringValue();
    String offset;
    try (Wire wire = new Wire(PLATFORM.kafka())) {
      wire.send(Wire.ofOrganisation(early, ORGANISATION));
      // Nobody knows of its journey yet.
      offset =
          Long.toString(
              wire.await(
                      Topics.REJECTED, 1, one -> Wire.json(one).path("id").asString("").equals(id))
                  .getFirst()
                  .offset());
    }
    STAFF.post(Events.referral(journey)).is(201);
    try (ByKeys ada = come(View.DESKTOP.withoutScript())) {
      ada.follow("Refused records");
      ada.fill("First offset", offset).fill("Last offset", offset).press("Go on");
      assertThat(ada.text()).contains("from offset " + offset + " to offset " + offset);
      ada.press("Send them again");
      assertThat(ada.text()).contains("1 record is being sent again");
    }
    long until = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!STAFF.idsOf(journey).contains(id)) {
      assertThat(System.nanoTime()).as("it is recorded").isLessThan(until);
      Thread.sleep(100);
    }
  }

  @Test
  void the_instance_is_well() {
    long recorded = STAFF.post(Events.referral(Events.fresh("j"))).is(201).sequence();
    try (ByKeys ada = come(View.PHONE.withoutScript())) {
      assertThat(ada.text("dt:text-is('Readiness') + dd")).isEqualTo("serves");
      assertThat(ada.text("dt:text-is('Liveness') + dd")).isEqualTo("lives");
      assertThat(Long.parseLong(ada.text("dt:text-is('Last sequence of the log') + dd")))
          .isBetween(recorded, services().path("head").asLong());
      assertThat(ada.page().locator("main tbody th").allInnerTexts())
          .isEqualTo(
              API.get("/api/v1/projections")
                  .is(200)
                  .json()
                  .path("projections")
                  .valueStream()
                  .map(each -> each.path("name").asString())
                  .toList());
    }
  }

  private static JsonNode services() {
    return projection("services");
  }

  private static JsonNode projection(String name) {
    return API.get("/api/v1/projections")
        .is(200)
        .json()
        .path("projections")
        .valueStream()
        .filter(each -> each.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}

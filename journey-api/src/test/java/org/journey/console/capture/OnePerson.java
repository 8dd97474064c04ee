package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.journey.console.ConsoleSite;
import org.journey.console.View;
import org.journey.console.Visit;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import tools.jackson.databind.JsonNode;

/**
 * Somebody with one open journey, who is the only person of the demo link worker in an organisation
 * of their own.
 *
 * @param api as the link worker and a manager call it
 */
public record OnePerson(String name, String journey, String organisation, Caller api) {

  /** A new one, who is in the caseload already. */
  public static OnePerson named(String name) {
    String organisation = Events.fresh("keys");
    Caller api =
        RunningPlatform.get().caller("local-staff", organisation, Role.STAFF, Role.MANAGER);
    OnePerson person = new OnePerson(name, referred(api, name), organisation, api);
    person.inTheCaseload(
        api.post(
                Events.event(
                    "worker-assigned",
                    person.journey,
                    "2026-01-06T09:00:00Z",
                    data -> data.put("worker", "local-staff")))
            .is(201)
            .sequence());
    return person;
  }

  /** The journey of another person of the organisation, whose worker is nobody. */
  String another(String called) {
    return referred(api, called);
  }

  private static String referred(Caller api, String name) {
    var referral = Events.referral(Events.fresh("kj"));
    referral.withObject("/data/person").put("name", name);
    api.post(referral).is(201);
    return referral.path("subject").stringValue();
  }

  /** Puts an activity into the directory. */
  void activity(String id, String called, String category) {
    api.put(
            "/api/v1/activities/" + id,
            "application/json",
            "{\"name\":\"" + called + "\",\"category\":\"" + category + "\"}")
        .is(201);
  }

  /** Waits until the caseload knows what was recorded there. */
  void inTheCaseload(long sequence) {
    api.awaitListed(sequence);
  }

  /** The link worker's visit, signed in. */
  public Visit visit(View view) {
    return ConsoleSite.shared().visit(view, Role.STAFF, organisation);
  }

  /** What the API tells of the entries of a type. */
  List<JsonNode> entries(String type) {
    return Recorded.entries(api, journey, type);
  }

  /** What the API tells of the only entry of a type. */
  JsonNode only(String type) {
    assertThat(entries(type)).hasSize(1);
    return entries(type).getFirst();
  }

  /** What a page says first. */
  static String heading(Page page) {
    return page.locator("h1").innerText();
  }
}

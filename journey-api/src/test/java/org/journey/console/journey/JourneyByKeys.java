package org.journey.console.journey;

import com.microsoft.playwright.Page;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.journey.console.ConsoleSite;
import org.journey.console.View;
import org.journey.console.Visit;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A journey with a referral and a session, to be gone through by keys alone. */
abstract class JourneyByKeys {

  static final RunningPlatform PLATFORM = RunningPlatform.get();
  static final String ORGANISATION = Events.fresh("keys");
  static final Caller API = PLATFORM.caller("local-staff", ORGANISATION, Role.STAFF);
  final String journey = Events.fresh("kj");
  final ObjectNode session = Events.session(journey, "2026-01-20T14:00:00Z");

  @BeforeEach
  void record() {
    API.post(Events.referral(journey)).is(201);
    API.post(session).is(201);
  }

  Visit visit(View view) {
    Visit visit = ConsoleSite.shared().visit(view, Role.STAFF, ORGANISATION);
    visit.open(address());
    return visit;
  }

  String address() {
    return "/console/journeys/" + journey;
  }

  /** The path that is open, without what is encoded in it. */
  static String path(Visit visit) {
    return URLDecoder.decode(visit.path(), StandardCharsets.UTF_8);
  }

  static String text(Page page) {
    return page.locator("main").innerText();
  }

  static String attended(Page page) {
    return page.locator(".journey-figures__item", has("Sessions attended"))
        .locator("dd span")
        .first()
        .innerText();
  }

  private static Page.LocatorOptions has(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  JsonNode state(String axes) {
    return API.get("/api/v1/journeys/" + journey + "?" + axes).is(200).json();
  }
}

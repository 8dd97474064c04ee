package org.journey.console.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.journey.console.Browsing;
import org.journey.security.Role;
import org.journey.web.Answer;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import tools.jackson.databind.JsonNode;

/** A platform, somebody who records on its pages, and what its API then tells. */
final class Recorded {

  /** An organisation that no other test has. */
  static final String ORGANISATION = "capture";

  static final RunningPlatform PLATFORM = RunningPlatform.get();
  static final Caller API = PLATFORM.caller("local-staff", ORGANISATION, Role.STAFF, Role.MANAGER);

  private static final class SignedIn {
    static final Browsing STAFF = Browsing.as(PLATFORM.url(), "local-staff", ORGANISATION);
  }

  private Recorded() {}

  /** A link worker at their browser. */
  static Browsing staff() {
    return SignedIn.STAFF;
  }

  /** A journey that begins with a referral and nothing else. */
  static String journey() {
    String journey = Events.fresh("captured");
    API.post(Events.referral(journey)).is(201);
    return journey;
  }

  /** The entries of a timeline, each as the API tells it. */
  static List<JsonNode> timeline(String journey) {
    return timeline(API, journey);
  }

  private static List<JsonNode> timeline(Caller api, String journey) {
    List<JsonNode> entries = new ArrayList<>();
    api.get("/api/v1/journeys/" + journey + "/timeline")
        .is(200)
        .json()
        .path("interactions")
        .forEach(entries::add);
    return entries;
  }

  /** The entries of a type. */
  static List<JsonNode> entries(String journey, String shortName) {
    return entries(API, journey, shortName);
  }

  /** The same, as somebody is told them. */
  static List<JsonNode> entries(Caller api, String journey, String shortName) {
    return timeline(api, journey).stream()
        .filter(
            entry ->
                entry.at("/interaction/type").asString("").equals("journey." + shortName + ".v1"))
        .toList();
  }

  static JsonNode json(String text) {
    return Objects.requireNonNull(Answer.JSON.readTree(text.replace('\'', '"')));
  }
}

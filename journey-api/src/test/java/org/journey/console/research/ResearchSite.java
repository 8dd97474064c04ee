package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.journey.console.Browsing;
import org.journey.console.HtmlPage;
import org.journey.model.StageModels;
import org.journey.security.Role;
import org.journey.web.Answer;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An organisation of its own on the shared platform, with a few people who take part in research,
 * and those who look at its pages.
 */
final class ResearchSite {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  final String organisation = Events.fresh("crs");
  final Caller manager = PLATFORM.caller("m-1", organisation, Role.MANAGER);
  final Caller researcher = PLATFORM.caller("local-researcher", organisation, Role.RESEARCHER);
  final List<String> journeys = new ArrayList<>();

  /** With so many people, each of whom attended and told something. */
  ResearchSite(int people, String words) {
    for (int i = 0; i < people; i++) {
      String journey = Events.fresh("j");
      journeys.add(journey);
      record(Events.referral(journey));
      record(Events.consent(journey, "2026-01-06T09:00:00Z", "consent-given", "RESEARCH"));
      record(Events.consent(journey, "2026-01-06T09:00:00Z", "consent-given", "OWN_WORDS"));
      record(Events.session(journey, "2026-01-1" + i + "T09:00:00Z"));
      ObjectNode reflection = Events.reflection(journey, "2026-01-20T09:00:00Z", words);
      ((ObjectNode) reflection.at("/data/findings/0")).put("subTheme", "self-and-others");
      record(reflection);
    }
  }

  /** On a machine that has much to do the log may be out of reach: sending again is safe. */
  private void record(ObjectNode event) {
    Answer answer = manager.post(event);
    for (int tries = 1; answer.status() == 503 && tries < 5; tries++) {
      answer = manager.post(event);
    }
    assertThat(answer.status()).as(answer::text).isIn(200, 201);
  }

  Caller caller(String subject, Role role) {
    return PLATFORM.caller(subject, organisation, role);
  }

  /** The demo person of the local profile, signed in to this organisation. */
  Browsing visitor(String person) {
    return Browsing.as(PLATFORM.url(), "local-" + person, organisation);
  }

  /**
   * The standard model under a name of its own, without the rule by which attendance is evidence.
   */
  static ObjectNode withoutAttendance() {
    var model = (ObjectNode) StageModels.defaultModel().json();
    model.put("id", Events.fresh("not-attended"));
    model
        .withArray("evidence")
        .removeIf(rule -> rule.path("rule").asString("").equals("attendance"));
    return model;
  }

  /** Registers a model; its id and version. */
  String registered(ObjectNode model) {
    String id = model.path("id").asString("");
    researcher.put("/api/v1/models/" + id + "/1", "application/json", model.toString()).is(201);
    return id + "@1";
  }

  /** Looks at a page again until it says what is waited for. */
  static HtmlPage until(Browsing visitor, String path, Function<HtmlPage, Boolean> there) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    HtmlPage shown = visitor.get(path).is(200);
    while (!there.apply(shown)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not yet there: " + shown.html());
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      shown = visitor.get(path).is(200);
    }
    return shown;
  }

  /** A number as pages hold it. */
  static String exact(JsonNode number) {
    return number.isNumber() ? Cell.exact(number).text() : Cell.NOTHING;
  }

  /** A share, in per cent. */
  static String percent(JsonNode share) {
    return share.isNumber()
        ? Cell.share(share).value() == null
            ? Cell.NOTHING
            : String.valueOf(Cell.share(share).value())
        : Cell.NOTHING;
  }
}

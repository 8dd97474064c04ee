package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One person in ten is erased, another's words are redacted: every figure is what it was. */
class ErasedFiguresTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final int PEOPLE = 20;
  private static final String AS_AT = "2026-02-20T09:00:00Z";

  private final String organisation = Events.fresh("fig");
  private final Caller manager = PLATFORM.caller("m-1", organisation, Role.MANAGER);
  private final List<String> journeys = new ArrayList<>();
  private final List<Long> reflections = new ArrayList<>();

  private void people() {
    for (int i = 0; i < PEOPLE; i++) {
      String journey = Events.fresh("j");
      journeys.add(journey);
      manager.post(Events.referral(journey)).is(201);
      manager.post(Events.session(journey, "2026-01-%02dT14:00:00Z".formatted(10 + i))).is(201);
      ObjectNode told = Events.reflection(journey, "2026-02-01T09:00:00Z", "at last I slept");
      reflections.add(manager.post(told).is(201).sequence());
      manager.post(Events.coding(journey, told)).is(201);
    }
  }

  @Test
  void figures_digests_and_a_rebuild_are_as_if_nobody_had_been_erased() {
    people();
    JsonNode figures = figures();
    JsonNode replayed = replayed();

    Erasing.redact(PLATFORM, organisation, reflections.get(5));
    for (int i = 0; i < PEOPLE / 10; i++) {
      Erasing.erase(PLATFORM, organisation, "c-" + journeys.get(i));
    }

    assertThat(figures()).isEqualTo(figures);
    assertThat(replayed()).isEqualTo(replayed);
    assertThat(Operating.rebuilt().at("/comparison/differing").asInt(-1)).isZero();
    assertThat(figures()).isEqualTo(figures);
    assertThat(manager.get("/api/v1/journeys?limit=500").is(200).json().path("journeys"))
        .hasSize(PEOPLE);
    String timelines =
        journeys.stream()
            .map(journey -> manager.get("/api/v1/journeys/" + journey + "/timeline").text())
            .reduce("", String::concat);
    // Each twice: as it is stored, and as it counts.
    assertThat(timelines.split("at last I slept", -1)).hasSize(1 + 2 * (PEOPLE - PEOPLE / 10 - 1));
  }

  private JsonNode figures() {
    long head = manager.get("/api/v1/interactions?limit=1").is(200).json().path("head").asLong();
    return manager
        .get(
            "/api/v1/services/"
                + organisation
                + "/metrics?from=2026-01-01T00:00:00Z&to="
                + AS_AT
                + "&minSequence="
                + head)
        .is(200)
        .json()
        .path("figures");
  }

  private JsonNode replayed() {
    JsonNode result =
        Researching.done(manager, "{\"model\":\"steps-to-benefit@1\",\"asAt\":\"" + AS_AT + "\"}")
            .required("result");
    assertThat(result.path("journeys").asInt()).isEqualTo(PEOPLE);
    // What was read is one more: it is recorded that something was redacted.
    return ((ObjectNode) result).without("interactions");
  }
}

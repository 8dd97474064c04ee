package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.journey.model.StageModels;
import org.journey.security.Role;
import tools.jackson.databind.JsonNode;

/** Replays as who asks for them sees them. */
final class Researching {

  static final String REPLAYS = "/api/v1/replays";
  static final String EXTRACTS = "/api/v1/extracts";

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private Researching() {}

  /** The standard model under another name, without the rule by which attendance is evidence. */
  private static final class Other {
    static final String MODEL = registered();

    private static String registered() {
      String id = Events.fresh("without-attendance");
      var model = StageModels.defaultModel().json();
      model.put("id", id);
      model
          .withArray("evidence")
          .removeIf(rule -> rule.path("rule").asString().equals("attendance"));
      PLATFORM
          .caller("r-1", Events.fresh("res"), Role.RESEARCHER)
          .put("/api/v1/models/" + id + "/1", "application/json", model.toString())
          .is(201);
      return id + "@1";
    }
  }

  /** A model under which nobody enters a stage by attending. */
  static String withoutAttendance() {
    return Other.MODEL;
  }

  /** Asks for a replay. */
  static Answer ask(Caller by, String body) {
    return ask(by, REPLAYS, body);
  }

  /** Asks for a replay or an extract. */
  static Answer ask(Caller by, String where, String body) {
    return by.post(where, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  /** Asks for an extract and waits until it is done. */
  static JsonNode extracted(Caller by, String body) {
    return done(by, ask(by, EXTRACTS, body).is(202).header("Location"), "DONE");
  }

  /** Asks for a replay of everybody and waits until it is done. */
  static JsonNode of(Caller by, String model) {
    return done(by, "{\"model\":\"" + model + "\"}");
  }

  /** Asks for a replay and waits until it is done. */
  static JsonNode done(Caller by, String body) {
    return done(by, ask(by, body).is(202).header("Location"), "DONE");
  }

  /** Waits until a replay has a status. */
  static JsonNode done(Caller by, String location, String status) {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      JsonNode replay = by.get(location).is(200).json();
      if (replay.path("status").asString().equals(status)) {
        return replay;
      }
      assertThat(System.nanoTime()).as(replay.toString()).isLessThan(until);
      assertThat(replay.path("status").asString()).isIn("QUEUED", "RUNNING");
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  static String address(JsonNode replay) {
    return REPLAYS + "/" + replay.path("id").asString();
  }

  /** What a replay tells of each journey. */
  static List<JsonNode> journeys(Caller by, JsonNode replay) {
    List<JsonNode> journeys = new ArrayList<>();
    by.get(address(replay) + "/journeys")
        .is(200)
        .text()
        .lines()
        .forEach(line -> journeys.add(Answer.JSON.readTree(line)));
    return journeys;
  }
}

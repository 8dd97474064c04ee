package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.journey.model.StageModels;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RegistryTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String JSON = "application/json";
  private static final String YAML = "application/yaml";

  private final String organisation = Events.fresh("reg");
  private final Caller researcher = PLATFORM.caller("r-1", organisation, Role.RESEARCHER);
  private final Caller manager = PLATFORM.caller("m-1", organisation, Role.MANAGER);
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
  private final String id = Events.fresh("own-model");

  private String model(String subTheme) {
    return """
    id: %s
    version: 1
    stages:
      - {number: 1, key: begun, name: Begun, subThemes: [%s]}
    evidence:
      - {rule: attendance, event: session-attended, subTheme: %s}
    """
        .formatted(id, subTheme, subTheme);
  }

  @Test
  void a_model_is_registered_once_and_for_ever() {
    String address = "/api/v1/models/" + id + "/1";

    Answer created = researcher.put(address, YAML, model("first-step")).is(201);
    assertThat(created.header("Location")).isEqualTo(address);
    researcher.put(address, YAML, model("first-step")).is(200);
    researcher.put(address, JSON, created.text()).is(200);
    researcher.put(address, YAML, model("other-step")).isProblem(409, "model-conflict");
    assertThat(staff.get(address).is(200).json()).isEqualTo(created.json());
    JsonNode all = staff.get("/api/v1/models").is(200).json().path("models");
    List<String> listed = new ArrayList<>();
    for (JsonNode each : all) {
      if (each.path("builtIn").asBoolean()) {
        listed.add(each.path("id").asString());
      } else {
        assertThat(each.path("registeredAt").isString()).isTrue();
      }
    }
    assertThat(listed).containsExactly("steps-to-benefit", "steps-to-benefit-cautious");
  }

  @Test
  void a_registered_model_reads_journeys_and_its_sub_themes_can_be_told() {
    String journey = Events.fresh("j");
    String subTheme = id + "-step";
    staff.post(Events.referral(journey)).is(201);
    staff.post(Events.session(journey, "2026-01-20T14:00:00Z")).is(201);
    String told =
        Events.reflection(journey, "2026-01-21T14:00:00Z", "so")
            .toString()
            .replace("purposeful-activity", subTheme);
    staff.post("/api/v1/interactions", told).isProblem(422, "invalid-interaction");

    researcher.put("/api/v1/models/" + id + "/1", YAML, model(subTheme)).is(201);

    staff.post("/api/v1/interactions", told).is(201);
    JsonNode state =
        staff.get("/api/v1/journeys/" + journey + "?model=" + id + "@1").is(200).json();
    assertThat(state.at("/stageProgress/reached").asString()).isEqualTo("1");
  }

  @Test
  void a_version_of_ten_digits_is_found_where_it_was_put() {
    String address = "/api/v1/models/" + id + "/1767225600";
    String text = model("first-step").replace("version: 1", "version: 1767225600");
    researcher.put(address, YAML, text).is(201);
    staff.get(address).is(200);
    staff.get("/api/v1/models/" + id + "/9999999999").isProblem(404, "not-found");
  }

  @Test
  void a_model_must_be_that_of_its_address_and_whole() {
    researcher
        .put("/api/v1/models/another/1", YAML, model("first-step"))
        .isProblem(422, "invalid-model");
    researcher
        .put("/api/v1/models/" + id + "/2", YAML, model("first-step"))
        .isProblem(422, "invalid-model");
    Answer wrong =
        researcher
            .put(
                "/api/v1/models/" + id + "/1",
                YAML,
                model("first-step").replace("session-attended", "session-slept") + "mood: good\n")
            .isProblem(422, "invalid-model");
    assertThat(wrong.json().path("errors").findValuesAsString("pointer"))
        .contains("/mood", "/evidence/0/event");
    researcher.put("/api/v1/models/" + id + "/1", YAML, "").is(400);
    researcher.put("/api/v1/models/" + id + "/1", JSON, "{").isProblem(400, "malformed");
    researcher
        .put("/api/v1/models/" + id + "/1", JSON, model("first-step"))
        .isProblem(400, "malformed");
    researcher.put("/api/v1/models/" + id + "/1", JSON, "[]").isProblem(400, "malformed");
    Answer list =
        researcher
            .put("/api/v1/models/" + id + "/1", YAML, "- id: x")
            .isProblem(422, "invalid-model");
    assertThat(list.json().path("detail").asString()).startsWith("line 1");
    researcher
        .put("/api/v1/models/" + id + "/1", "text/plain", model("first-step"))
        .isProblem(415, "unsupported-media-type");
    researcher
        .put("/api/v1/models/" + id + "/1", YAML, "#".repeat(70_000))
        .isProblem(413, "too-large");
    staff.get("/api/v1/models/" + id + "/1").isProblem(404, "not-found");
    staff.get("/api/v1/models/steps-to-benefit/one").isProblem(404, "not-found");
  }

  @Test
  void a_built_in_model_is_as_if_it_had_been_registered() throws IOException {
    String address = "/api/v1/models/steps-to-benefit/1";
    try (InputStream file =
        StageModels.class.getResourceAsStream("/org/journey/model/steps-to-benefit.v1.yaml")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      researcher.put(address, YAML, text).is(200);
      researcher
          .put(address, YAML, text.replace("name: Learning", "name: Learning more"))
          .isProblem(409, "model-conflict");
    }
    assertThat(staff.get(address).is(200).json().path("stages")).hasSize(5);
  }

  @Test
  void an_activity_is_what_was_told_last_and_keeps_what_it_was() {
    String address = "/api/v1/activities/social-cafe";
    String first = "{\"name\":\"Social café\",\"category\":\"SOCIAL\",\"provider\":\"Trust\"}";
    String second = "{\"name\":\"Café\",\"category\":\"SOCIAL\",\"place\":\"Library\"}";

    manager.put(address, JSON, first).is(201);
    manager.put(address, JSON, first).is(200);
    Answer changed = manager.put(address, JSON, second).is(200);

    assertThat(changed.json().path("name").asString()).isEqualTo("Café");
    JsonNode all = staff.get("/api/v1/activities").is(200).json().path("activities");
    assertThat(all).hasSize(1);
    assertThat(all.at("/0/name").asString()).isEqualTo("Café");
    assertThat(all.at("/0/provider").isNull()).isTrue();
    assertThat(all.at("/0/history")).hasSize(2);
    assertThat(all.at("/0/history/0/name").asString()).isEqualTo("Social café");
    Caller other = PLATFORM.caller("m-2", Events.fresh("reg"), Role.MANAGER);
    assertThat(other.get("/api/v1/activities").is(200).json().path("activities")).isEmpty();
  }

  @Test
  void an_activity_is_read_strictly() {
    String address = "/api/v1/activities/walks";
    Answer wrong =
        manager
            .put(
                address,
                JSON,
                "{\"name\":\"\",\"category\":\"ADVOCACY\",\"mood\":1,\"place\":null}")
            .isProblem(422, "invalid-activity");
    assertThat(wrong.json().path("errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/name", "/category", "/mood", "/place");
    String good = "{\"name\":\"Walks\",\"category\":\"PHYSICAL\"}";
    manager.put(address, JSON, good + "x").isProblem(400, "malformed");
    Caller both = PLATFORM.caller("m-1", List.of(organisation, "other"), Role.MANAGER);
    both.put(address, JSON, good + "x").isProblem(400, "malformed");
    both.put(address, JSON, "{}").isProblem(400, "organisation-required");
    manager.put(address, YAML, good).isProblem(415, "unsupported-media-type");
    manager
        .put(address, JSON, good.replace("}", ",\"activityId\":\"other\"}"))
        .isProblem(422, "invalid-activity");
    manager.put("/api/v1/activities/9434765919", JSON, good).isProblem(422, "invalid-activity");
    manager
        .put("/api/v1/activities/" + "a".repeat(65), JSON, good)
        .isProblem(422, "invalid-activity");
  }
}

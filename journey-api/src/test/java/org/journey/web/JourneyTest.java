package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JourneyTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private final String organisation = Events.fresh("jou");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
  private final String journey = Events.fresh("j");
  private final String path = "/api/v1/journeys/" + journey;

  @Test
  void what_was_acknowledged_shows_at_once() {
    staff.post(Events.referral(journey)).is(201);
    assertThat(staff.get(path).is(200).json().at("/engagement/sessionsAttended").asInt()).isZero();

    Answer session = staff.post(Events.session(journey, "2026-01-20T14:00:00Z")).is(201);

    Answer state = staff.get(path).is(200);
    assertThat(state.json().at("/engagement/sessionsAttended").asInt()).isEqualTo(1);
    assertThat(state.json().at("/stageProgress/reached").asString()).isEqualTo("2");
    assertThat(state.json().path("sequence").asLong()).isEqualTo(session.sequence());
    assertThat(state.header("Journey-Sequence")).isEqualTo(Long.toString(session.sequence()));
  }

  @Test
  void the_axes_choose_what_had_happened_and_what_was_known() {
    staff.post(Events.referral(journey)).is(201);
    ObjectNode session = Events.session(journey, "2026-01-20T14:00:00Z");
    String known = staff.post(session).is(201).json().path("recordedtime").stringValue();
    staff
        .post(Events.correction(journey, session, data -> data.put("time", "2026-02-20T14:00:00Z")))
        .is(201);

    assertThat(firstSession("")).isEqualTo("2026-02-20T14:00:00Z");
    assertThat(firstSession("?asKnown=" + known)).isEqualTo("2026-01-20T14:00:00Z");
    assertThat(firstSession("?asAt=2026-01-31T00:00:00Z")).isEmpty();
    assertThat(firstSession("?asAt=2026-01-31T01:00:00%2B01:00&asKnown=" + known))
        .isEqualTo("2026-01-20T14:00:00Z");
    staff.get(path + "?asAt=2026-01-01T00:00:00Z").isProblem(404, "not-found");
    staff.get(path + "?asKnown=2026-01-01T00:00:00Z").isProblem(404, "not-found");
  }

  private String firstSession(String query) {
    return staff.get(path + query).is(200).json().at("/engagement/firstSessionAt").asString("");
  }

  @Test
  void what_is_wrong_with_a_question_is_told_in_one_order() {
    Caller both = PLATFORM.caller("w-1", List.of(organisation, Events.fresh("jou")), Role.STAFF);
    String model = "model=nope@1";
    for (String address : List.of(path, path + "/evidence")) {
      staff.get(address + "?runLength=0&" + model).isProblem(400, "invalid-parameter");
      staff
          .get(address + "?asAt=2999-01-01T00:00:00Z&" + model)
          .isProblem(400, "invalid-parameter");
      both.get(address + "?runLength=0&" + model).isProblem(400, "invalid-parameter");
      both.get(address + "?" + model).isProblem(400, "organisation-required");
      both.get(address + "?organisation=third&" + model).isProblem(403, "forbidden");
      // There is no such journey yet: that is told last.
      staff.get(address + "?" + model).isProblem(422, "unknown-reference");
      staff.get(address).isProblem(404, "not-found");
    }
    both.get(path + "/timeline?asAt=yesterday").isProblem(400, "invalid-parameter");
  }

  @Test
  void parameters_are_read_strictly() {
    staff.post(Events.referral(journey)).is(201);
    for (String query :
        List.of(
            "asAt=2999-01-01T00:00:00Z",
            "asKnown=2999-01-01T00:00:00Z",
            "asAt=2026-02-30T00:00:00Z",
            "asAt=2026-01-05T09:00:00",
            "asAt=yesterday",
            "asAt=",
            "asAt",
            "asAt=2026-02-01T00:00:00Z&asAt=2026-02-01T00:00:00Z",
            "asAt=+999999999-01-01T00:00:00Z",
            "runLength=0",
            "runLength=1000000000",
            "baseSize=-1",
            "threshold=1.5",
            "threshold=1e400",
            "periodDays=0.5",
            "unit=WEEK",
            "level=sub_theme",
            "asked=yes",
            "dating=NOW",
            "mood=good",
            "model=%00",
            "organisation=%C3%28")) {
      staff.get(path + "?" + query).isProblem(400, "invalid-parameter");
    }
    staff.get(path + "?model=no-such-model@1").isProblem(422, "unknown-reference");
    staff.get(path + "?model='%20or%201=1--").isProblem(422, "unknown-reference");
    staff.get("/api/v1/journeys/'%20or%201=1--").isProblem(404, "not-found");
  }

  @Test
  void the_model_and_the_parameters_of_saturation_can_be_chosen() {
    staff.post(Events.referral(journey)).is(201);

    JsonNode state =
        staff
            .get(
                path
                    + "?model=steps-to-benefit-cautious@1&unit=PERIOD&level=CODE&runLength=3"
                    + "&baseSize=5&threshold=0.1&periodDays=14&asked=false&dating=TOLD")
            .is(200)
            .json();

    assertThat(state.path("model").asString()).isEqualTo("steps-to-benefit-cautious@1");
    assertThat(state.at("/engagement/saturation/unit").asString()).isEqualTo("PERIOD");
    assertThat(state.at("/engagement/saturation/ratio/baseSize").asInt()).isEqualTo(5);
  }

  @Test
  void the_tag_answers_304_only_where_both_instants_are_given() {
    String known =
        staff.post(Events.referral(journey)).is(201).json().path("recordedtime").stringValue();
    String both = path + "?asAt=2026-06-01T00:00:00Z&asKnown=" + known;
    Answer state = staff.get(both).is(200);
    Map<String, String> condition = Map.of("If-None-Match", state.header("ETag"));

    assertThat(state.header("ETag")).startsWith("W/\"");
    staff.get(both, condition).is(304);
    staff.get(both + "&runLength=3", condition).is(200);
    staff.get(both + "&model=steps-to-benefit-cautious@1", condition).is(200);
    Answer now = staff.get(path).is(200);
    staff.get(path, Map.of("If-None-Match", now.header("ETag"))).is(200);
    staff.get(path, Map.of("If-None-Match", "*")).is(200);
    String oneGiven = path + "?asAt=2026-06-01T00:00:00Z";
    Answer half = staff.get(oneGiven).is(200);
    staff.get(oneGiven, Map.of("If-None-Match", half.header("ETag"))).is(200);
  }

  @Test
  void evidence_names_the_interactions_behind_each_figure() {
    staff.post(Events.referral(journey)).is(201);
    ObjectNode session = Events.session(journey, "2026-01-20T14:00:00Z");
    staff.post(session).is(201);

    Answer evidence = staff.get(path + "/evidence?asAt=2026-06-01T00:00:00Z").is(200);

    JsonNode state = staff.get(path + "?asAt=2026-06-01T00:00:00Z").is(200).json();
    assertThat(evidence.json().path("figures")).isNotEmpty();
    List<String> entered = new ArrayList<>();
    for (JsonNode figure : evidence.json().path("figures")) {
      String pointer = figure.path("pointer").stringValue();
      assertThat(figure.path("value")).as(pointer).isEqualTo(state.at(pointer));
      if (pointer.equals("/stageProgress/stages/1/enteredAt")) {
        figure.path("interactions").forEach(made -> entered.add(made.path("id").stringValue()));
      }
    }
    assertThat(entered).contains(session.path("id").stringValue());
  }
}

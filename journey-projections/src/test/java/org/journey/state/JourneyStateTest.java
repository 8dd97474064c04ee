package org.journey.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.given.Given.instant;
import static org.journey.given.Given.journey;
import static org.journey.given.Told.experienced;
import static org.journey.given.Told.goal;
import static org.journey.given.Told.progress;
import static org.journey.given.Told.reflection;
import static org.journey.given.Told.satisfaction;
import static org.journey.given.Told.session;
import static org.journey.given.Told.visit;

import java.util.List;
import java.util.Map;
import org.journey.given.Given;
import org.journey.interaction.Access.ConsentGiven;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Access.ConsentWithdrawn;
import org.journey.interaction.Access.WorkerAssigned;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Course.JourneyPaused;
import org.journey.interaction.Course.JourneyReopened;
import org.journey.interaction.Course.JourneyResumed;
import org.journey.interaction.Goals.LedBy;
import org.journey.interaction.Goals.Outlook;
import org.journey.interaction.Obstacles.ConcernClosed;
import org.journey.interaction.Obstacles.ConcernKind;
import org.journey.interaction.Obstacles.ConcernRaised;
import org.journey.interaction.Personal;
import org.journey.model.StageModels;
import org.journey.state.Standing.Status;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The state of a journey (journey-state.md):")
class JourneyStateTest {

  private static final JourneyClosed CLOSED = new JourneyClosed(ClosingReason.MOVED_ON, null);

  @Test
  void there_is_none_before_its_referral() {
    Given given = journey().at("2026-01-04", session("cafe")).asAt("2026-01-04");
    assertThat(
            JourneyStates.fold(
                given.timeline(), JourneyStateParameters.of(StageModels.defaultModel())))
        .isEmpty();
  }

  @Test
  void the_status_is_that_of_the_last_turn_in_the_timeline() {
    Given given =
        journey()
            .at("2026-02-01", new JourneyPaused(null, null))
            .at("2026-02-02", new JourneyResumed(null, null))
            .at("2026-02-03", CLOSED)
            .at("2026-02-04", new JourneyReopened(null, null));
    assertThat(given.asAt("2026-01-31").state().status()).isEqualTo(Status.OPEN);
    assertThat(given.asAt("2026-02-01").state().status()).isEqualTo(Status.PAUSED);
    assertThat(given.asAt("2026-02-02").state().status()).isEqualTo(Status.OPEN);
    assertThat(given.asAt("2026-02-03").state().status()).isEqualTo(Status.CLOSED);
    assertThat(given.asAt("2026-02-03").state().closedAt()).isEqualTo(instant("2026-02-03"));
    assertThat(given.asAt("2026-02-04").state().status()).isEqualTo(Status.OPEN);
    assertThat(given.asAt("2026-02-04").state().closedAt()).isNull();
  }

  @Test
  void a_closing_dated_before_the_referral_leaves_it_open() {
    assertThat(journey().at("2026-01-01", CLOSED).state().status()).isEqualTo(Status.OPEN);
  }

  @Test
  void the_worker_is_the_last_assigned() {
    Given given =
        journey()
            .at("2026-03-01", new WorkerAssigned("w-7", null))
            .at("2026-02-01", new WorkerAssigned("w-6", null));
    assertThat(given.state().worker()).isEqualTo("w-7");
    assertThat(journey().state().worker()).isNull();
  }

  @Test
  void a_concern_is_open_until_it_is_closed_in_whatever_order() {
    Given given = journey().at("2026-03-01", new ConcernRaised("n-1", ConcernKind.OTHER, null));
    assertThat(given.state().concernOpen()).isTrue();
    given.at("2026-02-01", new ConcernClosed("n-1", new Personal.Erased<>(), null));
    assertThat(given.state().concernOpen()).isFalse();
  }

  @Test
  void consent_is_the_last_word_on_each_scope_in_the_contracts_order() {
    Given given =
        journey()
            .at(
                "2026-02-01",
                new ConsentGiven(
                    List.of(ConsentScope.OWN_WORDS, ConsentScope.RESEARCH, ConsentScope.RECORD),
                    null))
            .at("2026-02-02", new ConsentWithdrawn(List.of(ConsentScope.RESEARCH), null));
    assertThat(given.state().consent())
        .containsExactly(ConsentScope.RECORD, ConsentScope.OWN_WORDS);
  }

  @Test
  void it_is_written_in_the_names_and_the_order_of_the_contract() {
    ObjectNode json =
        journey()
            .at("2026-01-20T13:30:00Z", visit("social-cafe"))
            .at("2026-01-27T14:00:00.250Z", session("social-cafe"))
            .at("2026-02-03T15:00:00Z", reflection(experienced("self-and-others")))
            .at("2026-03-01T10:00:00Z", goal("g-1", LedBy.CLIENT, Outlook.PRESENT_NEED))
            .at("2026-03-08T10:00:00Z", progress("g-1", 40))
            .at("2026-03-09T10:00:00Z", satisfaction(4))
            .asAt("2026-06-01T00:00:00Z")
            .state()
            .toJson(true);
    assertThat(names(json))
        .containsExactly(
            "journeyId",
            "clientId",
            "organisation",
            "status",
            "openedAt",
            "closedAt",
            "asAt",
            "asKnown",
            "model",
            "sequence",
            "complete",
            "stageProgress",
            "engagement",
            "goals",
            "wellbeing",
            "worker",
            "concernOpen",
            "consent");
    assertThat(names(json.get("stageProgress")))
        .containsExactly(
            "reached",
            "highest",
            "skipped",
            "inOrder",
            "inversions",
            "hopedFor",
            "stages",
            "barriers");
    assertThat(json.at("/stageProgress/stages/1").toString())
        .isEqualTo(
            """
            {"number":2,"key":"engagement","entered":true,"enteredAt":"2026-01-27T14:00:00.25Z",\
            "enteredBy":{"source":"/apps/cafe","id":"e-3"},"rule":"attendance","evidenceCount":1,\
            "subThemes":[{"key":"purposeful-activity","firstAt":"2026-01-27T14:00:00.25Z","count":1}]}\
            """);
    assertThat(json.at("/stageProgress/stages/0").toString())
        .isEqualTo(
            """
            {"number":1,"key":"professional-support","entered":false,"enteredAt":null,\
            "enteredBy":null,"rule":null,"evidenceCount":1,\
            "subThemes":[{"key":"bridging-support","firstAt":"2026-01-20T13:30:00Z","count":1}]}\
            """);
    assertThat(names(json.get("engagement")))
        .containsExactly(
            "sessionsAttended",
            "sessionsMissed",
            "attendanceRate",
            "activities",
            "categories",
            "firstContactAt",
            "lastContactAt",
            "firstSessionAt",
            "longestGapDays",
            "lengthDays",
            "bridging",
            "saturation");
    assertThat(json.at("/engagement/attendanceRate").toString()).isEqualTo("1");
    assertThat(names(json.at("/engagement/saturation")))
        .containsExactly(
            "unit",
            "level",
            "runLength",
            "state",
            "why",
            "saturatedAt",
            "current",
            "units",
            "findings",
            "pending",
            "curve",
            "breadth",
            "ratio");
    assertThat(json.at("/engagement/saturation/ratio").toString())
        .isEqualTo(
            """
            {"baseSize":4,"runLength":2,"threshold":0.05,"base":null,"assessable":false,\
            "effectiveThreshold":null,"notation":null}\
            """);
    assertThat(json.at("/goals/0").toString())
        .isEqualTo(
            """
            {"goalId":"g-1","domain":"WORK","ledBy":"CLIENT","outlook":"PRESENT_NEED",\
            "status":"PROGRESSED","setAt":"2026-03-01T10:00:00Z","progress":40}\
            """);
    assertThat(json.at("/wellbeing/0").toString())
        .isEqualTo(
            """
            {"instrument":"ONS4","scale":"satisfaction","measurements":1,"baseline":4,"latest":4,\
            "change":0}\
            """);
  }

  @Test
  void the_digest_is_of_the_whole_state() {
    Given given = journey().at("2026-02-01", session("cafe"));
    String digest = given.state().digest();
    assertThat(digest).matches("[0-9a-f]{64}").isEqualTo(given.state().digest());
    assertThat(given.asAt("2026-12-30").state().digest()).isNotEqualTo(digest);
    assertThat(given.state(Map.of("runLength", "3")).digest()).isNotEqualTo(digest);
  }

  private static List<String> names(JsonNode json) {
    return List.copyOf(json.propertyNames());
  }
}

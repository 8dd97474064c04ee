package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.journey.security.Role;
import org.journey.study.Participant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The statistics of the study's 17 people, and what of real people is told to whom. */
@DisplayName("Cohorts over HTTP")
@TestInstance(Lifecycle.PER_CLASS)
class CohortCallsTest {

  private static final String ALL = "/api/v1/cohorts/";

  private final RunningPlatform platform = RunningPlatform.withTheStudy();
  private final Caller manager = platform.caller("m-1", "soar", Role.MANAGER);
  private final Caller researcher = platform.caller("r-1", "soar", Role.RESEARCHER);

  @AfterAll
  void end() {
    platform.close();
  }

  private static int entered(int stage) {
    return (int)
        Participant.TABLE.stream().filter(one -> stages(one.reached()).contains(stage)).count();
  }

  private static List<Integer> stages(String reached) {
    int first = reached.charAt(0) - '0';
    int last = reached.charAt(reached.length() - 1) - '0';
    return java.util.stream.IntStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void times_to_stages_are_of_those_who_entered_them() {
    JsonNode answer = manager.get(ALL + "time-to-stage").is(200).json();

    assertThat(answer.path("n").asInt()).isEqualTo(17);
    assertThat(answer.path("definition").asString()).contains("Kaplan-Meier");
    assertThat(answer.at("/result/stages")).hasSize(5);
    for (JsonNode stage : answer.at("/result/stages")) {
      int number = stage.path("stage").asInt();
      assertThat(stage.path("n").asInt()).isEqualTo(17);
      assertThat(stage.path("events").asInt()).as("stage " + number).isEqualTo(entered(number));
    }
    JsonNode one = manager.get(ALL + "time-to-stage?stage=3&groupBy=SOURCE").is(200).json();
    assertThat(one.at("/result/stages")).hasSize(1);
    assertThat(one.at("/result/stages/0/groups").size()).isGreaterThan(1);
  }

  @Test
  void everybody_is_in_order() {
    JsonNode result = manager.get(ALL + "conformance").is(200).json().path("result");

    assertThat(result.at("/inOrder/count").asInt()).isEqualTo(17);
    assertThat(result.at("/fitness/mean").asInt()).isEqualTo(1);
    assertThat(result.path("inversions")).isEmpty();
  }

  @Test
  void a_filter_asks_for_some() {
    assertThat(manager.get(ALL + "transitions?reached=1-5").is(200).json().path("n").asInt())
        .isEqualTo(7);
    JsonNode skipped = manager.get(ALL + "transitions?reached=2-5").is(200).json();
    assertThat(skipped.path("n").asInt()).isEqualTo(6);
    JsonNode first = skipped.at("/result/transitions/0");
    assertThat(first.path("from").asString() + "-" + first.path("to").asString())
        .isEqualTo("referral-2");
    assertThat(first.path("count").asInt()).isEqualTo(6);
    assertThat(
            manager
                .get(ALL + "transitions?openedTo=1990-01-01T00:00:00Z")
                .is(200)
                .json()
                .path("n")
                .asInt())
        .isZero();
  }

  @Test
  void the_cohort_is_saturated_or_not_in_the_tables_order_too() {
    String listed =
        Participant.TABLE.stream().map(Participant::journey).collect(Collectors.joining(","));

    JsonNode inOrder = manager.get(ALL + "saturation?order=LISTED&listed=" + listed).is(200).json();

    assertThat(inOrder.at("/result/order").asString()).isEqualTo("LISTED");
    assertThat(inOrder.at("/result/shuffles/shuffles").asInt()).isEqualTo(200);
    assertThat(inOrder.at("/result/curve/0/journeyId").asString())
        .isEqualTo(Participant.TABLE.getFirst().journey());
    String many =
        LongStream.range(Participant.TABLE.size(), 500)
            .mapToObj(more -> "," + new UUID(more, more))
            .collect(Collectors.joining("", listed, ""));
    assertThat(manager.get(ALL + "saturation?order=LISTED&listed=" + many).is(200).json().at("/n"))
        .isEqualTo(inOrder.at("/n"));
    manager
        .get(ALL + "saturation?order=LISTED&listed=" + many + ",one-more")
        .isProblem(400, "invalid-parameter");
    researcher.get(ALL + "saturation?listed=" + listed).isProblem(400, "invalid-parameter");
    assertThat(researcher.get(ALL + "saturation").is(200).text()).doesNotContain("study-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"time-to-stage", "transitions", "conformance", "process-map", "saturation"})
  void the_same_axes_have_the_same_digest(String figure) {
    JsonNode first = manager.get(ALL + figure).is(200).json();
    String axes =
        "?asAt=" + first.path("asAt").asString() + "&asKnown=" + first.path("asKnown").asString();

    JsonNode again = manager.get(ALL + figure + axes).is(200).json();

    assertThat(again.path("digest")).isEqualTo(first.path("digest"));
    assertThat(again.path("result")).isEqualTo(first.path("result"));
  }

  @Test
  void the_same_is_drawn_for_those_who_look() {
    for (String figure : List.of("time-to-stage", "transitions", "process-map", "saturation")) {
      Answer drawn = manager.get(ALL + figure, Map.of("Accept", "image/svg+xml")).is(200);
      assertThat(drawn.type()).isEqualTo("image/svg+xml");
      assertThat(drawn.text()).startsWith("<svg").contains("<title").doesNotContain("study-");
    }
  }

  @Test
  void a_frame_names_whom_to_invite_and_a_researcher_knows_them_by_other_names() {
    JsonNode frame = manager.get(ALL + "sampling-frame").is(200).json();
    assertThat(frame.path("n").asInt()).isEqualTo(17);
    assertThat(frame.at("/result/journeys").toString()).contains("study-keith");
    JsonNode pseudonymised = researcher.get(ALL + "sampling-frame").is(200).json();
    assertThat(pseudonymised.at("/result/journeys")).hasSize(17);
    assertThat(pseudonymised.toString()).doesNotContain("study-");
  }

  /** Of the same day, as known by the same moment: what was not known then is heeded now. */
  @Test
  void a_frame_has_nobody_who_withdrew_since_whoever_asks() {
    RunningPlatform shared = RunningPlatform.get();
    String organisation = Events.fresh("frame");
    Caller service = shared.caller("m-1", organisation, Role.MANAGER);
    List<String> journeys = List.of(Events.fresh("j"), Events.fresh("j"));
    for (String journey : journeys) {
      service.post(Events.referral(journey)).is(201);
      service
          .post(Events.consent(journey, "2026-01-06T09:00:00Z", "consent-given", "RESEARCH"))
          .is(201);
    }
    JsonNode now = service.get(ALL + "sampling-frame").is(200).json();
    String frame =
        ALL
            + "sampling-frame?asAt=%s&asKnown=%s"
                .formatted(now.path("asAt").asString(), now.path("asKnown").asString());
    assertThat(service.get(frame).is(200).json().path("n").asInt()).isEqualTo(2);

    service
        .post(
            Events.consent(
                journeys.getFirst(), "2026-01-07T09:00:00Z", "consent-withdrawn", "RESEARCH"))
        .is(201);

    JsonNode since = service.get(frame).is(200).json();
    assertThat(since.path("n").asInt()).isEqualTo(1);
    assertThat(since.at("/result/journeys").toString()).doesNotContain(journeys.getFirst());
  }

  @Test
  void two_coders_agree_or_not() {
    JsonNode agreement = manager.get("/api/v1/coding/agreement").is(200).json();
    assertThat(agreement.path("n").asInt()).isPositive();
    String two =
        "?first="
            + agreement.at("/result/first").asString()
            + "&second="
            + agreement.at("/result/second").asString();
    assertThat(manager.get("/api/v1/coding/agreement" + two).is(200).json()).isEqualTo(agreement);
    assertThat(
            manager
                .get("/api/v1/coding/agreement?first=nobody&second=no-one")
                .is(200)
                .json()
                .path("n")
                .asInt())
        .isZero();
    manager.get("/api/v1/coding/agreement?first=coder-1").isProblem(400, "invalid-parameter");
  }

  @ParameterizedTest
  @CsvSource({"time-to-stage", "transitions", "conformance", "process-map", "saturation"})
  void of_real_people_an_analyst_is_told_nothing_of_few(String figure) {
    RunningPlatform shared = RunningPlatform.get();
    String organisation = Events.fresh("few");
    Caller service = shared.caller("m-1", organisation, Role.MANAGER);
    for (int i = 0; i < 7; i++) {
      String journey = Events.fresh("j");
      service.post(Events.referral(journey)).is(201);
      service.post(Events.session(journey, "2026-01-2" + i + "T14:00:00Z")).is(201);
    }
    Caller analyst = shared.caller("a-1", organisation, Role.ANALYST);

    JsonNode answer = analyst.get(ALL + figure).is(200).json();

    assertThat(answer.path("controlled").asBoolean()).isTrue();
    assertThat(answer.path("n").asInt(0)).as("recorded this month").isZero();
    assertThat(answer.toString()).doesNotContain("j-");
    analyst
        .get(ALL + figure + "?openedFrom=2026-01-02T00:00:00Z")
        .isProblem(400, "invalid-parameter");
    analyst.get(ALL + figure + "?asAt=2026-01-02T00:00:00Z").isProblem(400, "invalid-parameter");
  }
}

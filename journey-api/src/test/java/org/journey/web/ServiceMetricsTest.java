package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.web.MadeService.QUARTER;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.journey.derived.ServiceAnswers;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The figures of a service, exactly, and how they are asked for. */
class ServiceMetricsTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final MadeService WHOLE = new MadeService(Events.fresh("fig"));
  private static final JsonNode ANSWER = WHOLE.quarter(WHOLE.manager, "");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          referrals                                     | {value:8,numerator:8,denominator:null}
          referrals.bySource.GP                         | {value:4}
          referrals.bySource.NURSE                      | {value:1}
          referrals.bySource.VOLUNTARY_SECTOR           | {value:0}
          referrals.byReason.ISOLATION                  | {value:5}
          referrals.byReason.DEPRESSION                 | {value:1}
          triaged                                       | {value:2,numerator:2,denominator:8}
          triaged.medianDaysToTriage                    | {value:2,n:2}
          declined                                      | {value:1,numerator:1,denominator:8}
          notSuitable                                   | {value:0,numerator:0,denominator:8}
          firstContact                                  | {value:5,numerator:5,denominator:8}
          firstContact.medianDaysToFirstContact         | {value:3,n:5}
          firstContact.p90DaysToFirstContact            | {value:10,n:5}
          firstSession                                  | {value:3,numerator:3,denominator:8}
          firstSession.reachedActivityRate              | {value:0.375,numerator:3,denominator:8}
          links                                         | {value:4,numerator:4,denominator:null}
          links.uptake                                  | {value:0.5,numerator:2,denominator:4}
          links.byHow.PERSONAL.uptake                   | {value:1,numerator:2,denominator:2}
          links.byHow.SIGNPOSTED.uptake                 | {value:0,numerator:0,denominator:2}
          links.byOutcome.NOT_TAKEN_UP                  | {value:1}
          attempts.mean                                 | {value:0.2,n:5}
          attempts.neverReached                         | {value:1}
          attendance                                    | {value:4,numerator:4,denominator:null}
          attendance.missed                             | {value:2}
          attendance.calledOff                          | {value:1}
          attendance.rate                               | {value:0.8,numerator:4,denominator:5}
          attendance.byCategory.SOCIAL.rate             | {value:0.6667,numerator:2,denominator:3}
          attendance.byActivity.choir.attended          | {value:2}
          stages                                        | {value:5,numerator:5,denominator:8}
          stages.byStage.1.share                        | {value:0.5,numerator:4,denominator:8}
          stages.byStage.2.share                        | {value:0.375,numerator:3,denominator:8}
          stages.reached.none                           | {value:3}
          stages.reached.1                              | {value:2}
          stages.reached.1-2                            | {value:2}
          stages.reached.2                              | {value:1}
          stages.skipped.1                              | {value:1}
          transitions                                   | {value:7,numerator:7,denominator:null}
          transitions.byPair.referral-1                 | {value:4}
          transitions.byPair.1-2                        | {value:2}
          caseload                                      | {value:6,numerator:6,denominator:null}
          caseload.paused                               | {value:1}
          caseload.closed                               | {value:2}
          caseload.unassigned                           | {value:3}
          caseload.byWorker.w-7                         | {value:3}
          wellbeing                                     | {value:3,numerator:3,denominator:8}
          wellbeing.byInstrument.UCLA3.byScale.score.completion | {value:0.6667,numerator:2,denominator:3}
          wellbeing.byInstrument.UCLA3.byScale.score.meanChange | {value:-0.5,n:2}
          wellbeing.byInstrument.UCLA3.byScale.score.sdChange   | {value:2.1213,n:2}
          wellbeing.byInstrument.UCLA3.byScale.score.improved   | {value:1}
          wellbeing.byInstrument.UCLA3.byScale.score.worse      | {value:1}
          people                                        | {value:8,numerator:8,denominator:null}
          closures                                      | {value:3,numerator:3,denominator:null}
          closures.byReason.MOVED_ON                    | {value:1}
          closures.reopened                             | {value:1}
          saturation.byState.NOT_ASSESSABLE             | {value:6}
          timeToStage                                   | {value:null,numerator:null,denominator:null}
          equity                                        | {value:null,numerator:null,denominator:null}
          equity.byDeprivation.1.referrals              | {value:2}
          equity.byDeprivation.1.uptake                 | {value:1,numerator:1,denominator:1}
          equity.byDeprivation.NOT_RECORDED.uptake      | {value:0.3333,numerator:1,denominator:3}
          equity.byGender.FEMALE.referrals              | {value:1}
          equity.byAgeBand.75-84.referrals              | {value:1}
          equity.byEthnicity.NOT_RECORDED.referrals     | {value:8}
          """)
  void figures_are_those_worked_out_by_hand(String path, String figure) {
    // Days to contact: 0.5, 1, 3, 6, 10. Changes: 6 - 8 and 6 - 5.
    assertThat(MadeService.part(ANSWER, path)).isEqualTo(figure);
  }

  @Test
  void the_answer_carries_its_axes() {
    assertThat(ANSWER.required("organisation").stringValue()).isEqualTo(WHOLE.organisation);
    assertThat(ANSWER.required("from").stringValue()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(ANSWER.required("to").stringValue()).isEqualTo("2026-04-01T00:00:00Z");
    assertThat(ANSWER.required("model").stringValue()).isEqualTo("steps-to-benefit@1");
    assertThat(ANSWER.required("sequence").asLong()).isGreaterThanOrEqualTo(WHOLE.last);
    assertThat(ANSWER.required("controlled").booleanValue()).isFalse();
    assertThat(ANSWER.required("synthetic").booleanValue()).isFalse();
    assertThat(ANSWER.required("incomplete").asInt()).isZero();
    assertThat(ANSWER.required("figures").size()).isEqualTo(21);
    // All but the two referrals outside it; all were recorded months later.
    int all = WHOLE.told() - 2;
    assertThat(MadeService.part(ANSWER, "record.shareOver7Days"))
        .isEqualTo("{value:1,numerator:" + all + ",denominator:" + all + "}");
  }

  @Test
  void staff_and_auditors_are_told_the_same_exactly() {
    String known = "&asKnown=" + ANSWER.required("asKnown").stringValue();
    for (Role role : List.of(Role.STAFF, Role.AUDITOR, Role.MANAGER)) {
      Caller reader = PLATFORM.caller("x-1", WHOLE.organisation, role);
      assertThat(WHOLE.quarter(reader, known)).isEqualTo(ANSWER);
    }
  }

  @Test
  void what_takes_long_is_to_be_asked_for_again() throws Exception {
    ServiceAnswers answers = PLATFORM.application().getBean(ServiceAnswers.class);
    CountDownLatch done = new CountDownLatch(1);
    for (int i = 0; i < 2; i++) {
      Object question = new Object();
      Thread.startVirtualThread(() -> answers.answer("north", question, () -> awaited(done)));
    }
    // Since somebody recorded something it is another question than any that was asked before.
    String elsewhere = Events.fresh("fig");
    long more =
        PLATFORM
            .caller("w-1", elsewhere, Role.STAFF)
            .post(Events.referral(Events.fresh("j")))
            .is(201)
            .sequence();
    String asked = WHOLE.metrics + "?" + QUARTER + "&minSequence=" + more;
    String behind =
        WHOLE.metrics + "/referrals/journeys?" + QUARTER + "&limit=3&minSequence=" + more;
    Answer later;
    Answer page;
    try {
      later = WHOLE.manager.get(asked).is(202);
      page = WHOLE.manager.get(behind).is(202);
    } finally {
      done.countDown();
    }

    assertThat(Integer.parseInt(later.header("Retry-After"))).isPositive();
    long included = Long.parseLong(later.header("Journey-Sequence"));
    assertThat(included).isGreaterThanOrEqualTo(WHOLE.last);
    assertThat(later.json().required("location").stringValue()).isEqualTo(later.header("Location"));
    JsonNode told = WHOLE.manager.get(later.header("Location")).is(200).json();
    assertThat(told.required("sequence").asLong()).isEqualTo(included);
    assertThat(told.required("figures")).isEqualTo(ANSWER.required("figures"));
    // The list that was asked for again goes on from there as from its first address.
    JsonNode first = WHOLE.manager.get(page.header("Location")).is(200).json();
    assertThat(first.required("journeys")).hasSize(3);
    String after = "&after=" + first.required("next").stringValue();
    JsonNode second = WHOLE.manager.get(behind + after).is(200).json();
    assertThat(second.required("asKnown")).isEqualTo(first.required("asKnown"));
    assertThat(WHOLE.manager.get(page.header("Location") + after).is(200).json()).isEqualTo(second);
    WHOLE
        .manager
        .get(behind + after + "&asKnown=2026-11-01T00:00:00Z")
        .isProblem(400, "invalid-parameter");
  }

  private record Waited() implements ServiceAnswers.Made {
    @Override
    public boolean whole() {
      return true;
    }

    @Override
    public long bytes() {
      return 0;
    }
  }

  private static Waited awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Waited();
  }

  @Test
  void bad_questions_name_what_is_bad_about_them() {
    String from = "from=2026-01-01T00:00:00Z";
    String to = "to=2026-04-01T00:00:00Z";
    for (Map.Entry<String, String> bad :
        Map.of(
                to,
                "from",
                from,
                "to",
                "from=2026-04-01T00:00:00.000001Z&" + to,
                "from",
                QUARTER + "&" + from,
                "from",
                QUARTER + "&asKnown=2999-01-01T00:00:00Z",
                "asKnown",
                QUARTER + "&asKnown=now",
                "asKnown",
                QUARTER + "&asKnown=2999-01-01T00:00:00Z&model=no-such@1",
                "asKnown",
                QUARTER + "&asKnown=2999-01-01T00:00:00Z&minSequence=" + Long.MAX_VALUE,
                "asKnown",
                QUARTER + "&asAt=2026-04-01T00:00:00Z",
                "asAt",
                QUARTER + "&organisation=" + WHOLE.organisation,
                "organisation")
            .entrySet()) {
      for (String call : List.of(WHOLE.metrics, WHOLE.metrics + "/referrals/journeys")) {
        Answer answer = WHOLE.manager.get(call + "?" + bad.getKey());
        answer.isProblem(400, "invalid-parameter");
        assertThat(answer.json().required("parameter").stringValue()).isEqualTo(bad.getValue());
      }
    }
    for (String beyond : List.of("0000-01-01T00:00:00%2B10:00", "9999-12-31T23:59:59-01:00")) {
      WHOLE
          .manager
          .get(WHOLE.metrics + "?from=" + beyond + "&to=" + beyond)
          .isProblem(400, "invalid-parameter");
    }
    for (String model : List.of("no-such@1", "steps-to-benefit", "steps-to-benefit@2")) {
      WHOLE
          .manager
          .get(WHOLE.metrics + "?" + QUARTER + "&model=" + model)
          .isProblem(422, "unknown-reference");
    }
    WHOLE
        .manager
        .get(WHOLE.metrics + "?" + QUARTER + "&minSequence=" + Long.MAX_VALUE)
        .isProblem(503, "unavailable");
    assertThat(
            WHOLE
                .manager
                .get(WHOLE.metrics + "?" + from + "&" + to.replace("04-01", "01-01"))
                .is(200)
                .json()
                .at("/figures/referrals/value")
                .asInt())
        .as("nobody is referred in no time")
        .isZero();
  }
}

package org.journey.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.journey.cohort.TimeToStageResult.OfGroup;
import org.journey.cohort.TimeToStageResult.OfStage;
import org.journey.cohort.estimate.LogRank;
import org.journey.cohort.estimate.SurvivalCurve;
import org.journey.interaction.Course.ClosingReason;
import org.journey.service.People;
import org.journey.service.facts.Micros;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Time from referral to a stage. */
class TimeToStageTest {

  private static TimeToStageResult result(@Nullable GroupBy by, Member... members) {
    return Some.of(
            () -> new TimeToStage(Some.MODEL, by, null, People.AS_RECORDED), List.of(members))
        .result();
  }

  private static OfStage stage(TimeToStageResult result, int number) {
    return result.stages().get(number - 1);
  }

  @Test
  void who_entered_came_to_it_and_the_others_are_censored_when_last_seen() {
    TimeToStageResult result =
        result(
            null,
            Some.entering(Some.journey(1), 2, 10.5).build(),
            Some.closed(Some.journey(2), ClosingReason.DECLINED, 5).build(),
            Some.journey(3).build());
    SurvivalCurve curve = stage(result, 2).curve();
    assertThat(curve.n()).isEqualTo(3);
    assertThat(curve.median()).isEqualTo((long) (10.5 * Micros.DAY));
    assertThat(curve.rows()).extracting(SurvivalCurve.Row::time).containsExactly(5L, 11L, 100L);
    assertThat(curve.rows().get(1).survival()).isEqualByComparingTo("0.5");
    assertThat(result.n()).isEqualTo(3);
  }

  @Test
  void closing_competes_with_entering() {
    OfStage stage =
        stage(
            result(
                null,
                Some.entering(Some.journey(1), 2, 10).build(),
                Some.closed(Some.journey(2), ClosingReason.DECLINED, 5).build(),
                Some.closed(Some.journey(3), ClosingReason.DIED, 20).build(),
                Some.journey(4).build()),
            2);
    List<BigDecimal> last = stage.incidence().rows().getLast().in();
    assertThat(last.get(stage.exits().indexOf("entered"))).isEqualByComparingTo("0.25");
    assertThat(last.get(stage.exits().indexOf("closed:DECLINED"))).isEqualByComparingTo("0.25");
    assertThat(last.get(stage.exits().indexOf("closed:DIED"))).isEqualByComparingTo("0.25");
    assertThat(last.get(stage.exits().indexOf("waiting"))).isEqualByComparingTo("0.25");
  }

  @Test
  void what_began_before_the_referral_was_entered_before_it() {
    OfStage stage = stage(result(null, Some.entering(Some.journey(1), 1, -3.25).build()), 1);
    assertThat(stage.curve().rows().getFirst().time()).isEqualTo(-3);
    assertThat(stage.entered().median()).isEqualByComparingTo("-3.25");
  }

  @Test
  void groups_are_those_that_have_journeys_in_their_order() {
    MemberBuilder young = Some.journey(1);
    young.ageBand = 2;
    TimeToStageResult result = result(GroupBy.AGE_BAND, Some.journey(2).build(), young.build());
    assertThat(stage(result, 1).groups())
        .extracting(OfGroup::name)
        .containsExactly("5-14", "NOT_RECORDED");
    assertThat(stage(result, 1).logRank())
        .isNotNull()
        .extracting(LogRank::chiSquare)
        .as("nobody entered")
        .isNull();
  }

  @Test
  void of_an_empty_cohort_every_curve_is_empty() {
    TimeToStageResult result = result(GroupBy.SOURCE);
    assertThat(result.n()).isZero();
    assertThat(result.stages())
        .hasSize(5)
        .allSatisfy(
            stage -> {
              assertThat(stage.curve().rows()).isEmpty();
              assertThat(stage.incidence().rows()).isEmpty();
              assertThat(stage.groups()).isEmpty();
              assertThat(stage.entered()).isEqualTo(new Days(0, null, null, null));
            });
  }

  @Test
  void one_stage_alone_can_be_asked_for() {
    TimeToStage times = new TimeToStage(Some.MODEL, null, 3, People.AS_RECORDED);
    assertThat(times.result().stages()).extracting(OfStage::number).containsExactly(3);
  }

  @Test
  void in_whatever_order_journeys_are_added_it_is_the_same() {
    List<Member> members = Some.random(new Random(7), 200);
    for (GroupBy by : GroupBy.values()) {
      TimeToStage once = new TimeToStage(Some.MODEL, by, null, People.AS_RECORDED);
      members.forEach(once::add);
      TimeToStage merged =
          Some.of(() -> new TimeToStage(Some.MODEL, by, null, People.AS_RECORDED), members);
      assertThat(merged.result()).isEqualTo(once.result());
      assertThat(merged.controlled(8)).isEqualTo(once.controlled(8));
    }
  }

  @Test
  void groups_share_the_cohort_out() {
    List<Member> members = Some.random(new Random(8), 300);
    for (GroupBy by : GroupBy.values()) {
      OfStage stage = stage(result(by, members.toArray(Member[]::new)), 4);
      assertThat(stage.groups().stream().mapToInt(group -> group.curve().n()).sum()).isEqualTo(300);
      assertThat(stage.groups().stream().mapToInt(group -> group.curve().events()).sum())
          .isEqualTo(stage.curve().events());
    }
  }

  @Test
  void it_is_written_with_days_and_without_trailing_zeros() {
    JsonNode json =
        result(GroupBy.SOURCE, Some.entering(Some.journey(1), 2, 10.5).build()).toJson();
    JsonNode stage = json.get("stages").get(1);
    assertThat(stage.get("median").decimalValue()).isEqualByComparingTo("10.5");
    assertThat(stage.get("medianUpper").isNull()).isTrue();
    assertThat(stage.get("curve").get(0).toString())
        .isEqualTo(
            "{\"day\":11,\"atRisk\":1,\"events\":1,\"censored\":0,\"survival\":0,"
                + "\"standardError\":null,\"lower\":null,\"upper\":null}");
    assertThat(stage.get("groups").get(0).get("group").stringValue()).isEqualTo("OTHER");
    assertThat(stage.get("incidence").get(0).get("entered").intValue()).isEqualTo(1);
  }
}

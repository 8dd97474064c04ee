package org.journey.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.journey.cohort.TransitionsResult.Origin;
import org.journey.cohort.TransitionsResult.Step;
import org.journey.service.People;
import org.journey.service.facts.Micros;
import org.junit.jupiter.api.Test;

/** Steps between entries of stages. */
class TransitionsTest {

  private static TransitionsResult result(List<Member> members) {
    return Some.of(() -> new Transitions(Some.MODEL, People.AS_RECORDED), members).result();
  }

  @Test
  void steps_are_in_order_of_time_with_the_days_between() {
    TransitionsResult result =
        result(
            List.of(
                Some.entering(Some.entering(Some.journey(1), 2, 4), 1, 10).build(),
                Some.entering(Some.journey(2), 2, 7).build(),
                Some.journey(3).build()));
    assertThat(result.steps())
        .containsExactly(
            new Step("referral", "2", 2, new BigDecimal("0.666667"), days(2, "5.5", "4", "7")),
            new Step("2", "1", 1, new BigDecimal("0.500000"), days(1, "6", "6", "6")));
    assertThat(result.origins())
        .startsWith(new Origin("referral", 3, 1), new Origin("1", 1, 1), new Origin("2", 2, 1));
  }

  private static Days days(int n, String median, String p25, String p75) {
    return new Days(n, decimal(median), decimal(p25), decimal(p75));
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text).setScale(6, RoundingMode.UNNECESSARY);
  }

  @Test
  void of_an_empty_cohort_there_is_none() {
    TransitionsResult result = result(List.of());
    assertThat(result.steps()).isEmpty();
    assertThat(result.origins()).first().isEqualTo(new Origin("referral", 0, 0));
  }

  @Test
  void entries_of_one_instant_are_in_the_order_of_their_interactions() {
    MemberBuilder builder = Some.entering(Some.entering(Some.journey(1), 2, 4), 3, 4);
    builder.enteredBy[1] = 9;
    builder.enteredBy[2] = 8;
    assertThat(result(List.of(builder.build())).steps())
        .extracting(Step::from, Step::to)
        .containsExactly(tuple("referral", "3"), tuple("3", "2"));
  }

  @Test
  void it_is_what_counting_one_by_one_says() {
    for (long seed = 1; seed <= 40; seed++) {
      List<Member> members = Some.random(new Random(seed), 60);
      Map<String, List<Long>> naive = new TreeMap<>();
      for (Member member : members) {
        List<Integer> entered = new ArrayList<>();
        for (int stage = 0; stage < 5; stage++) {
          if (member.entered(stage)) {
            entered.add(stage);
          }
        }
        entered.sort(
            Comparator.comparingLong((Integer stage) -> member.enteredAt[stage])
                .thenComparingLong(stage -> member.enteredBy[stage])
                .thenComparingInt(stage -> stage));
        String from = "referral";
        long since = member.opened;
        for (int stage : entered) {
          naive
              .computeIfAbsent(from + "-" + (stage + 1), any -> new ArrayList<>())
              .add(member.enteredAt[stage] - since);
          from = String.valueOf(stage + 1);
          since = member.enteredAt[stage];
        }
      }
      List<Step> steps = result(members).steps();
      assertThat(steps).as("seed %d", seed).hasSameSizeAs(naive.keySet());
      for (Step step : steps) {
        List<Long> times = naive.getOrDefault(step.from() + "-" + step.to(), new ArrayList<>());
        times.sort(null);
        assertThat(step.count()).isEqualTo(times.size());
        double median =
            (times.get((times.size() - 1) / 2) + times.get(times.size() / 2)) / 2.0 / Micros.DAY;
        Some.near(step.days().median(), median);
        double p25 = times.get((int) Math.ceil(times.size() * 0.25) - 1) / (double) Micros.DAY;
        Some.near(step.days().p25(), p25);
      }
    }
  }
}

package org.journey.cohort.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.journey.cohort.estimate.AalenJohansen.Spell;
import org.journey.cohort.estimate.Occupancy.Row;
import org.journey.service.Survival;
import org.journey.service.facts.Longs;
import org.junit.jupiter.api.Test;

/** Where people are over time. */
class AalenJohansenTest {

  private static final int[][] PUBLISHED = {
    {1, 0, 4, 1}, {1, 4, 9, 2}, {1, 9, 10, 1}, {2, 0, 5, 2}, {3, 2, 9, 3},
    {4, 0, 2, 1}, {4, 2, 8, 3}, {4, 8, 9, 0}, {5, 1, 3, 2}, {5, 3, 11, 0}
  };

  private static List<Spell> spells() {
    List<Spell> spells = new ArrayList<>();
    for (int[] row : PUBLISHED) {
      spells.add(new Spell(row[0], row[1], row[2], row[3]));
    }
    return spells;
  }

  private static List<BigDecimal> of32(double... parts) {
    List<BigDecimal> shares = new ArrayList<>();
    for (double part : parts) {
      shares.add(BigDecimal.valueOf(part / 32).setScale(6, java.math.RoundingMode.HALF_UP));
    }
    return shares;
  }

  @Test
  void re_entry_ties_and_late_entry_are_as_published() {
    Occupancy occupancy = AalenJohansen.of(4, spells(), 1);
    assertThat(occupancy.rows())
        .extracting(Row::time)
        .containsExactly(2L, 3L, 4L, 5L, 8L, 9L, 10L, 11L);
    assertThat(occupancy.rows())
        .extracting(Row::in)
        .containsExactly(
            of32(24, 8, 0, 0),
            of32(18, 8, 6, 0),
            of32(12, 14, 6, 0),
            of32(6, 14, 12, 0),
            of32(6, 7, 12, 7),
            of32(0, 0, 19, 13),
            of32(0, 9.5, 9.5, 13),
            of32(0, 9.5, 9.5, 13));
    assertThat(occupancy.rows().getFirst().atRisk()).as("the third enters at 2").isEqualTo(4);
  }

  @Test
  void the_order_of_spells_does_not_matter() {
    assertThat(AalenJohansen.of(4, spells().reversed(), 1))
        .isEqualTo(AalenJohansen.of(4, spells(), 1));
  }

  @Test
  void with_one_way_out_it_is_the_kaplan_meier_estimate() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      Longs values = Times.random(random, 1 + random.nextInt(50), 20);
      AalenJohansen estimate = new AalenJohansen(2);
      for (int i = 0; i < values.size(); i++) {
        estimate.addFromStart(Times.time(values, i), Times.isEvent(values, i) ? 1 : 0);
      }
      List<SurvivalCurve.Row> curve = KaplanMeier.of(values, 3).rows();
      List<Row> rows = estimate.occupancy(3).rows();
      assertThat(rows).hasSameSizeAs(curve);
      for (int i = 0; i < rows.size(); i++) {
        assertThat(rows.get(i).in().getFirst())
            .as("seed %d", seed)
            .isCloseTo(curve.get(i).survival(), within(new BigDecimal("0.000001")));
        assertThat(rows.get(i).atRisk()).isEqualTo(curve.get(i).atRisk());
      }
    }
  }

  /** Each cause comes at its share of those at risk, of those who were left just before. */
  @Test
  void competing_exits_are_what_the_formula_says() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      int size = random.nextInt(40);
      int[] times = random.ints(size, 0, 15).toArray();
      int[] events = random.ints(size, 0, 4).toArray();
      AalenJohansen estimate = new AalenJohansen(4);
      for (int i = 0; i < size; i++) {
        estimate.addFromStart(times[i], events[i]);
      }
      double[] naive = {1, 0, 0, 0};
      int row = 0;
      List<Row> rows = estimate.occupancy(1).rows();
      for (int time = 0; time < 15; time++) {
        int atRisk = 0;
        int[] came = new int[4];
        int here = 0;
        for (int i = 0; i < size; i++) {
          atRisk += times[i] >= time ? 1 : 0;
          came[events[i]] += times[i] == time ? 1 : 0;
          here += times[i] == time ? 1 : 0;
        }
        if (here > 0) {
          double before = naive[0];
          for (int cause = 1; cause < 4; cause++) {
            double share = before * came[cause] / atRisk;
            naive[cause] += share;
            naive[0] -= share;
          }
          for (int state = 0; state < 4; state++) {
            assertThat(rows.get(row).in().get(state))
                .as("seed %d", seed)
                .isCloseTo(BigDecimal.valueOf(naive[state]), within(new BigDecimal("0.000001")));
          }
          row++;
        }
      }
      assertThat(rows).hasSize(row);
    }
  }

  @Test
  void of_nobody_there_is_nothing() {
    assertThat(new AalenJohansen(3).occupancy(1).rows()).isEmpty();
  }

  @Test
  void where_all_are_censored_all_stay() {
    AalenJohansen estimate = new AalenJohansen(2);
    estimate.addFromStart(Survival.event(4), AalenJohansen.CENSORED);
    assertThat(estimate.occupancy(1).rows())
        .allSatisfy(
            row ->
                assertThat(row.in())
                    .containsExactly(new BigDecimal("1.000000"), new BigDecimal("0.000000")));
  }
}

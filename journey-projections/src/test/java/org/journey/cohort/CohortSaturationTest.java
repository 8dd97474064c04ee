package org.journey.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.journey.cohort.CohortSaturationParameters.Order;
import org.journey.cohort.CohortSaturationResult.Row;
import org.journey.engagement.Saturation.State;
import org.journey.engagement.Saturation.Why;
import org.journey.engagement.SaturationParameters.Level;
import org.journey.engagement.SaturationRules;
import org.journey.service.People;
import org.journey.service.facts.Micros;
import org.junit.jupiter.api.Test;

/** When the next person stopped telling something new. */
class CohortSaturationTest {

  private static final SaturationRules RULES = new SaturationRules(2, 4, new BigDecimal("0.05"));

  private static CohortSaturationParameters by(Order order, Level level, String... listed) {
    return new CohortSaturationParameters(order, level, RULES, List.of(listed), 200, 2014);
  }

  private static CohortSaturationResult result(
      CohortSaturationParameters parameters, List<Member> members) {
    return Some.of(() -> new CohortSaturation(Some.MODEL, parameters, People.AS_RECORDED), members)
        .result();
  }

  private static Member asked(int number, int... subThemes) {
    MemberBuilder builder = Some.asked(Some.journey(number), 50 - number, subThemes);
    builder.opened = number * Micros.DAY;
    return builder.build();
  }

  @Test
  void who_comes_next_stops_telling_something_new() {
    List<Member> members =
        List.of(
            asked(1, 0, 1),
            asked(2, 1),
            asked(3, 2),
            asked(4, 0),
            asked(5, 1),
            Some.journey(6).build());
    CohortSaturationResult result = result(by(Order.OPENED, Level.SUB_THEME), members);
    assertThat(result.state()).isEqualTo(State.SATURATED);
    assertThat(result.saturatedAt()).isEqualTo(5);
    assertThat(result.neverAsked()).isEqualTo(1);
    assertThat(result.n()).isEqualTo(6);
    assertThat(result.rows())
        .containsExactly(new Row(1, "j-1", names(0, 1), 2), new Row(3, "j-3", names(2), 3));
    assertThat(result.ratio().assessable())
        .as("five units, and a base of four and a run of two")
        .isFalse();
  }

  private static List<String> names(int... subThemes) {
    List<String> names = new ArrayList<>();
    for (int subTheme : subThemes) {
      names.add("sub-theme:" + Some.MODEL.subThemes().get(subTheme));
    }
    names.sort(null);
    return names;
  }

  @Test
  void the_order_is_as_asked_for() {
    List<Member> members = List.of(asked(1, 0), asked(2, 1), asked(3, 0));
    assertThat(result(by(Order.FIRST_REFLECTION, Level.SUB_THEME), members).rows())
        .extracting(Row::journeyId)
        .as("the last was asked first")
        .containsExactly("j-3", "j-2");
    CohortSaturationResult listed =
        result(by(Order.LISTED, Level.SUB_THEME, "j-2", "j-9", "j-1"), members);
    assertThat(listed.rows()).extracting(Row::journeyId).containsExactly("j-2", "j-1");
    assertThat(listed.notListed()).isEqualTo(1);
    assertThat(listed.units()).isEqualTo(2);
  }

  /** Guest, Namey and Chen (2020): 37 themes of four interviews, then 7, 4 and 1 new. */
  @Test
  void the_published_ratio_is_reached_at_6_and_2() {
    int[] published = {10, 20, 30, 37, 40, 44, 44, 45};
    assertThat(ratio(published)).as("19 %, 11 %, 3 %").isEqualTo("6+2");
    int[] without = {10, 20, 30, 37, 40, 44, 44};
    assertThat(ratio(without)).as("before the run that brings one").isEmpty();
  }

  private static String ratio(int... cumulative) {
    String notation =
        RULES
            .ratio(
                new SaturationRules.Curve() {
                  @Override
                  public int units() {
                    return cumulative.length;
                  }

                  @Override
                  public int after(int units) {
                    return units == 0 ? 0 : cumulative[units - 1];
                  }
                })
            .notation();
    return notation == null ? "" : notation;
  }

  @Test
  void nothing_is_assessable_without_journeys_or_findings() {
    CohortSaturationResult empty = result(by(Order.OPENED, Level.SUB_THEME), List.of());
    assertThat(empty.why()).isEqualTo(Why.NOT_ASKED);
    assertThat(empty.shuffles().run().count()).isZero();
    assertThat(empty.toJson().get("saturatedAt").isNull()).isTrue();
    assertThat(result(by(Order.OPENED, Level.SUB_THEME), List.of(asked(1, 0))).why())
        .isEqualTo(Why.TOO_FEW_UNITS);
    assertThat(
            result(by(Order.OPENED, Level.SUB_THEME), List.of(asked(1), asked(2), asked(3))).why())
        .isEqualTo(Why.NO_FINDING);
  }

  @Test
  void of_findings_that_all_bring_every_order_is_the_same() {
    List<Member> members = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      members.add(asked(i, 3, 4));
    }
    CohortSaturationResult result = result(by(Order.OPENED, Level.SUB_THEME), members);
    assertThat(result.shuffles().run())
        .isEqualTo(new Shuffles.Distribution(200, 3, 3, new BigDecimal("3"), 3, 3));
    assertThat(result.shuffles().ratio())
        .isEqualTo(new Shuffles.Distribution(200, 4, 4, new BigDecimal("4"), 4, 4));
  }

  @Test
  void in_whatever_order_journeys_are_added_it_is_the_same() {
    List<Member> members = Some.random(new Random(3), 150);
    for (Level level : Level.values()) {
      CohortSaturation once =
          new CohortSaturation(Some.MODEL, by(Order.OPENED, level), People.AS_RECORDED);
      members.forEach(once::add);
      CohortSaturationResult merged = result(by(Order.OPENED, level), members);
      assertThat(merged.toJson()).isEqualTo(once.result().toJson());
    }
  }

  @Test
  void another_seed_gives_other_orders_of_the_same_spread() {
    List<Member> members = Some.random(new Random(4), 150);
    CohortSaturationResult one = result(by(Order.OPENED, Level.CODE), members);
    CohortSaturationResult other =
        result(
            new CohortSaturationParameters(Order.OPENED, Level.CODE, RULES, List.of(), 200, 7),
            members);
    assertThat(one.shuffles()).isNotEqualTo(other.shuffles());
    assertThat(one.rows()).isEqualTo(other.rows());
  }

  /** Of more journeys than are looked through at first, with findings that one alone has. */
  @Test
  void rare_findings_come_when_their_journey_does() {
    List<Member> members = new ArrayList<>();
    for (int i = 1; i <= 3_000; i++) {
      MemberBuilder builder = Some.asked(Some.journey(i), 1);
      builder.sequence = i;
      builder.codes = i % 500 == 0 ? List.of("code:a/" + i) : List.of("code:b/-");
      members.add(builder.build());
    }
    compare(members, 5, 20);
  }

  /** The same shuffles, gone through to their ends with sets of names. */
  @Test
  void it_is_what_going_through_whole_orders_says() {
    for (long seed = 1; seed <= 12; seed++) {
      compare(Some.random(new Random(seed), 30 + (int) seed), seed, 40);
    }
  }

  private static void compare(List<Member> all, long seed, int shuffles) {
    CohortSaturationParameters parameters =
        new CohortSaturationParameters(Order.OPENED, Level.CODE, RULES, List.of(), shuffles, seed);
    CohortSaturationResult result = result(parameters, all);
    List<Member> members = new ArrayList<>(all);
    members.removeIf(member -> !member.asked());
    members.sort(
        Comparator.comparingLong((Member member) -> member.opened)
            .thenComparingLong(member -> member.sequence));
    int[] own = cumulative(members);
    assertThat(result.saturatedAt()).as("seed %d", seed).isEqualTo(saturatedAt(own));
    String notation = result.ratio().notation();
    assertThat(notation == null ? "" : notation).isEqualTo(ratio(own));
    List<Integer> runs = new ArrayList<>();
    List<Integer> ratios = new ArrayList<>();
    SplitMix64 seeds = new SplitMix64(seed);
    for (int shuffle = 0; shuffle < shuffles; shuffle++) {
      SplitMix64 random = new SplitMix64(seeds.next());
      Map<Long, Member> drawn = new TreeMap<>(Long::compareUnsigned);
      members.forEach(member -> drawn.put(random.next(), member));
      int[] cumulative = cumulative(List.copyOf(drawn.values()));
      if (saturatedAt(cumulative) > 0) {
        runs.add(saturatedAt(cumulative));
      }
      String ratio = ratio(cumulative);
      if (!ratio.isEmpty()) {
        ratios.add(Integer.parseInt(ratio.substring(0, ratio.indexOf('+'))));
      }
    }
    assertThat(result.shuffles().run())
        .as("seed %d", seed)
        .isEqualTo(Shuffles.Distribution.of(runs));
    assertThat(result.shuffles().ratio())
        .as("seed %d", seed)
        .isEqualTo(Shuffles.Distribution.of(ratios));
  }

  private static int[] cumulative(List<Member> members) {
    Set<String> seen = new HashSet<>();
    int[] cumulative = new int[members.size()];
    for (int i = 0; i < cumulative.length; i++) {
      seen.addAll(members.get(i).codes);
      cumulative[i] = seen.size();
    }
    return cumulative;
  }

  private static int saturatedAt(int[] cumulative) {
    int last = 0;
    for (int i = 0; i < cumulative.length; i++) {
      last = cumulative[i] > (i == 0 ? 0 : cumulative[i - 1]) ? i + 1 : last;
    }
    return cumulative.length - last >= 2 ? last + 2 : 0;
  }
}

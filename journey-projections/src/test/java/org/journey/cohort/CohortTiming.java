package org.journey.cohort;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.journey.cohort.CohortSaturationParameters.Order;
import org.journey.engagement.SaturationParameters.Level;
import org.journey.engagement.SaturationRules;
import org.journey.interaction.InteractionType;
import org.journey.service.People;
import org.journey.service.facts.Micros;
import org.jspecify.annotations.Nullable;

/**
 * How long statistics of 200,000 journeys take, added on one thread: run by hand, not a test. Every
 * time is another, so that nothing is saved by ties, and most ways to go are of one journey alone.
 */
final class CohortTiming {

  private static final int JOURNEYS = 200_000;
  private static final int INTERACTIONS = 30;

  private CohortTiming() {}

  public static void main(String[] arguments) {
    List<Member> members = members(new Random(1));
    for (int round = 0; round < 3; round++) {
      for (GroupBy by : List.of(GroupBy.REASON, GroupBy.GENDER)) {
        time("time to stage by " + by, members, () -> times(by));
      }
      time("time to stage", members, () -> times(null));
      time("transitions", members, () -> new Transitions(Some.MODEL, People.AS_RECORDED));
      time("conformance", members, () -> new Conformance(Some.MODEL, People.AS_RECORDED));
      for (Activities of : Activities.values()) {
        time("process map of " + of, members, () -> map(of));
      }
      for (Level level : Level.values()) {
        time("saturation of " + level, members, () -> saturation(level));
      }
    }
  }

  private static TimeToStage times(@Nullable GroupBy by) {
    return new TimeToStage(Some.MODEL, by, null, People.AS_RECORDED);
  }

  private static ProcessMap map(Activities of) {
    return new ProcessMap(of, ProcessMap.VARIANTS, Some.MODEL, People.AS_RECORDED);
  }

  private static CohortSaturation saturation(Level level) {
    CohortSaturationParameters parameters =
        new CohortSaturationParameters(
            Order.OPENED,
            level,
            new SaturationRules(2, 4, new BigDecimal("0.05")),
            List.of(),
            CohortSaturationParameters.SHUFFLES,
            CohortSaturationParameters.SEED);
    return new CohortSaturation(Some.MODEL, parameters, People.AS_RECORDED);
  }

  /** Time of this thread alone, so that what else runs does not count. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void time(String name, List<Member> members, Supplier<CohortStatistic<?>> made) {
    CohortStatistic<?> statistic = made.get();
    long start = cpu();
    members.forEach(statistic::add);
    long added = cpu();
    CohortResult result = statistic.result();
    long told = cpu();
    int length = result.toJson().toString().length();
    long written = cpu();
    int nodes = statistic.controlled(8).toString().length();
    long controlled = cpu();
    System.out.printf(
        "%-28s ms: added %4d, result %4d, JSON %4d (%,d characters), controlled %4d (%,d)%n",
        name,
        (added - start) / 1_000_000,
        (told - added) / 1_000_000,
        (written - told) / 1_000_000,
        length,
        (controlled - written) / 1_000_000,
        nodes);
  }

  private static List<Member> members(Random random) {
    List<Member> members = new ArrayList<>(JOURNEYS);
    int types = InteractionType.values().length - 6;
    for (int i = 1; i <= JOURNEYS; i++) {
      MemberBuilder builder = Some.one(random, i);
      builder.opened = day(random, 1500);
      builder.askedAt = builder.askedAt == Member.NEVER ? Member.NEVER : builder.opened;
      builder.asAt = 2000 * Micros.DAY;
      for (int stage = 0; stage < 5; stage++) {
        if (builder.enteredAt[stage] != Member.NEVER) {
          builder.enteredAt[stage] = builder.opened + day(random, 400);
        }
      }
      builder.closedAt = builder.opened + day(random, 450);
      // A code in a thousand journeys or so is of that journey alone: shuffles go far.
      if (!builder.codes.isEmpty() && random.nextInt(1000) == 0) {
        builder.codes = List.of("code:c/" + i);
      }
      builder.trace = Traces.of(random.ints(INTERACTIONS, 0, types).toArray());
      members.add(builder.build());
    }
    return members;
  }

  private static long day(Random random, int most) {
    return random.nextLong(most * Micros.DAY);
  }
}

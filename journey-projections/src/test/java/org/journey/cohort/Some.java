package org.journey.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.journey.interaction.Access.Gender;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralSource;
import org.journey.interaction.Course.ClosingReason;
import org.journey.model.StageModel;
import org.journey.model.StageModels;
import org.journey.service.facts.Micros;
import org.journey.state.Standing.Status;
import org.jspecify.annotations.Nullable;

/** Members with only what a test is about; times in days. */
final class Some {

  static final StageModel MODEL = StageModels.defaultModel();

  private Some() {}

  /** A journey {@code j-<number>} of a client of their own, referred on day 0, seen to day 100. */
  static MemberBuilder journey(int number) {
    MemberBuilder builder = new MemberBuilder();
    builder.organisation = "soar";
    builder.journeyId = "j-" + number;
    builder.clientId = "c-" + number;
    builder.sequence = number;
    builder.asAt = 100 * Micros.DAY;
    builder.enteredAt = new long[MODEL.stages().size()];
    Arrays.fill(builder.enteredAt, Member.NEVER);
    builder.enteredBy = new long[MODEL.stages().size()];
    builder.shown = new long[1];
    return builder;
  }

  /** Enters a stage, by number; by a later interaction than those before it. */
  static MemberBuilder entering(MemberBuilder builder, int stage, double day) {
    builder.enteredAt[stage - 1] = (long) (day * Micros.DAY);
    builder.enteredBy[stage - 1] = builder.sequence + stage;
    builder.reached |= 1 << stage;
    return builder;
  }

  static MemberBuilder closed(MemberBuilder builder, ClosingReason reason, double day) {
    builder.status = Status.CLOSED;
    builder.closedFor = reason;
    builder.closedAt = (long) (day * Micros.DAY);
    return builder;
  }

  /** Asked on a day, evidencing sub-themes by their place in the model. */
  static MemberBuilder asked(MemberBuilder builder, double day, int... subThemes) {
    builder.askedAt = (long) (day * Micros.DAY);
    builder.askedBy = builder.sequence + 50;
    for (int subTheme : subThemes) {
      builder.shown[0] |= 1L << subTheme;
    }
    return builder;
  }

  /** Journeys of all sorts, with ties. */
  static List<Member> random(Random random, int size) {
    List<Member> members = new ArrayList<>(size);
    for (int i = 1; i <= size; i++) {
      members.add(one(random, i).build());
    }
    return members;
  }

  static MemberBuilder one(Random random, int number) {
    MemberBuilder builder = journey(number);
    builder.sequence = 100L * number;
    builder.opened = random.nextInt(60) * Micros.DAY;
    builder.source = ReferralSource.values()[random.nextInt(3)];
    builder.reasons = List.of(Reason.values()[random.nextInt(4)], Reason.CARING);
    builder.ageBand = (byte) random.nextInt(4);
    builder.decile = (byte) random.nextInt(11);
    builder.gender = random.nextInt(3) == 0 ? null : Gender.values()[random.nextInt(4)];
    for (int stage = 1; stage <= 5; stage++) {
      if (random.nextInt(3) > 0) {
        entering(builder, stage, random.nextInt(180) / 2.0);
      }
    }
    if (random.nextInt(3) == 0) {
      closed(builder, ClosingReason.values()[random.nextInt(4)], 60 + random.nextInt(40));
    }
    if (random.nextInt(4) > 0) {
      asked(builder, 60 + random.nextInt(20), random.nextInt(12), random.nextInt(12));
      builder.codes = List.of("code:a/" + random.nextInt(30), "code:b/" + random.nextInt(3));
    }
    return builder;
  }

  /** That a figure told to 6 places is what was worked out another way. */
  static void near(@Nullable BigDecimal told, double naive) {
    assertThat(told)
        .isNotNull()
        .isCloseTo(BigDecimal.valueOf(naive), within(new BigDecimal("0.000001")));
  }

  /** Adds members to two statistics by turns, and takes them together: order must not show. */
  static <S extends CohortStatistic<S>> S of(Supplier<S> made, List<Member> members) {
    S one = made.get();
    S other = made.get();
    for (int i = members.size() - 1; i >= 0; i--) {
      (i % 3 == 0 ? one : other).add(members.get(i));
    }
    one.merge(other);
    return one;
  }
}

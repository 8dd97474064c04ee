package org.journey.cohort;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.journey.interaction.Access.Gender;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralSource;
import org.journey.service.facts.AgeBands;

/** By what the journeys of a cohort are told apart, at referral. */
public enum GroupBy {
  /** Who referred. */
  SOURCE(names(ReferralSource.values())) {
    @Override
    int of(Member member) {
      return member.source.ordinal();
    }
  },
  /** The primary reason. */
  REASON(names(Reason.values())) {
    @Override
    int of(Member member) {
      return member.primaryReason.ordinal();
    }
  },
  /** The band of ten years of age. */
  AGE_BAND(
      orNotRecorded(IntStream.rangeClosed(1, AgeBands.COUNT).mapToObj(AgeBands::name).toList())) {
    @Override
    int of(Member member) {
      return member.ageBand == 0 ? AgeBands.COUNT : member.ageBand - 1;
    }
  },
  /** The decile of deprivation, 1 the most deprived. */
  DEPRIVATION(orNotRecorded(IntStream.rangeClosed(1, 10).mapToObj(String::valueOf).toList())) {
    @Override
    int of(Member member) {
      return member.decile == 0 ? 10 : member.decile - 1;
    }
  },
  /** Gender as recorded. */
  GENDER(orNotRecorded(names(Gender.values()))) {
    @Override
    int of(Member member) {
      return member.gender == null ? Gender.values().length : member.gender.ordinal();
    }
  };

  private final List<String> groups;

  GroupBy(List<String> groups) {
    this.groups = groups;
  }

  private static List<String> names(Enum<?>[] codes) {
    return Arrays.stream(codes).map(Enum::name).toList();
  }

  private static List<String> orNotRecorded(List<String> names) {
    return Stream.concat(names.stream(), Stream.of(AgeBands.NOT_RECORDED)).toList();
  }

  /** The names of the groups, in their order. */
  public List<String> groups() {
    return groups;
  }

  /** The place of a member's group in {@link #groups()}. */
  abstract int of(Member member);
}

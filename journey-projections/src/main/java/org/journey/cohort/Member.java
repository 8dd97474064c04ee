package org.journey.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.journey.interaction.Access.Gender;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralSource;
import org.journey.interaction.Course.ClosingReason;
import org.journey.stage.StageProgresses;
import org.journey.state.JourneyReading;
import org.journey.state.Standing.Status;
import org.jspecify.annotations.Nullable;

/**
 * What statistics of cohorts need of one journey, in little room: hundreds of thousands are held.
 * Times are microseconds since 1970. Members of one statistic are read under one model.
 */
public final class Member {

  /** The time of what never happened. */
  static final long NEVER = Long.MIN_VALUE;

  /** The order of referral: by time, then sequence. */
  static final Comparator<Member> BY_REFERRAL =
      Comparator.comparingLong((Member member) -> member.opened)
          .thenComparingLong(member -> member.sequence);

  /** What only some statistics need, and is made for them alone. */
  public enum Part {
    /** Findings with their codes: {@link CohortSaturation} at the level CODE. */
    CODES,
    /** All interactions: {@link ProcessMap} of TYPE and CATEGORY. */
    TRACE
  }

  final String organisation;
  final String journeyId;
  final String clientId;

  /** Of the referral. */
  final long sequence;

  final long opened;
  final long asAt;
  final ReferralSource source;
  final Reason primaryReason;

  /** All reasons, a bit for each. */
  final int reasons;

  /** As {@link org.journey.service.facts.AgeBands} tells it. */
  final byte ageBand;

  /** 1 the most deprived; 0 not recorded. */
  final byte decile;

  final @Nullable Gender gender;
  final Status status;

  /** When it was closed, if it is. */
  final long closedAt;

  final @Nullable ClosingReason closedFor;

  /** Per stage of the model: when it was entered, or {@link #NEVER}. */
  final long[] enteredAt;

  /** Per stage: the sequence of what entered it. */
  final long[] enteredBy;

  /** A bit for the number of each stage entered. */
  final int reached;

  /** Sub-themes of the model with evidence, entering or not: a bit for each. */
  final long[] shown;

  /** Names of the findings with their codes; empty unless they were made. */
  final List<String> codes;

  /** First reflection; {@link #NEVER} if nobody asked. */
  final long askedAt;

  final long askedBy;

  /** All interactions in order; null unless they were made. */
  final @Nullable Trace trace;

  Member(MemberBuilder from) {
    organisation = from.organisation;
    journeyId = from.journeyId;
    clientId = from.clientId;
    sequence = from.sequence;
    opened = from.opened;
    asAt = from.asAt;
    source = from.source;
    primaryReason = from.reasons.getFirst();
    reasons = mask(from.reasons);
    ageBand = from.ageBand;
    decile = from.decile;
    gender = from.gender;
    status = from.status;
    closedAt = from.closedAt;
    closedFor = from.closedFor;
    enteredAt = from.enteredAt;
    enteredBy = from.enteredBy;
    reached = from.reached;
    shown = from.shown;
    codes = List.copyOf(from.codes);
    askedAt = from.askedAt;
    askedBy = from.askedBy;
    trace = from.trace;
  }

  private static int mask(List<Reason> reasons) {
    int mask = 0;
    for (Reason reason : reasons) {
      mask |= 1 << reason.ordinal();
    }
    return mask;
  }

  /** What every statistic needs of a journey. */
  public static Member of(JourneyReading reading) {
    return of(reading, Set.of());
  }

  /** The same with further parts. */
  public static Member of(JourneyReading reading, Set<Part> parts) {
    return MemberBuilder.of(reading, parts).build();
  }

  /** The journey. */
  public String journeyId() {
    return journeyId;
  }

  /** The client. */
  public String clientId() {
    return clientId;
  }

  /** Sequence of the referral. */
  public long sequence() {
    return sequence;
  }

  /** The entered stages in the study's notation; none: empty. */
  public String reached() {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 1; number < Integer.SIZE; number++) {
      if ((reached & 1 << number) != 0) {
        numbers.add(number);
      }
    }
    return StageProgresses.notation(numbers);
  }

  boolean entered(int stage) {
    return enteredAt[stage] != NEVER;
  }

  boolean asked() {
    return askedAt != NEVER;
  }

  /** Until when it is known what happened in it: closing, or what is asked as at. */
  long seenUntil() {
    return closedFor == null ? asAt : closedAt;
  }

  /**
   * The entered stages in the order of entry: by time, then sequence, then stage.
   *
   * @param into has room for all stages of the model
   * @return how many there are
   */
  int entries(int[] into) {
    int entered = 0;
    for (int stage = 0; stage < enteredAt.length; stage++) {
      if (entered(stage)) {
        int at = entered++;
        while (at > 0 && before(stage, into[at - 1])) {
          into[at] = into[at - 1];
          at--;
        }
        into[at] = stage;
      }
    }
    return entered;
  }

  private boolean before(int stage, int other) {
    return enteredAt[stage] < enteredAt[other]
        || (enteredAt[stage] == enteredAt[other] && enteredBy[stage] < enteredBy[other]);
  }
}

package org.journey.service.facts;

import java.util.Arrays;
import java.util.List;
import org.journey.engagement.Saturation;
import org.journey.interaction.Access.Ethnicity;
import org.journey.interaction.Access.Gender;
import org.journey.interaction.Access.Reason;
import org.journey.interaction.Access.ReferralSource;
import org.journey.interaction.Access.TriageOutcome;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Goals.Domain;
import org.journey.interaction.Goals.LedBy;
import org.journey.interaction.Measures.Better;
import org.journey.interaction.Measures.Instrument;
import org.journey.interaction.Measures.NotTakenReason;
import org.journey.interaction.Participation.Category;
import org.journey.interaction.Participation.KnownBy;
import org.journey.interaction.Support.Companion;
import org.journey.interaction.Support.LinkKind;
import org.journey.interaction.Support.LinkOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The stable numbers of codes in facts: a code's place in its list here, from 1; 0 is absent. What
 * stands here is kept in stored facts: a code is never moved or removed, only added behind the
 * others, whatever becomes of the order in its enum.
 *
 * @param <E> the codes
 */
public final class Codes<E extends Enum<E>> {

  /** Who referred. */
  public static final Codes<ReferralSource> SOURCES =
      of(
          ReferralSource.GP,
          ReferralSource.NURSE,
          ReferralSource.OTHER_HEALTH_PROFESSIONAL,
          ReferralSource.HOSPITAL,
          ReferralSource.SOCIAL_CARE,
          ReferralSource.VOLUNTARY_SECTOR,
          ReferralSource.SELF,
          ReferralSource.OTHER);

  /** Why someone was referred. */
  public static final Codes<Reason> REASONS =
      of(
          Reason.DEPRESSION,
          Reason.ANXIETY,
          Reason.MENTAL_HEALTH,
          Reason.ISOLATION,
          Reason.BEREAVEMENT,
          Reason.LIFE_CHANGE,
          Reason.HOUSING,
          Reason.BENEFITS_ADVICE,
          Reason.DEBT,
          Reason.EMPLOYMENT,
          Reason.SMOKING,
          Reason.LIFESTYLE,
          Reason.EXERCISE,
          Reason.LONG_TERM_CONDITION,
          Reason.SOMETHING_TO_DO,
          Reason.PURPOSEFUL_OCCUPATION,
          Reason.CARING,
          Reason.OTHER);

  /** Gender at referral. */
  public static final Codes<Gender> GENDERS =
      of(Gender.FEMALE, Gender.MALE, Gender.OTHER, Gender.NOT_STATED);

  /** Ethnic group at referral. */
  public static final Codes<Ethnicity> ETHNICITIES =
      of(
          Ethnicity.WHITE,
          Ethnicity.ASIAN,
          Ethnicity.BLACK,
          Ethnicity.MIXED,
          Ethnicity.OTHER,
          Ethnicity.NOT_STATED);

  /** What triage led to. */
  public static final Codes<TriageOutcome> TRIAGE_OUTCOMES =
      of(
          TriageOutcome.SUPPORT,
          TriageOutcome.LINKED,
          TriageOutcome.SIGNPOSTED,
          TriageOutcome.DECLINED,
          TriageOutcome.NOT_SUITABLE);

  /** How an activity was linked. */
  public static final Codes<LinkKind> LINK_KINDS = of(LinkKind.PERSONAL, LinkKind.SIGNPOSTED);

  /** What came of a link. */
  public static final Codes<LinkOutcome> LINK_OUTCOMES =
      of(
          LinkOutcome.TAKEN_UP,
          LinkOutcome.NOT_TAKEN_UP,
          LinkOutcome.DECLINED,
          LinkOutcome.NO_PLACE,
          LinkOutcome.ACTIVITY_ENDED);

  /** Who went along. */
  public static final Codes<Companion> COMPANIONS = of(Companion.TEAM, Companion.OTHER);

  /** Categories of sessions. */
  public static final Codes<Category> CATEGORIES =
      of(
          Category.PHYSICAL,
          Category.WELLBEING,
          Category.SOCIAL,
          Category.CREATIVE,
          Category.VOLUNTEER);

  /** How attendance is known. */
  public static final Codes<KnownBy> KNOWN_BY =
      of(KnownBy.REGISTER, KnownBy.CLIENT, KnownBy.PROVIDER);

  /** What a goal is about. */
  public static final Codes<Domain> DOMAINS =
      of(
          Domain.HEALTH,
          Domain.WORK,
          Domain.LEARNING,
          Domain.SOCIAL,
          Domain.VOLUNTEERING,
          Domain.HOME,
          Domain.OTHER);

  /** Whose goal it is. */
  public static final Codes<LedBy> LED_BY = of(LedBy.CLIENT, LedBy.WORKER);

  /** Instruments. */
  public static final Codes<Instrument> INSTRUMENTS =
      of(
          Instrument.ONS4,
          Instrument.SWEMWBS,
          Instrument.UCLA3,
          Instrument.MYCAW,
          Instrument.SCORED);

  /** Which way is better, of what was scored elsewhere. */
  public static final Codes<Better> BETTER = of(Better.HIGHER, Better.LOWER);

  /** Why a measure was not taken. */
  public static final Codes<NotTakenReason> NOT_TAKEN_REASONS =
      of(NotTakenReason.NOT_ASKED, NotTakenReason.DECLINED, NotTakenReason.NOT_APPLICABLE);

  /** Why a journey was closed. */
  public static final Codes<ClosingReason> CLOSING_REASONS =
      of(
          ClosingReason.MOVED_ON,
          ClosingReason.COMPLETED,
          ClosingReason.DECLINED,
          ClosingReason.NOT_SUITABLE,
          ClosingReason.LOST_CONTACT,
          ClosingReason.TRANSFERRED,
          ClosingReason.SERVICE_ENDED,
          ClosingReason.DIED,
          ClosingReason.OTHER);

  /** Saturation of engagement. */
  public static final Codes<Saturation.State> SATURATION_STATES =
      of(Saturation.State.NOT_ASSESSABLE, Saturation.State.OPEN, Saturation.State.SATURATED);

  private final List<E> codes;
  private final int[] numbers;

  private Codes(List<E> codes) {
    this.codes = codes;
    int most = 0;
    for (E code : codes) {
      most = Math.max(most, code.ordinal());
    }
    numbers = new int[most + 1];
    for (int i = 0; i < codes.size(); i++) {
      numbers[codes.get(i).ordinal()] = i + 1;
    }
  }

  @SafeVarargs
  private static <E extends Enum<E>> Codes<E> of(E... codes) {
    return new Codes<>(List.copyOf(Arrays.asList(codes)));
  }

  /** All codes, in the order of their numbers. */
  public List<E> all() {
    return codes;
  }

  /** The number of a code, from 1; 0 if it is absent. */
  public int number(@Nullable E code) {
    return code == null ? 0 : numbers[code.ordinal()];
  }
}

package org.journey.sampling;

import org.jspecify.annotations.Nullable;

/**
 * How long somebody has been engaged, in bands. The study's Table 1 tells it in months up to a
 * year, then in years; days of 24 h are what {@code lengthDays} counts, so a month is 30 of them, a
 * half year 183 and a year 365.
 */
public enum EngagementBand {
  /** No contact yet, so no length. */
  NO_CONTACT(0),
  /** Less than a month: 0 to 29 days. */
  UNDER_1_MONTH(0),
  /** 30 to 182 days. */
  MONTHS_1_TO_5(30),
  /** 183 to 364 days. */
  MONTHS_6_TO_11(183),
  /** 365 days or more. */
  YEAR_OR_MORE(365);

  private final int fromDays;

  EngagementBand(int fromDays) {
    this.fromDays = fromDays;
  }

  /** The fewest days in it. */
  public int fromDays() {
    return fromDays;
  }

  /** The most days in it; null where there is no end. */
  public @Nullable Integer toDays() {
    return switch (this) {
      case NO_CONTACT, YEAR_OR_MORE -> null;
      case UNDER_1_MONTH -> MONTHS_1_TO_5.fromDays - 1;
      case MONTHS_1_TO_5 -> MONTHS_6_TO_11.fromDays - 1;
      case MONTHS_6_TO_11 -> YEAR_OR_MORE.fromDays - 1;
    };
  }

  /**
   * The band of a length.
   *
   * @param lengthDays as engagement has it; null without a contact
   */
  public static EngagementBand of(@Nullable Long lengthDays) {
    if (lengthDays == null) {
      return NO_CONTACT;
    }
    if (lengthDays >= YEAR_OR_MORE.fromDays) {
      return YEAR_OR_MORE;
    }
    if (lengthDays >= MONTHS_6_TO_11.fromDays) {
      return MONTHS_6_TO_11;
    }
    return lengthDays >= MONTHS_1_TO_5.fromDays ? MONTHS_1_TO_5 : UNDER_1_MONTH;
  }
}

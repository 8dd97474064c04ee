package org.journey.service;

import org.journey.service.Part.Form;

/**
 * {@code triaged}, {@code firstContact}, {@code firstSession}: whether and when something happened
 * first.
 */
final class FirstTimes implements Figure {

  /** What is looked for. */
  enum What {
    TRIAGE,
    CONTACT,
    SESSION
  }

  private static final String SINCE_REFERRAL =
      " Days from the referral are exact (seconds / 86,400), told to 4 places half up; a median is"
          + " the mean of the middle two";

  private final What what;
  private final int figure;
  private final int median;
  private final int other;

  private FirstTimes(What what, int figure, int median, int other) {
    this.what = what;
    this.figure = figure;
    this.median = median;
    this.other = other;
  }

  static FirstTimes triaged(Parts parts) {
    int figure =
        parts.figure(
            "triaged",
            Form.COUNT_OF,
            "Journeys of the period with a triage completed before its end, of all journeys of the"
                + " period; time is to the first triage."
                + SINCE_REFERRAL
                + ".");
    int median = parts.part(figure, "medianDaysToTriage", Form.days(50, Parts.NONE));
    return new FirstTimes(What.TRIAGE, figure, median, Parts.NONE);
  }

  static FirstTimes contact(Parts parts) {
    int figure =
        parts.figure(
            "firstContact",
            Form.COUNT_OF,
            "Journeys of the period with a contact before its end, of all journeys of the period."
                + SINCE_REFERRAL
                + ", the 90th percentile the nearest rank.");
    int median = parts.part(figure, "medianDaysToFirstContact", Form.days(50, Parts.NONE));
    int p90 = parts.part(figure, "p90DaysToFirstContact", Form.days(90, median));
    return new FirstTimes(What.CONTACT, figure, median, p90);
  }

  static FirstTimes session(Parts parts) {
    int figure =
        parts.figure(
            "firstSession",
            Form.COUNT_OF,
            "Journeys of the period with a session attended before its end, of all journeys of the"
                + " period; the reached-activity rate is their share, to 4 places half up."
                + SINCE_REFERRAL
                + ".");
    int median = parts.part(figure, "medianDaysToFirstSession", Form.days(50, Parts.NONE));
    int rate = parts.part(figure, "reachedActivityRate", Form.RATE);
    return new FirstTimes(What.SESSION, figure, median, rate);
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    if (!journey.ofPeriod) {
      return;
    }
    boolean rate = what == What.SESSION;
    to.whole(figure);
    if (rate) {
      to.whole(other);
    }
    int place =
        switch (what) {
          case TRIAGE -> journey.firstTriage;
          case CONTACT -> journey.firstContact;
          case SESSION -> journey.firstSession;
        };
    if (place == Reading.NONE) {
      return;
    }
    long sequence = journey.sequence(place);
    to.add(figure, sequence);
    to.value(median, journey.sinceReferral(place), sequence);
    to.also(median, journey.sequence(journey.referral));
    if (rate) {
      to.add(other, sequence);
    }
  }
}

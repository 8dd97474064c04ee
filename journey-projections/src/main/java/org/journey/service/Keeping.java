package org.journey.service;

import org.journey.service.Part.Form;
import org.journey.service.facts.Micros;

/** {@code record}: how the record itself is kept. */
final class Keeping implements Figure {

  private static final long LATE = 7 * Micros.DAY;

  private final int record;
  private final int median;
  private final int late;
  private final int corrections;
  private final int retractions;

  Keeping(Parts parts) {
    record =
        parts.figure(
            "record",
            Form.COUNT,
            "Interactions that occurred in the period, as they stand after corrections and without"
                + " those retracted: median days from occurred to recorded (the mean of the middle"
                + " two; seconds / 86,400), the share of those recorded over 7 days later, and the"
                + " corrections and retractions made in the period per 1,000 of them, to 4 places"
                + " half up.");
    median = parts.part(record, "medianDaysToRecord", Form.days(50, Parts.NONE));
    late = parts.part(record, "shareOver7Days", Form.RATE);
    corrections = parts.part(record, "correctionsPer1000", Form.PER_THOUSAND);
    retractions = parts.part(record, "retractionsPer1000", Form.PER_THOUSAND);
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    for (int i = journey.begin; i < journey.size; i++) {
      long sequence = journey.sequence(i);
      long delay = journey.facts.delay(i);
      to.add(record, sequence);
      to.value(median, delay, sequence);
      if (delay > LATE) {
        to.add(late, sequence);
      }
    }
    int of = journey.size - journey.begin;
    to.whole(late, of);
    to.whole(corrections, of);
    to.whole(retractions, of);
    for (int i = 0; i < journey.facts.amendments(); i++) {
      long time = journey.facts.amendmentTime(i);
      if (time >= journey.from && time < journey.to) {
        to.add(
            journey.facts.isCorrection(i) ? corrections : retractions,
            journey.facts.amendmentSequence(i));
      }
    }
  }
}

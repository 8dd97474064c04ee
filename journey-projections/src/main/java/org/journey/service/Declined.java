package org.journey.service;

import org.journey.interaction.Access.TriageOutcome;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.InteractionType;
import org.journey.service.Part.Form;
import org.journey.service.facts.Codes;

/** {@code declined} and {@code notSuitable}: the client's choice and the service's, apart. */
final class Declined implements Figure {

  private final int figure;
  private final int triage;
  private final int closing;

  private Declined(int figure, TriageOutcome triage, ClosingReason closing) {
    this.figure = figure;
    this.triage = Codes.TRIAGE_OUTCOMES.number(triage);
    this.closing = Codes.CLOSING_REASONS.number(closing);
  }

  static Declined byClient(Parts parts) {
    int figure =
        parts.figure(
            "declined",
            Form.COUNT_OF,
            "Journeys of the period whose first triage ended with the client declining, or that"
                + " were closed for that reason before its end, of all journeys of the period.");
    return new Declined(figure, TriageOutcome.DECLINED, ClosingReason.DECLINED);
  }

  static Declined byService(Parts parts) {
    int figure =
        parts.figure(
            "notSuitable",
            Form.COUNT_OF,
            "Journeys of the period whose first triage found the service not suitable, or that were"
                + " closed for that reason before its end, of all journeys of the period.");
    return new Declined(figure, TriageOutcome.NOT_SUITABLE, ClosingReason.NOT_SUITABLE);
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    if (!journey.ofPeriod) {
      return;
    }
    to.whole(figure);
    boolean told = false;
    for (int i = 0; i < journey.size; i++) {
      boolean here =
          journey.facts.type(i) == InteractionType.JOURNEY_CLOSED
              ? journey.facts.field(i, 0) == closing
              : i == journey.firstTriage && journey.facts.field(i, 0) == triage;
      if (here && told) {
        to.also(figure, journey.sequence(i));
      } else if (here) {
        to.add(figure, journey.sequence(i));
        told = true;
      }
    }
  }
}

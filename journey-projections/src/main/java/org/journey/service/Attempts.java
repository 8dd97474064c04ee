package org.journey.service;

import org.journey.interaction.InteractionType;
import org.journey.service.Part.Form;

/** {@code attempts}. */
final class Attempts implements Figure {

  private final int attempts;
  private final int mean;
  private final int neverReached;

  Attempts(Parts parts) {
    attempts =
        parts.figure(
            "attempts",
            Form.COUNT,
            "Attempts to reach the client before the first contact, in journeys of the period that"
                + " had one before its end, with their mean over these journeys, to 4 places half"
                + " up; never reached are those with attempts and without a contact.");
    mean = parts.part(attempts, "mean", Form.MEAN);
    neverReached = parts.part(attempts, "neverReached", Form.COUNT);
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    if (!journey.ofPeriod) {
      return;
    }
    boolean reached = journey.firstContact != Reading.NONE;
    int end = reached ? journey.firstContact : journey.size;
    int tried = 0;
    for (int i = 0; i < end; i++) {
      if (journey.facts.type(i) == InteractionType.CONTACT_ATTEMPTED) {
        tried++;
        if (reached) {
          to.add(attempts, journey.sequence(i));
          to.also(mean, journey.sequence(i));
        } else if (tried == 1) {
          to.add(neverReached, journey.sequence(i));
        } else {
          to.also(neverReached, journey.sequence(i));
        }
      }
    }
    if (reached) {
      to.value(mean, tried, journey.sequence(journey.firstContact));
    }
  }
}

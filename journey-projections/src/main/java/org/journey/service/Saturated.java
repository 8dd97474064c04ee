package org.journey.service;

import org.journey.interaction.InteractionType;
import org.journey.service.Part.Form;
import org.journey.service.facts.Codes;

/** {@code saturation}. It says nothing of benefit. */
final class Saturated implements Figure {

  private final int saturation;
  private final CodeParts byState;

  Saturated(Parts parts) {
    saturation =
        parts.figure(
            "saturation",
            Form.COUNT,
            "Journeys open at the end of the period, by the state of saturation of engagement with"
                + " its default parameters: whether asking has stopped bringing anything new to the"
                + " record, which says nothing of benefit.");
    byState = CodeParts.counts(parts, saturation, "byState", Codes.SATURATION_STATES);
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    if (journey.status != Reading.Status.OPEN) {
      return;
    }
    int state = byState.of(journey.outcome.saturation());
    to.add(saturation, journey.sequence(journey.turn));
    to.add(state, journey.sequence(journey.turn));
    for (int i = 0; i < journey.size; i++) {
      if (journey.facts.type(i) == InteractionType.REFLECTION_RECORDED) {
        to.also(saturation, journey.sequence(i));
        to.also(state, journey.sequence(i));
      }
    }
  }
}

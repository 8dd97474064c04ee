package org.journey.service;

import org.journey.interaction.InteractionType;
import org.journey.service.Part.Form;
import org.journey.service.facts.Codes;

/** {@code closures}. */
final class Closures implements Figure {

  private final int closures;
  private final CodeParts byReason;
  private final int reopened;

  Closures(Parts parts) {
    closures =
        parts.figure(
            "closures",
            Form.COUNT,
            "Closings of journeys in the period, by reason, beside the reopenings in it.");
    byReason = CodeParts.counts(parts, closures, "byReason", Codes.CLOSING_REASONS);
    reopened = parts.part(closures, "reopened", Form.COUNT);
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    for (int i = journey.begin; i < journey.size; i++) {
      InteractionType type = journey.facts.type(i);
      if (type == InteractionType.JOURNEY_CLOSED) {
        to.add(closures, journey.sequence(i));
        to.add(byReason.of(journey.facts.field(i, 0)), journey.sequence(i));
      } else if (type == InteractionType.JOURNEY_REOPENED) {
        to.add(reopened, journey.sequence(i));
      }
    }
  }
}

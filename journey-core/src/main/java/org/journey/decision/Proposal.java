package org.journey.decision;

import java.time.Instant;
import org.journey.interaction.Emitted;
import org.journey.interaction.Interaction;

/**
 * What a rule looks at.
 *
 * @param history what is recorded
 * @param emitted what is proposed to be recorded next
 * @param facts what is known beside
 * @param now the platform's clock
 */
record Proposal(JourneyHistory history, Emitted emitted, Facts facts, Instant now) {

  Interaction data() {
    return emitted.data();
  }
}

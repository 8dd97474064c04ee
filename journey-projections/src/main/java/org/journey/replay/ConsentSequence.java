package org.journey.replay;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.journey.interaction.Access.ConsentGiven;
import org.journey.interaction.Access.ConsentWithdrawn;
import org.journey.interaction.Amendment;
import org.journey.interaction.Identity;
import org.journey.timeline.Recorded;

/** Where the log last said something about consent. */
public final class ConsentSequence {

  private ConsentSequence() {}

  /**
   * The last sequence, among what is recorded of a journey, of consent given or withdrawn, or of a
   * correction or retraction of that; 0 if there is none.
   */
  public static long of(List<Recorded> recorded) {
    long last = 0;
    Set<Identity> consents = new HashSet<>();
    for (Recorded each : recorded) {
      if (each.data() instanceof ConsentGiven || each.data() instanceof ConsentWithdrawn) {
        consents.add(each.identity());
        last = each.sequence();
      } else if (each.data() instanceof Amendment amendment
          && consents.contains(amendment.target())) {
        last = each.sequence();
      }
    }
    return last;
  }
}

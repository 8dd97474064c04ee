package org.journey.cohort;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.journey.given.Told;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.timeline.Timeline.Entry;

/** Traces of interactions of which only the type matters, a day apart. */
final class Traces {

  private Traces() {}

  static Trace of(int... types) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      entries.add(
          new Entry(
              i + 1,
              new Identity("s", "e-" + i),
              InteractionType.values()[types[i]],
              "w-1",
              Instant.EPOCH.plusSeconds(86_400L * i),
              Told.referral()));
    }
    return Trace.of(entries);
  }
}

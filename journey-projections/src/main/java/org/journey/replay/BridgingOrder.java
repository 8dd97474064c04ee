package org.journey.replay;

import java.time.Instant;
import java.util.Comparator;
import org.journey.engagement.Engagement.Bridging;

/** An order of activities gone along to that their ids have no part in. */
final class BridgingOrder {

  static final Comparator<Bridging> INSTANCE =
      Comparator.comparing(
              Bridging::firstAloneAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(Bridging::visits);

  private BridgingOrder() {}
}

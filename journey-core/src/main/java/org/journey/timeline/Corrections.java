package org.journey.timeline;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Amendment.InteractionCorrected;
import org.journey.interaction.Identity;
import org.jspecify.annotations.Nullable;

/**
 * The corrections that are in force. Later ones win, field by field: so of an interaction that is
 * the last one to tell its time and the last one to tell its data, which may be one and the same.
 */
public final class Corrections {

  private final Map<Identity, Recorded> ofTime = new HashMap<>();
  private final Map<Identity, Recorded> ofData = new HashMap<>();

  private Corrections() {}

  /**
   * The corrections of a journey.
   *
   * @param inSequenceOrder everything recorded of one journey; it may go beyond {@code asKnown}
   * @param asKnown what had been recorded by then, that instant included
   */
  public static Corrections known(List<Recorded> inSequenceOrder, Instant asKnown) {
    Corrections corrections = new Corrections();
    for (Recorded each : inSequenceOrder) {
      if (!each.recordedTime().isAfter(asKnown)
          && each.data() instanceof InteractionCorrected correction) {
        if (correction.time() != null) {
          corrections.ofTime.put(correction.target(), each);
        }
        if (correction.data() != null) {
          corrections.ofData.put(correction.target(), each);
        }
      }
    }
    return corrections;
  }

  /** Those that make an interaction what it is, in sequence order: none, one or two. */
  public List<Recorded> inForce(Identity interaction) {
    @Nullable Recorded time = ofTime.get(interaction);
    @Nullable Recorded data = ofData.get(interaction);
    if (time == null || time == data) {
      return data == null ? List.of() : List.of(data);
    }
    if (data == null) {
      return List.of(time);
    }
    return time.sequence() < data.sequence() ? List.of(time, data) : List.of(data, time);
  }
}

package org.journey.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.journey.interaction.Amendment.InteractionCorrected;
import org.journey.interaction.Amendment.InteractionRetracted;
import org.journey.interaction.Interaction;
import org.journey.interaction.StoredEvents;

/**
 * The effective timeline written down sentence by sentence from the contract, with no thought for
 * speed: what the fast one is held against.
 */
final class SlowTimeline {

  private SlowTimeline() {}

  static List<Timeline.Entry> of(List<Recorded> journey, Instant asAt, Instant asKnown) {
    List<Recorded> known = new ArrayList<>();
    for (Recorded each : journey) {
      if (each.recordedTime().compareTo(asKnown) <= 0) {
        known.add(each);
      }
    }
    List<Timeline.Entry> entries = new ArrayList<>();
    for (Recorded each : known) {
      boolean amendment =
          switch (each.type()) {
            case INTERACTION_CORRECTED, INTERACTION_RETRACTED, INTERACTION_REDACTED -> true;
            default -> false;
          };
      if (!amendment && !isRetracted(each, known)) {
        Instant time = timeOf(each, known);
        if (time.compareTo(asAt) <= 0) {
          insert(entries, entry(each, time, dataOf(each, known)));
        }
      }
    }
    return entries;
  }

  private static Timeline.Entry entry(Recorded each, Instant time, Interaction data) {
    return new Timeline.Entry(
        each.sequence(), each.identity(), each.type(), each.recordedBy(), time, data);
  }

  private static boolean isRetracted(Recorded target, List<Recorded> known) {
    for (Recorded each : known) {
      if (each.data() instanceof InteractionRetracted retraction
          && retraction.target().equals(target.identity())) {
        return true;
      }
    }
    return false;
  }

  private static Instant timeOf(Recorded target, List<Recorded> known) {
    Instant time = target.time();
    long by = 0;
    for (Recorded each : known) {
      if (each.data() instanceof InteractionCorrected correction
          && correction.target().equals(target.identity())
          && correction.time() != null
          && each.sequence() > by) {
        time = correction.time();
        by = each.sequence();
      }
    }
    return time;
  }

  private static Interaction dataOf(Recorded target, List<Recorded> known) {
    Interaction data = target.data();
    long by = 0;
    for (Recorded each : known) {
      if (each.data() instanceof InteractionCorrected correction
          && correction.target().equals(target.identity())
          && correction.data() != null
          && each.sequence() > by) {
        data = StoredEvents.data(target.type(), correction.data());
        by = each.sequence();
      }
    }
    return data;
  }

  private static void insert(List<Timeline.Entry> entries, Timeline.Entry entry) {
    int at = 0;
    while (at < entries.size() && comesBefore(entries.get(at), entry)) {
      at++;
    }
    entries.add(at, entry);
  }

  private static boolean comesBefore(Timeline.Entry one, Timeline.Entry other) {
    int byTime = one.time().compareTo(other.time());
    return byTime < 0 || (byTime == 0 && one.sequence() < other.sequence());
  }
}

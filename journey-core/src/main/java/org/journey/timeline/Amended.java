package org.journey.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.journey.interaction.Amendment.InteractionCorrected;
import org.journey.interaction.Amendment.InteractionRetracted;
import org.journey.interaction.Interaction;
import org.journey.interaction.StoredEvents;
import org.journey.timeline.Standing.Change;
import org.journey.timeline.Standing.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An interaction while what amends it is being applied to it. */
final class Amended {

  private final Recorded interaction;
  private Instant time;
  private @Nullable JsonNode correctedData;
  private Recorded dataFrom;
  private boolean retracted;
  private List<Change> changes = List.of();

  Amended(Recorded interaction) {
    this.interaction = interaction;
    this.time = interaction.time();
    this.dataFrom = interaction;
  }

  Recorded interaction() {
    return interaction;
  }

  /** Later ones win, field by field: what a correction does not tell stays as it stood. */
  void correct(Recorded by, InteractionCorrected correction) {
    if (correction.time() != null) {
      time = correction.time();
    }
    JsonNode corrected = correction.data();
    if (corrected != null) {
      correctedData = corrected;
      dataFrom = by;
    }
    changed(
        new Change(
            Kind.CORRECTED,
            by.identity(),
            by.sequence(),
            by.recordedBy(),
            by.recordedTime(),
            correction.reason()));
  }

  void retract(Recorded by, InteractionRetracted retraction) {
    retracted = true;
    changed(
        new Change(
            Kind.RETRACTED,
            by.identity(),
            by.sequence(),
            by.recordedBy(),
            by.recordedTime(),
            retraction.reason()));
  }

  private void changed(Change change) {
    if (changes.isEmpty()) {
      changes = new ArrayList<>(2);
    }
    changes.add(change);
  }

  /** Read only now, so that of several corrections only the one that stands is. */
  private Interaction data() {
    return correctedData == null
        ? interaction.data()
        : StoredEvents.data(interaction.type(), correctedData);
  }

  boolean effectiveAt(Instant asAt) {
    return !retracted && !time.isAfter(asAt);
  }

  Timeline.Entry entry() {
    return new Timeline.Entry(
        interaction.sequence(),
        interaction.identity(),
        interaction.type(),
        interaction.recordedBy(),
        time,
        data());
  }

  Standing standing(Instant asAt) {
    return new Standing(interaction, effectiveAt(asAt), time, data(), dataFrom, changes);
  }
}

package org.journey.state;

import java.util.List;
import java.util.Optional;
import org.journey.engagement.Contacts;
import org.journey.engagement.Engagements;
import org.journey.engagement.Saturations;
import org.journey.goals.Goal;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.WorkerAssigned;
import org.journey.stage.StageEvidence;
import org.journey.stage.StageProgresses;
import org.journey.state.Standing.Status;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timeline.Entry;
import org.journey.wellbeing.MeasureSeries;
import org.jspecify.annotations.Nullable;

/**
 * A timeline as it was read: what its state is made of, with the places in the timeline.
 *
 * @param timeline what was read
 * @param parameters how
 * @param standing where the journey stands
 * @param contacts places of the contacts
 * @param evidence under the model
 * @param consents last words
 * @param concerns open and settled
 * @param worker place of the last worker-assigned, if any
 */
public record JourneyReading(
    Timeline timeline,
    JourneyStateParameters parameters,
    Standing standing,
    List<Integer> contacts,
    StageEvidence evidence,
    Consents consents,
    Concerns concerns,
    @Nullable Integer worker) {

  /** Reads a timeline; empty if the journey's referral is not in it. */
  public static Optional<JourneyReading> of(Timeline timeline, JourneyStateParameters parameters) {
    List<Entry> entries = timeline.entries();
    Standing standing = Standing.of(entries);
    return standing == null
        ? Optional.empty()
        : Optional.of(
            new JourneyReading(
                timeline,
                parameters,
                standing,
                Contacts.of(entries),
                StageEvidence.of(entries, parameters.model(), parameters.dating()),
                Consents.of(entries),
                Concerns.of(entries),
                lastWorker(entries)));
  }

  /** The entry at a place. */
  public Entry entry(int place) {
    return timeline.entries().get(place);
  }

  /** The state. */
  public JourneyState state() {
    List<Entry> entries = timeline.entries();
    boolean closed = standing.status() == Status.CLOSED;
    Entry referral = entry(standing.referral());
    return new JourneyState(
        timeline.journeyId(),
        ((ReferralReceived) referral.data()).clientId(),
        timeline.organisation(),
        standing.status(),
        referral.time(),
        closed ? entry(standing.place()).time() : null,
        timeline.asAt(),
        timeline.asKnown(),
        parameters.model().reference(),
        timeline.sequence(),
        StageProgresses.fold(evidence),
        Engagements.fold(entries, contacts, timeline.asAt(), closed),
        Saturations.fold(evidence, contacts, timeline.asAt(), parameters.saturation()),
        Goal.fold(entries),
        MeasureSeries.fold(entries),
        workerId(),
        concerns.anyOpen(),
        consents.given());
  }

  /** The worker last assigned, if any. */
  public @Nullable String workerId() {
    return worker == null ? null : ((WorkerAssigned) entry(worker).data()).worker();
  }

  private static @Nullable Integer lastWorker(List<Entry> entries) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).data() instanceof WorkerAssigned) {
        return i;
      }
    }
    return null;
  }
}

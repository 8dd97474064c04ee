package org.journey.query;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Access;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Identity;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.log.InteractionLog;
import org.journey.log.OfRequests;
import org.journey.log.Stored;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timeline;
import org.journey.timeline.Timelines;
import org.journey.web.Refusal;
import org.springframework.stereotype.Component;

/** Reads journeys from the log: one query, no projection in between, so always up to date. */
@Component
class Journeys {

  private final InteractionLog log;
  private final InstantSource clock;

  Journeys(@OfRequests InteractionLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * One journey as it was read.
   *
   * @param stored its rows, in sequence order
   * @param recorded the same, parsed
   * @param axes the instants asked about
   * @param timeline the effective timeline on those
   */
  record Journey(
      List<Stored> stored, List<Recorded> recorded, Axes.Fixed axes, Timeline timeline) {}

  /**
   * What is recorded under the id of a journey: nothing perhaps.
   *
   * @param stored its rows, in sequence order
   * @param axes the instants asked about
   */
  record Found(List<Stored> stored, Axes.Fixed axes) {}

  /**
   * Reads what is recorded.
   *
   * @throws Refusal {@code invalid-parameter} if an instant is after now
   */
  Found find(String organisation, String journeyId, Axes axes) {
    Instant now = clock.instant();
    List<Stored> stored = log.journey(organisation, journeyId, axes.readUpTo(now));
    return new Found(
        stored, axes.fix(now, stored.isEmpty() ? Instant.MIN : stored.getLast().recordedTime()));
  }

  /**
   * The journey that was found.
   *
   * @throws Refusal {@code not-found} if the journey's referral is not in the timeline
   */
  Journey read(Found found) {
    List<Stored> stored = found.stored();
    Axes.Fixed fixed = found.axes();
    if (stored.isEmpty()) {
      throw Refusal.notFound();
    }
    List<Recorded> recorded = new ArrayList<>(stored.size());
    for (Stored row : stored) {
      recorded.add(Recorded.parse(row.event()));
    }
    Timeline timeline = Timelines.of(recorded, fixed.asAt(), fixed.asKnown());
    if (timeline.entries().stream()
        .noneMatch(entry -> entry.type() == InteractionType.REFERRAL_RECEIVED)) {
      throw Refusal.notFound();
    }
    return new Journey(stored, recorded, fixed, timeline);
  }

  /** All that corrections and retractions on a journey can be about. */
  Map<Identity, Amended> amendable(String organisation, String journeyId) {
    Map<Identity, Amended> amendable = new HashMap<>();
    for (Stored row : log.journey(organisation, journeyId, null)) {
      if (!row.type().amends()) {
        Recorded recorded = Recorded.parse(row.event());
        amendable.put(recorded.identity(), Amended.of(recorded));
      }
    }
    return amendable;
  }

  /** Whether the client of a journey lets coders read what was told, by what is known now. */
  boolean letsCodersRead(String organisation, String journeyId) {
    Instant now = clock.instant();
    List<Stored> stored = log.journey(organisation, journeyId, null);
    if (stored.isEmpty()) {
      return false;
    }
    Axes.Fixed fixed = new Axes(null, null).fix(now, stored.getLast().recordedTime());
    List<Recorded> recorded = stored.stream().map(row -> Recorded.parse(row.event())).toList();
    boolean consented = false;
    for (Timeline.Entry entry : Timelines.of(recorded, fixed.asAt(), fixed.asKnown()).entries()) {
      Interaction data = entry.data();
      if (data instanceof Access.ConsentGiven given
          && given.scopes().contains(ConsentScope.OWN_WORDS)) {
        consented = true;
      } else if (data instanceof Access.ConsentWithdrawn withdrawn
          && withdrawn.scopes().contains(ConsentScope.OWN_WORDS)) {
        consented = false;
      }
    }
    return consented;
  }
}

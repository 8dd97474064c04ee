package org.journey.state;

import java.util.List;
import org.journey.interaction.Access.ConsentGiven;
import org.journey.interaction.Access.ConsentWithdrawn;
import org.journey.interaction.Access.ContactAttempted;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.TriageCompleted;
import org.journey.interaction.Access.WorkerAssigned;
import org.journey.interaction.Amendment;
import org.journey.interaction.Course;
import org.journey.interaction.Goals;
import org.journey.interaction.Measures;
import org.journey.interaction.Obstacles;
import org.journey.interaction.Participation;
import org.journey.interaction.People;
import org.journey.interaction.Support;
import org.journey.interaction.Telling;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Where a journey stands.
 *
 * @param status by the last referral, pause, resumption, closing or reopening of the timeline
 * @param place of that interaction
 * @param referral place of the referral
 */
public record Standing(Status status, int place, int referral) {

  /** The three standings. */
  public enum Status {
    OPEN,
    PAUSED,
    CLOSED
  }

  /** The standing of a timeline; null if its referral is not in it. */
  static @Nullable Standing of(List<Entry> entries) {
    Status status = null;
    int place = -1;
    int referral = -1;
    for (int i = 0; i < entries.size(); i++) {
      Status after =
          switch (entries.get(i).data()) {
            case ReferralReceived _ -> Status.OPEN;
            case Course course -> after(course);
            case ContactAttempted _,
                WorkerAssigned _,
                TriageCompleted _,
                ConsentGiven _,
                ConsentWithdrawn _ ->
                null;
            case Support _,
                Participation _,
                Telling _,
                Goals _,
                Measures _,
                Obstacles _,
                Amendment _,
                People _ ->
                null;
          };
      if (after != null) {
        status = after;
        place = i;
      }
      if (entries.get(i).data() instanceof ReferralReceived) {
        referral = i;
      }
    }
    return status == null || referral < 0 ? null : new Standing(status, place, referral);
  }

  private static Status after(Course course) {
    return switch (course) {
      case Course.JourneyPaused _ -> Status.PAUSED;
      case Course.JourneyResumed _, Course.JourneyReopened _ -> Status.OPEN;
      case Course.JourneyClosed _ -> Status.CLOSED;
    };
  }
}

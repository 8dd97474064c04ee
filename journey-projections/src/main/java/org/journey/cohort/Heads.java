package org.journey.cohort;

import java.util.HashSet;
import java.util.Set;
import org.journey.service.People;
import org.jspecify.annotations.Nullable;

/** How many journeys there are of something, and how many people are behind them. */
final class Heads {

  private long journeys;
  private long alone;
  private @Nullable Set<String> returning;

  /** Adds a journey. */
  void add(Member member, People people) {
    journeys++;
    if (people.hasSeveral(member.clientId)) {
      Set<String> persons = returning;
      if (persons == null) {
        persons = new HashSet<>();
        returning = persons;
      }
      persons.add(people.personOf(member.clientId));
    } else {
      alone++;
    }
  }

  void merge(Heads other) {
    journeys += other.journeys;
    alone += other.alone;
    Set<String> theirs = other.returning;
    if (theirs != null) {
      Set<String> ours = returning;
      if (ours == null) {
        returning = new HashSet<>(theirs);
      } else {
        ours.addAll(theirs);
      }
    }
  }

  long journeys() {
    return journeys;
  }

  long people() {
    return alone + (returning == null ? 0 : returning.size());
  }

  /**
   * Of so many of the journeys, how many people are behind them at least: who has several may have
   * them all among these. Of some journeys it is somebody.
   */
  long peopleAtLeast(long some) {
    return some == 0 ? 0 : Math.max(1, some - (journeys - people()));
  }
}

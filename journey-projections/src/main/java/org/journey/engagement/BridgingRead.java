package org.journey.engagement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.interaction.Support.BridgingVisitMade;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Going along to one activity, by places in the timeline.
 *
 * @param activityId the activity
 * @param visits places of the visits
 * @param firstAlone place of the first session alone, if any
 */
public record BridgingRead(String activityId, List<Integer> visits, @Nullable Integer firstAlone) {

  /** Per activity with visits, sorted by activity. */
  public static List<BridgingRead> of(List<Entry> entries) {
    Map<String, List<Integer>> visits = new TreeMap<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).data() instanceof BridgingVisitMade visit) {
        visits.computeIfAbsent(visit.activityId(), _ -> new ArrayList<>()).add(i);
      }
    }
    List<BridgingRead> bridging = new ArrayList<>(visits.size());
    visits.forEach(
        (activity, places) ->
            bridging.add(
                new BridgingRead(
                    activity, List.copyOf(places), firstAlone(entries, activity, places))));
    return bridging;
  }

  private static @Nullable Integer firstAlone(
      List<Entry> entries, String activity, List<Integer> visits) {
    Set<LocalDate> days = new TreeSet<>();
    visits.forEach(visit -> days.add(day(entries.get(visit).time())));
    for (int i = visits.getFirst() + 1; i < entries.size(); i++) {
      if (entries.get(i).data() instanceof SessionAttended session
          && session.activityId().equals(activity)
          && !days.contains(day(entries.get(i).time()))) {
        return i;
      }
    }
    return null;
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}

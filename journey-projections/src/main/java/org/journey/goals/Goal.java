package org.journey.goals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Goals;
import org.journey.interaction.Goals.Domain;
import org.journey.interaction.Goals.GoalAchieved;
import org.journey.interaction.Goals.GoalProgressed;
import org.journey.interaction.Goals.GoalSet;
import org.journey.interaction.Goals.GoalSetAside;
import org.journey.interaction.Goals.LedBy;
import org.journey.interaction.Goals.Outlook;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/**
 * One goal as it stands.
 *
 * @param goalId its id
 * @param domain what it is about
 * @param ledBy whose it is
 * @param outlook a present need, or a wish that arose since
 * @param status by the last interaction on it from its goal-set on
 * @param setAt when it was set
 * @param progress in percent, the last told; null if none was
 * @param places where in the timeline its figures come from
 */
public record Goal(
    String goalId,
    Domain domain,
    LedBy ledBy,
    Outlook outlook,
    Status status,
    Instant setAt,
    @Nullable Integer progress,
    Places places) {

  /** What became of it. Setting aside is no failure. */
  public enum Status {
    SET,
    PROGRESSED,
    ACHIEVED,
    SET_ASIDE
  }

  /**
   * Places in the timeline.
   *
   * @param set of the goal-set
   * @param status of the last interaction on it
   * @param progress of the last told progress, if any
   */
  public record Places(int set, int status, @Nullable Integer progress) {}

  /**
   * The goals of a timeline, by when they were set. What lies before its goal-set is passed over.
   */
  public static List<Goal> fold(List<Entry> entries) {
    Map<String, Goal> goals = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).data() instanceof Goals interaction) {
        Goal before = goals.get(interaction.goalId());
        Goal after = after(before, interaction, i, entries.get(i).time());
        if (after != null) {
          goals.put(after.goalId(), after);
        }
      }
    }
    return new ArrayList<>(goals.values());
  }

  private static @Nullable Goal after(
      @Nullable Goal goal, Goals interaction, int place, Instant time) {
    return switch (interaction) {
      case GoalSet set ->
          new Goal(
              set.goalId(),
              set.domain(),
              set.ledBy(),
              set.outlook(),
              Status.SET,
              time,
              null,
              new Places(place, place, null));
      case GoalProgressed progressed ->
          goal == null ? null : goal.moved(Status.PROGRESSED, place, progressed.progress());
      case GoalAchieved _ -> goal == null ? null : goal.moved(Status.ACHIEVED, place, null);
      case GoalSetAside _ -> goal == null ? null : goal.moved(Status.SET_ASIDE, place, null);
    };
  }

  private Goal moved(Status to, int place, @Nullable Integer told) {
    return new Goal(
        goalId,
        domain,
        ledBy,
        outlook,
        to,
        setAt,
        told == null ? progress : told,
        new Places(places.set(), place, told == null ? places.progress() : Integer.valueOf(place)));
  }
}

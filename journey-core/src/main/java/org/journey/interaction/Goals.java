package org.journey.interaction;

import java.time.LocalDate;
import org.journey.interaction.Rules.Id;
import org.journey.interaction.Rules.Range;
import org.journey.interaction.Rules.Text;
import org.jspecify.annotations.Nullable;

/** Goals, from set to achieved or set aside. */
public sealed interface Goals extends Interaction {

  /** What a goal is about. */
  enum Domain {
    HEALTH,
    WORK,
    LEARNING,
    SOCIAL,
    VOLUNTEERING,
    HOME,
    OTHER
  }

  /** Whose goal it is. */
  enum LedBy {
    CLIENT,
    WORKER
  }

  /** {@link #PRESENT_NEED}: what they came for; {@link #NEW}: a wish that arose since. */
  enum Outlook {
    PRESENT_NEED,
    NEW
  }

  /** The goal this interaction is about, an id of this journey. */
  String goalId();

  /** A goal is set; its id is used once on a journey. */
  record GoalSet(
      @Id String goalId,
      Domain domain,
      LedBy ledBy,
      Outlook outlook,
      @Text(max = 4000) @Nullable Personal<String> text,
      @Nullable LocalDate dueOn,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Goals {}

  /** A step towards a goal; {@code progress} in percent, 1 to 100. */
  record GoalProgressed(
      @Id String goalId,
      @Range(min = 1, max = 100) @Nullable Integer progress,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Goals {}

  /** A goal is achieved. */
  record GoalAchieved(@Id String goalId, @Text(max = 4000) @Nullable Personal<String> note)
      implements Goals {}

  /** A goal is set aside, which is no failure. */
  record GoalSetAside(
      @Id String goalId,
      @Text(max = 4000) @Nullable Personal<String> reason,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Goals {}
}

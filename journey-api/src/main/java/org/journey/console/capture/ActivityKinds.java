package org.journey.console.capture;

import static org.journey.interaction.InteractionType.ACTIVITY_LINKED;
import static org.journey.interaction.InteractionType.ACTIVITY_LINK_ENDED;
import static org.journey.interaction.InteractionType.CONNECTION_MADE;
import static org.journey.interaction.InteractionType.SESSION_ATTENDED;
import static org.journey.interaction.InteractionType.SESSION_MISSED;
import static org.journey.interaction.InteractionType.SKILL_LEARNED;
import static org.journey.interaction.InteractionType.VOLUNTEERING_STARTED;

import java.util.List;
import org.journey.console.capture.Kind.Group;

/** What a person takes part in. */
final class ActivityKinds {

  private static final Field ACTIVITY =
      Field.of("activityId", "Which activity?", new Input.Activity());

  private static final Field CATEGORY =
      Field.of(
              "category",
              "What kind of activity is it?",
              new Input.ActivityCategory(ActivityCodes.CATEGORIES))
          .hint("Needed only if the directory of activities does not say it.");

  private static final Field SESSION =
      Field.of("sessionId", "The meeting that others attended too", new Input.Line(64))
          .hint("The same for all who were there. A group's register fills it in by itself.")
          .tuckedAway();

  private static final Field PERHAPS =
      Field.of("activityId", "Through which activity, if any?", new Input.Activity());

  static final List<Kind> ALL =
      List.of(
          Kind.of(
              SESSION_ATTENDED,
              Group.ACTIVITIES,
              "Session attended",
              "",
              ACTIVITY,
              CATEGORY,
              Field.of("minutes", "How many minutes was it?", new Input.Whole(1, 600)),
              Field.note(),
              Field.of("knownBy", "How do you know?", new Input.Pick(ActivityCodes.KNOWN_BY))
                  .tuckedAway(),
              SESSION),
          Kind.of(
              SESSION_MISSED,
              Group.ACTIVITIES,
              "Session missed",
              "",
              ACTIVITY,
              CATEGORY,
              Field.of("by", "What happened?", new Input.Pick(ActivityCodes.MISSED_BY))
                  .hint("If nothing is chosen: they did not come."),
              Field.of("notified", "Did they tell anybody beforehand?", new Input.YesOrNo()),
              Field.of("reason", "Why, if you know?", new Input.Pick(ActivityCodes.MISSED_REASONS)),
              Field.note(),
              SESSION),
          Kind.of(
              ACTIVITY_LINKED,
              Group.ACTIVITIES,
              "Linked to an activity",
              "",
              ACTIVITY,
              Field.of("how", "How?", new Input.Choice(ActivityCodes.LINK_KINDS)),
              Field.note()),
          Kind.of(
              ACTIVITY_LINK_ENDED,
              Group.ACTIVITIES,
              "Link to an activity ended",
              "",
              ACTIVITY,
              Field.of(
                  "outcome", "What came of it?", new Input.Choice(ActivityCodes.LINK_OUTCOMES)),
              Field.note()),
          Kind.of(
              CONNECTION_MADE,
              Group.ACTIVITIES,
              "Connection made",
              "",
              Field.of("with", "With whom?", new Input.Choice(ActivityCodes.CONNECTIONS)),
              PERHAPS,
              Field.note()),
          Kind.of(
              VOLUNTEERING_STARTED,
              Group.ACTIVITIES,
              "Volunteering started",
              "",
              Field.of("role", "What do they do?", new Input.Line(200)),
              PERHAPS,
              Field.note()),
          Kind.of(
              SKILL_LEARNED,
              Group.ACTIVITIES,
              "Skill learned",
              "",
              Field.of("skill", "What did they learn?", new Input.Line(200)),
              Field.of("area", "Of what kind is it?", new Input.Choice(ActivityCodes.SKILL_AREAS)),
              Field.note()));

  private ActivityKinds() {}
}

package org.journey.console.capture;

import static org.journey.interaction.InteractionType.BARRIER_IDENTIFIED;
import static org.journey.interaction.InteractionType.BARRIER_RESOLVED;
import static org.journey.interaction.InteractionType.CONCERN_CLOSED;
import static org.journey.interaction.InteractionType.CONCERN_RAISED;
import static org.journey.interaction.InteractionType.GOAL_ACHIEVED;
import static org.journey.interaction.InteractionType.GOAL_PROGRESSED;
import static org.journey.interaction.InteractionType.GOAL_SET;
import static org.journey.interaction.InteractionType.GOAL_SET_ASIDE;
import static org.journey.interaction.InteractionType.REFLECTION_RECORDED;

import java.util.List;
import org.journey.console.capture.Input.Thing;
import org.journey.console.capture.Kind.Group;

/** What a person tells, wishes for, and what stands in the way. */
final class ToldKinds {

  private static final Field GOAL = Field.of("goalId", "Which goal?", new Input.Open(Thing.GOAL));

  static final List<Kind> ALL =
      List.of(
          Kind.of(
              REFLECTION_RECORDED,
              Group.TOLD,
              "Reflection",
              "What they told, in their own words, and what you find in it.",
              Field.words("note", "What did they tell?").hint("In their own words, if you can."),
              Field.of("findings", "What do you find in it?", new Input.Findings())
                  .hint(
                      "Leave all of it empty if nothing new was told: that too is worth knowing."),
              Field.of("setting", "On what occasion?", new Input.Pick(ToldCodes.SETTINGS)),
              Field.of("present", "Who else was there?", new Input.Pick(ToldCodes.PRESENT))),
          Kind.of(
              GOAL_SET,
              Group.GOALS,
              "Goal set",
              "",
              Field.of("goalId", "Goal", new Input.Made("g-")),
              Field.words("text", "What is the goal?").hint("In their own words, if you can."),
              Field.of("domain", "What is it about?", new Input.Choice(ToldCodes.DOMAINS)),
              Field.of("ledBy", "Whose goal is it?", new Input.Choice(ToldCodes.LED_BY)),
              Field.of("outlook", "Where does it come from?", new Input.Choice(ToldCodes.OUTLOOKS)),
              Field.of("dueOn", "By when, if that was agreed?", new Input.Day()),
              Field.note()),
          Kind.of(
              GOAL_PROGRESSED,
              Group.GOALS,
              "Step towards a goal",
              "",
              GOAL,
              Field.of("progress", "How far is it, in per cent?", new Input.Whole(1, 100))
                  .hint("You may leave it empty."),
              Field.note()),
          Kind.of(GOAL_ACHIEVED, Group.GOALS, "Goal achieved", "", GOAL, Field.note()),
          Kind.of(
              GOAL_SET_ASIDE,
              Group.GOALS,
              "Goal set aside",
              "To set a goal aside is no failure.",
              GOAL,
              Field.words("reason", "Why, if you know?"),
              Field.note()),
          Kind.of(
              BARRIER_IDENTIFIED,
              Group.OBSTACLES,
              "Barrier identified",
              "Something stands in their way.",
              Field.of("barrierId", "Barrier", new Input.Made("b-")),
              Field.of("kind", "What is it?", new Input.Choice(ToldCodes.BARRIERS)),
              Field.of("stage", "Before which step does it stand?", new Input.StageNumber()),
              Field.note()),
          Kind.of(
              BARRIER_RESOLVED,
              Group.OBSTACLES,
              "Barrier resolved",
              "",
              Field.of("barrierId", "Which barrier?", new Input.Open(Thing.BARRIER)),
              Field.note()),
          Kind.of(
              CONCERN_RAISED,
              Group.OBSTACLES,
              "Concern raised",
              "Others see that a concern is open. What you write is for managers and you alone.",
              Field.of("concernId", "Concern", new Input.Made("c-")),
              Field.of("kind", "What is it about?", new Input.Choice(ToldCodes.CONCERNS)),
              Field.words("note", "What is the concern?")),
          Kind.of(
              CONCERN_CLOSED,
              Group.OBSTACLES,
              "Concern closed",
              "",
              Field.of("concernId", "Which concern?", new Input.Open(Thing.CONCERN)),
              Field.words("reason", "Why is it closed?"),
              Field.note()));

  private ToldKinds() {}
}

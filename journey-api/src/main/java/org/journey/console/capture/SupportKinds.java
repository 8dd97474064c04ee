package org.journey.console.capture;

import static org.journey.interaction.InteractionType.BRIDGING_VISIT_MADE;
import static org.journey.interaction.InteractionType.CONTACT_ATTEMPTED;
import static org.journey.interaction.InteractionType.SUPPORT_GIVEN;
import static org.journey.interaction.InteractionType.TRIAGE_COMPLETED;

import java.util.List;
import org.journey.console.capture.Kind.Group;
import org.journey.interaction.Support;

/** What the team does with a person. */
final class SupportKinds {

  private static final Field BY =
      Field.of("by", "Who gave it, if it was not you", new Input.Line(64))
          .hint("Their name as the service's staff list has it, for example link-worker-02.")
          .tuckedAway();

  static final List<Kind> ALL =
      List.of(
          Kind.of(
              SUPPORT_GIVEN,
              Group.WITH_THEM,
              "Support given",
              "",
              Field.of(
                  "kind",
                  "What kind of support was it?",
                  new Input.Choice(ActivityCodes.SUPPORT_KINDS)),
              Field.of("channel", "How were you in touch?", new Input.Choice(AccessCodes.CHANNELS)),
              Field.of("problem", "What was it about?", new Input.Pick(AccessCodes.REASONS)),
              Field.of("resolved", "Is that resolved now?", new Input.YesOrNo()),
              Field.of("minutes", "How many minutes did it take?", new Input.Whole(1, 600)),
              Field.note(),
              Field.of(
                      "service",
                      "Which part of the service gave it?",
                      new Input.Pick(ActivityCodes.SERVICES))
                  .preset(Support.Service.LINK_WORKER)
                  .tuckedAway(),
              BY),
          Kind.of(
              CONTACT_ATTEMPTED,
              Group.WITH_THEM,
              "Contact attempted",
              "",
              Field.of("channel", "How did you try?", new Input.Choice(AccessCodes.CHANNELS)),
              Field.of(
                  "outcome", "What came of it?", new Input.Choice(AccessCodes.ATTEMPT_OUTCOMES)),
              Field.note()),
          Kind.of(
              TRIAGE_COMPLETED,
              Group.WITH_THEM,
              "Triage",
              "",
              Field.of("mode", "How was it held?", new Input.Choice(AccessCodes.TRIAGE_MODES)),
              Field.of("needs", "What do they need?", new Input.Ticks(AccessCodes.REASONS))
                  .hint("Tick all that apply, or none."),
              Field.of(
                  "outcome", "What came of it?", new Input.Choice(AccessCodes.TRIAGE_OUTCOMES)),
              Field.note()),
          Kind.of(
              BRIDGING_VISIT_MADE,
              Group.WITH_THEM,
              "Bridging visit",
              "Somebody went along to an activity with them.",
              Field.of("activityId", "To which activity?", new Input.Activity()),
              Field.of(
                      "accompaniedBy",
                      "Who went along?",
                      new Input.Choice(ActivityCodes.COMPANIONS))
                  .preset(Support.Companion.TEAM),
              Field.note(),
              BY));

  private SupportKinds() {}
}

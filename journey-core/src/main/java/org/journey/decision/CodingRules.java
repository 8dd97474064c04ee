package org.journey.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Since;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.problem.FieldError;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What a coder may say of an earlier reflection. */
final class CodingRules {

  private CodingRules() {}

  /**
   * What was found in a reflection began before it was told: no {@code since} lies after the coded
   * reflection's effective time. A later correction of that time is not refused for it.
   */
  static @Nullable Problem nothingBeganAfterTheReflection(Proposal proposal) {
    if (!(proposal.data() instanceof ReflectionCoded coding)) {
      return null;
    }
    JourneyHistory history = proposal.history();
    int target = history.row(coding.target());
    if (target < 0 || history.type(target) != InteractionType.REFLECTION_RECORDED) {
      return null;
    }
    List<FieldError> errors = laterThan(history.time(target), coding.findings());
    return errors.isEmpty() ? null : Problem.invalid(ProblemType.INVALID_INTERACTION, errors);
  }

  private static List<FieldError> laterThan(Instant told, List<Finding> findings) {
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      Since since = findings.get(i).since();
      if (since != null && since.start().isAfter(told)) {
        errors.add(
            new FieldError(
                "/data/findings/" + i + "/since", "must not be after the reflection's time"));
      }
    }
    return errors;
  }

  /** A coding is of a reflection that was recorded on this journey and stands. */
  static @Nullable Problem aReflectionIsCoded(Proposal proposal) {
    if (!(proposal.data() instanceof ReflectionCoded coding)) {
      return null;
    }
    JourneyHistory history = proposal.history();
    int target = history.row(coding.target());
    if (target < 0) {
      return unknown("is not an interaction of this journey");
    }
    if (history.type(target) != InteractionType.REFLECTION_RECORDED) {
      return unknown("is no reflection-recorded");
    }
    return history.retracted(target) ? unknown("is retracted") : null;
  }

  private static Problem unknown(String reason) {
    return Problem.at(ProblemType.UNKNOWN_REFERENCE, "/data/target", reason);
  }
}

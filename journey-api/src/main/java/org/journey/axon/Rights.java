package org.journey.axon;

import org.journey.ingest.Submission;
import org.journey.interaction.InteractionType;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which kinds an emitter may record (answers.md, "Roles and calls"); told before identity. */
final class Rights {

  private Rights() {}

  /** Why it may not be recorded by its emitter; null if it may. A kind nobody knows is invalid. */
  static @Nullable Problem refusal(Submission submission) {
    JsonNode named = submission.reading().event().get("type");
    InteractionType type =
        named != null && named.isString()
            ? InteractionType.ofType(named.stringValue()).orElse(null)
            : null;
    Submission.Rights rights = submission.rights();
    if (rights.onlyCodes() && type != InteractionType.REFLECTION_CODED) {
      return forbidden("a coder records reflection-coded alone");
    }
    if (type == null) {
      return null;
    }
    if (type.platformOnly()) {
      return forbidden("the platform alone records this type");
    }
    boolean merges =
        type == InteractionType.CLIENT_MERGED || type == InteractionType.CLIENT_UNMERGED;
    return merges && !rights.mayMerge() ? forbidden("merges are recorded by a manager") : null;
  }

  private static Problem forbidden(String reason) {
    return Problem.at(ProblemType.FORBIDDEN, "/type", reason);
  }
}

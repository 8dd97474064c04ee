package org.journey.interaction;

import java.util.List;
import org.journey.problem.FieldError;
import org.journey.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the strict reader made of one message.
 *
 * <p>A refusal for content (422) comes after organisation, recorder and identity are looked at, so
 * what could be read of those is kept beside the errors.
 */
public sealed interface Reading {

  /** Not one JSON object, or too large: nothing can be said about it but the problem. */
  record Unreadable(Problem problem) implements Reading {}

  /**
   * One JSON object.
   *
   * @param organisation the attribute, if it is a string
   * @param recordedBy the attribute, if it is a string
   * @param identity source and id, if both are valid
   * @param event the object as sent
   * @param errors all that is wrong with it; empty exactly when {@code emitted} is there
   * @param emitted the interaction, if nothing is wrong
   */
  record Read(
      @Nullable String organisation,
      @Nullable String recordedBy,
      @Nullable Identity identity,
      ObjectNode event,
      List<FieldError> errors,
      @Nullable Emitted emitted)
      implements Reading {

    /** Never the message, which may be personal. */
    @Override
    public String toString() {
      return "Read[" + identity + ", " + errors + "]";
    }
  }
}

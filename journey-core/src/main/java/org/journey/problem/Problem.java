package org.journey.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something was refused. Never holds a refused value.
 *
 * @param type which problem
 * @param detail for a person, naming the field
 * @param errors all errors of the message, with their places; empty where one place says it all
 * @param parameter the query parameter at fault, if one is
 */
public record Problem(
    ProblemType type, String detail, List<FieldError> errors, @Nullable String parameter) {

  /** A problem without places. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of(), null);
  }

  /** A problem at one place of the message. */
  public static Problem at(ProblemType type, String pointer, String reason) {
    return new Problem(type, told(pointer, reason), List.of(new FieldError(pointer, reason)), null);
  }

  /**
   * The same for others than the sender: without names that they made up, which may say anything
   * about anyone.
   */
  public Problem unnamed() {
    return errors.stream().noneMatch(FieldError::named)
        ? this
        : invalid(type, errors.stream().map(FieldError::unnamed).toList());
  }

  /** A problem of a query parameter. */
  public static Problem parameter(String parameter, String reason) {
    return new Problem(
        ProblemType.INVALID_PARAMETER, parameter + ": " + reason, List.of(), parameter);
  }

  /** Several errors of one message, all told at once. */
  public static Problem invalid(ProblemType type, List<FieldError> errors) {
    FieldError first = errors.getFirst();
    String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
    return new Problem(
        type, told(first.pointer(), first.reason()) + more, List.copyOf(errors), null);
  }

  /** The pointer of the whole message is empty, and no name of anything. */
  private static String told(String pointer, String reason) {
    return pointer.isEmpty() ? reason : pointer + ": " + reason;
  }
}

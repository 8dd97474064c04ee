package org.journey.interaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.journey.problem.FieldError;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules of interactions for what is no interaction: bodies of other calls are read as strictly,
 * by records with the same annotations.
 */
public final class StrictRecords {

  private StrictRecords() {}

  /**
   * What was read: exactly one of the two is there.
   *
   * @param record what was told
   * @param problem {@code malformed}, {@code too-large}, or what was asked for with all errors
   */
  public record Read<R extends Record>(@Nullable R record, @Nullable Problem problem) {}

  /**
   * Reads a body.
   *
   * @param shape the record of what may be in it
   * @param invalid the problem if it holds something else
   */
  public static <R extends Record> Read<R> read(byte[] body, Class<R> shape, ProblemType invalid) {
    JsonReading.Parsed parsed = JsonReading.parse(body, 0, body.length);
    if (parsed.object() == null) {
      return new Read<>(null, parsed.problem());
    }
    List<FieldError> errors = new ArrayList<>();
    Record record =
        new DataReader(_ -> false, new Errors("", errors), null, Instant.MAX)
            .read(RecordShape.of(shape), parsed.object());
    return record == null
        ? new Read<>(null, Problem.invalid(invalid, errors))
        : new Read<>(shape.cast(record), null);
  }

  /**
   * What was read of a body that no record describes: exactly one of the two is there.
   *
   * @param object one JSON object, no member of it twice
   * @param problem {@code malformed} or {@code too-large}
   */
  public record Parsed(@Nullable ObjectNode object, @Nullable Problem problem) {}

  /** Reads a body whose members the caller looks at. */
  public static Parsed parse(byte[] body) {
    JsonReading.Parsed parsed = JsonReading.parse(body, 0, body.length);
    return new Parsed(parsed.object(), parsed.problem());
  }

  /** Why a text is no id of {@link Rules.Id}; null if it is one. */
  public static @Nullable String reasonAgainstId(String text) {
    return Texts.id(text);
  }

  /**
   * Why a text is none of {@link Rules.Text}; null if it is one.
   *
   * @param max most code points
   */
  public static @Nullable String reasonAgainstText(String text, int max) {
    return Texts.text(text, max);
  }
}

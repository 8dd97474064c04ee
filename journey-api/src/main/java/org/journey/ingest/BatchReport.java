package org.journey.ingest;

import java.util.ArrayList;
import java.util.List;
import org.journey.interaction.Identity;
import org.journey.metrics.RefusalCount;
import org.journey.problem.FieldError;
import org.journey.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What became of the lines of a batch or a file. Counts all, keeps the first 1,000 problems.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class BatchReport {

  /** So many problems are told one by one. */
  public static final int PROBLEMS_TOLD = 1000;

  private long accepted;
  private long duplicates;
  private long rejected;
  private long firstSequence;
  private long lastSequence;
  private final List<LineProblem> problems = new ArrayList<>();

  /**
   * One refused line.
   *
   * @param line from 1
   * @param identity source and id, if both could be read and are valid
   */
  public record LineProblem(long line, @Nullable Identity identity, Problem problem) {}

  /** Counts the outcome of a line. */
  public void add(long line, @Nullable Identity identity, Outcome outcome) {
    switch (outcome) {
      case Outcome.Accepted(var stored) -> {
        accepted++;
        firstSequence =
            firstSequence == 0 ? stored.sequence() : Math.min(firstSequence, stored.sequence());
        lastSequence = Math.max(lastSequence, stored.sequence());
      }
      case Outcome.Duplicate _ -> duplicates++;
      case Outcome.WouldAccept _ -> accepted++;
      case Outcome.Refused(Problem problem) -> refused(line, identity, problem);
    }
  }

  /** Counts a refused line. */
  public void refused(long line, @Nullable Identity identity, Problem problem) {
    rejected++;
    RefusalCount.add(problem.type());
    if (problems.size() < PROBLEMS_TOLD) {
      problems.add(new LineProblem(line, identity, problem));
    }
  }

  /** Lines stored by this batch. */
  public long accepted() {
    return accepted;
  }

  /** Lines that were stored before. */
  public long duplicates() {
    return duplicates;
  }

  /** Lines refused. */
  public long rejected() {
    return rejected;
  }

  /** The first problems, in the order they were found. */
  public List<LineProblem> problems() {
    return List.copyOf(problems);
  }

  /** Writes it as answers.md shapes it. */
  public void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("accepted", accepted);
    json.writeNumberProperty("duplicates", duplicates);
    json.writeNumberProperty("rejected", rejected);
    sequence(json, "firstSequence", firstSequence);
    sequence(json, "lastSequence", lastSequence);
    json.writeArrayPropertyStart("problems");
    for (LineProblem problem : problems) {
      write(json, problem);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void sequence(JsonGenerator json, String name, long sequence) {
    if (sequence == 0) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, sequence);
    }
  }

  private static void write(JsonGenerator json, LineProblem refused) {
    Identity identity = refused.identity();
    List<FieldError> errors = refused.problem().errors();
    json.writeStartObject();
    json.writeNumberProperty("line", refused.line());
    text(json, "id", identity == null ? null : identity.id());
    text(json, "source", identity == null ? null : identity.source());
    json.writeStringProperty("type", refused.problem().type().uri());
    json.writeStringProperty("detail", refused.problem().detail());
    text(json, "pointer", errors.isEmpty() ? null : errors.getFirst().pointer());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, @Nullable String text) {
    if (text == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, text);
    }
  }
}

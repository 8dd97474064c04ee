package org.journey.research;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.journey.cohort.CohortFilter;
import org.journey.cohort.CohortFilterReading;
import org.journey.extract.ExtractFormat;
import org.journey.extract.SequenceOptions;
import org.journey.interaction.Rules.ModelReference;
import org.journey.interaction.StrictRecords;
import org.journey.model.StageModel;
import org.journey.problem.FieldError;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.stage.Dating;
import org.journey.state.JourneyStateParameters;
import org.journey.state.ParameterReader;
import org.journey.state.ParameterReading;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a replay or an extract is asked of, strictly. */
final class RequestReader {

  private RequestReader() {}

  /**
   * As it was sent.
   *
   * @param asAt null: now
   * @param asKnown null: now
   */
  record Sent(
      String model,
      @Nullable Instant asAt,
      @Nullable Instant asKnown,
      CohortFilter cohort,
      JourneyStateParameters parameters) {}

  /** What an extract is asked of. */
  record SentExtract(ExtractFormat format, @Nullable SequenceOptions sequences, Sent sent) {}

  /** The forms that can be asked for; OCEL is OCEL_JSON. */
  public enum Format {
    XES,
    OCEL,
    OCEL_JSON,
    OCEL_SQLITE,
    CSV,
    PARQUET,
    STS,
    SPELL;

    ExtractFormat extract() {
      return this == OCEL ? ExtractFormat.OCEL_JSON : ExtractFormat.valueOf(name());
    }
  }

  /** How journeys become sequences. */
  public record Sequences(SequenceOptions.@Nullable Unit unit, @Nullable Boolean endState) {}

  /** The body of an extract. */
  public record ExtractBody(
      Format format,
      @ModelReference @Nullable String model,
      @Nullable Instant asAt,
      @Nullable Instant asKnown,
      @Nullable JsonNode cohort,
      @Nullable JsonNode saturation,
      @Nullable Dating dating,
      @Nullable Sequences sequences) {}

  /** The body of a replay. */
  public record Body(
      @ModelReference String model,
      @Nullable Instant asAt,
      @Nullable Instant asKnown,
      @Nullable JsonNode cohort,
      @Nullable JsonNode saturation,
      @Nullable Dating dating) {}

  /**
   * Reads a body.
   *
   * @param any a model: no parameter depends on which
   * @throws Refusal {@code malformed}, or {@code invalid-parameter} with the place at fault
   */
  static Sent read(byte[] body, StageModel any) {
    Body told = strictly(body, Body.class);
    return new Sent(
        told.model,
        told.asAt,
        told.asKnown,
        cohort(told.cohort),
        parameters(told.saturation, told.dating, any));
  }

  /**
   * Reads the body of an extract; without a model it is under the standard one.
   *
   * @throws Refusal as {@link #read} does
   */
  static SentExtract readExtract(byte[] body, StageModel standard) {
    ExtractBody told = strictly(body, ExtractBody.class);
    ExtractFormat format = told.format.extract();
    if (told.sequences != null && !ExtractAsk.ofSequences(format)) {
      throw Parameters.refused("sequences", "goes with STS and SPELL alone");
    }
    return new SentExtract(
        format,
        ExtractAsk.ofSequences(format) ? sequences(told.sequences) : null,
        new Sent(
            told.model == null ? standard.reference() : told.model,
            told.asAt,
            told.asKnown,
            cohort(told.cohort),
            parameters(told.saturation, told.dating, standard)));
  }

  private static SequenceOptions sequences(@Nullable Sequences told) {
    SequenceOptions otherwise = ExtractAsk.SEQUENCES;
    return told == null
        ? otherwise
        : new SequenceOptions(
            told.unit == null ? otherwise.unit() : told.unit,
            told.endState == null ? otherwise.endState() : told.endState);
  }

  private static <R extends Record> R strictly(byte[] body, Class<R> shape) {
    StrictRecords.Read<R> read = StrictRecords.read(body, shape, ProblemType.INVALID_PARAMETER);
    Problem problem = read.problem();
    R told = read.record();
    if (problem != null || told == null) {
      throw new Refusal(named(Objects.requireNonNull(problem)));
    }
    return told;
  }

  /** A problem of a body has its place for a parameter. */
  private static Problem named(Problem problem) {
    return problem.errors().isEmpty() || problem.parameter() != null
        ? problem
        : new Problem(
            problem.type(),
            problem.detail(),
            problem.errors(),
            problem.errors().getFirst().pointer().replaceFirst("^/", ""));
  }

  private static CohortFilter cohort(@Nullable JsonNode told) {
    if (told == null) {
      return CohortFilter.ALL;
    }
    return switch (CohortFilter.read(told)) {
      case CohortFilterReading.Read(CohortFilter cohort) -> cohort;
      case CohortFilterReading.Refused(Problem problem) -> throw within("cohort", problem);
    };
  }

  private static JourneyStateParameters parameters(
      @Nullable JsonNode saturation, @Nullable Dating dating, StageModel any) {
    TreeMap<String, String> given = new TreeMap<>();
    if (saturation != null) {
      saturation.forEachEntry(
          (name, value) -> {
            if (!ParameterReader.NAMES.contains(name)
                || name.equals("dating")
                || !value.isValueNode()
                || value.isNull()) {
              throw within("saturation", Problem.parameter(name, "is not as described"));
            }
            given.put(name, Request.plain(value));
          });
    }
    if (dating != null) {
      given.put("dating", dating.name());
    }
    return switch (ParameterReader.read(any, given)) {
      case ParameterReading.Read(JourneyStateParameters read) -> read;
      case ParameterReading.Refused(Problem problem) -> throw within("saturation", problem);
    };
  }

  private static Refusal within(String part, Problem problem) {
    String name = problem.parameter();
    String reason =
        name == null ? problem.detail() : problem.detail().substring((name + ": ").length());
    // What somebody took for a name may be anything.
    boolean named = name != null && !name.equals(part) && Parameters.isHarmless(name);
    String place = named ? part + "." + name : part;
    return new Refusal(
        new Problem(
            problem.type(),
            place + ": " + reason,
            List.of(new FieldError("/" + place.replace('.', '/'), reason)),
            place));
  }
}

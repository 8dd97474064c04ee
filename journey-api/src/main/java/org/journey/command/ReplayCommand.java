package org.journey.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.journey.interaction.Rfc3339;
import org.journey.model.ModelReading;
import org.journey.model.StageModel;
import org.journey.model.StageModelReader;
import org.journey.problem.FieldError;
import org.journey.problem.Problem;
import org.journey.research.ReplayForm;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code journey replay}: all histories read again under a model of a file. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Reads all histories again under a stage model, and writes what comes of each journey.",
      "From a data directory of every organisation, or of the one named, and the model need not be"
          + " registered; from a running Journey of the token's organisation, and the model is"
          + " registered if it is new. Without either, from .journey here.",
      "Prints a summary as JSON on standard output, or on standard error if the lines go to"
          + " standard output. Its digest is the same wherever the same is asked: name both"
          + " instants to ask the same again."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:the model is wrong, or journeys could not be read: the summary says how many are lacking",
      " 2:wrong use"
    },
    footer = {
      "",
      "What would change under another model, and why:",
      "  journey replay --model model.yaml --compare-with-live --out journeys.ndjson --data DIR"
    })
final class ReplayCommand implements Callable<Integer> {

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "The stage model, YAML or JSON.")
  private @SuppressWarnings("NullAway.Init") Path modelFile;

  @Option(
      names = "--as-at",
      paramLabel = "TIME",
      description = "What had happened by then, such as 2026-01-31T00:00:00Z; now if left out.")
  private @Nullable String asAt;

  @Option(
      names = "--as-known",
      paramLabel = "TIME",
      description = "What had been recorded by then; now if left out.")
  private @Nullable String asKnown;

  @Option(
      names = "--compare-with-live",
      description =
          "Also tells who moved, against the live view's model on the same axes, and why.")
  private boolean compare;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = {
        "Where the lines go: a JSON object a journey; CSV or Parquet if the name ends in .csv or"
            + " .parquet; - for standard output.",
        "The file is there when all is written, or not at all; its owner alone may read it."
      })
  private @SuppressWarnings("NullAway.Init") String out;

  @ArgGroup(multiplicity = "0..1")
  private @Nullable Source given;

  @Option(
      names = "--organisation",
      paramLabel = "ORGANISATION",
      description = "Only this one's; needed with --url if the token names several.")
  private @Nullable String organisation;

  /**
   * What is asked.
   *
   * @param asAt null: now
   * @param asKnown null: now
   * @param organisation null: every one, or the token's
   */
  record Asked(
      StageModel model,
      @Nullable Instant asAt,
      @Nullable Instant asKnown,
      @Nullable String organisation,
      boolean compare,
      ReplayForm form) {}

  @Override
  public Integer call() throws IOException {
    Ids.check(spec, "--organisation", organisation);
    Instant happened = instant("--as-at", asAt);
    Instant known = instant("--as-known", asKnown);
    StageModel model = model();
    if (model == null) {
      return JourneyCommand.FAILED;
    }
    Asked asked = new Asked(model, happened, known, organisation, compare, ReplayForm.ofFile(out));
    try (ReplayFile file = ReplayFile.named(out)) {
      PrintStream summary = file.isStandardOutput() ? System.err : System.out;
      Source source = Source.orHere(given);
      Path data = source.data;
      boolean whole =
          data != null
              ? LocalReplay.run(data, asked, file, summary)
              : new RemoteReplay(remote(source)).run(asked, file, summary);
      return whole ? JourneyCommand.DONE : JourneyCommand.FAILED;
    }
  }

  private Source.Remote remote(Source source) {
    Source.Remote remote = source.remote;
    if (remote == null) {
      throw new ParameterException(spec.commandLine(), "Give --data, or --url and --token.");
    }
    return remote;
  }

  private @Nullable Instant instant(String option, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Instant instant = Rfc3339.parse(text);
    if (instant == null) {
      throw new ParameterException(spec.commandLine(), option + ": " + Rfc3339.reasonAgainst(text));
    }
    return instant;
  }

  /** The model; null if it is wrong, and what is wrong is told with its places. */
  private @Nullable StageModel model() {
    if (!Files.isRegularFile(modelFile) || !Files.isReadable(modelFile)) {
      throw new ParameterException(
          spec.commandLine(), "--model " + modelFile + ": no such file, or not readable");
    }
    // One byte more than there may be tells that there are too many.
    try (InputStream text = Files.newInputStream(modelFile)) {
      return switch (StageModelReader.read(text.readNBytes(StageModelReader.MOST_BYTES + 1))) {
        case ModelReading.Read(StageModel model) -> model;
        case ModelReading.Refused(Problem problem) -> {
          tell(problem);
          yield null;
        }
      };
    } catch (IOException e) {
      throw new Failure("--model " + modelFile + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private void tell(Problem problem) {
    String file = "journey: " + modelFile + ": ";
    PrintStream err = System.err;
    if (problem.errors().isEmpty()) {
      err.println(file + problem.detail());
    }
    for (FieldError error : problem.errors()) {
      err.println(
          file + (error.pointer().isEmpty() ? "" : error.pointer() + ": ") + error.reason());
    }
    err.flush();
  }
}

package org.journey.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.journey.ingest.BatchIntake;
import org.journey.ingest.BatchReport;
import org.journey.ingest.Intake;
import org.journey.ingest.Recorder;
import org.journey.ingest.file.LineFile;
import org.journey.json.Json;
import org.journey.local.LocalInstance;
import org.journey.log.LogUnavailable;
import org.journey.registry.SyntheticOrganisations;
import org.journey.security.Actor;
import org.journey.web.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code journey import}: records a file of interactions. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Records a file of interactions, one CloudEvent in JSON a line.",
      "A line that is refused does not stop the others. A file that was interrupted can be sent"
          + " again: what is stored is not stored twice.",
      "Prints what became of it as JSON; exits with 1 if a line was refused."
    })
final class ImportCommand implements Callable<Integer> {

  private static final String AGAIN =
      "interrupted; send the whole file again: what is stored is not stored twice";

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "NDJSON, or packed with gzip if its name ends in .gz; - for standard input.")
  private @SuppressWarnings("NullAway.Init") String file;

  @ArgGroup(multiplicity = "1")
  private @SuppressWarnings("NullAway.Init") Source source;

  @Option(
      names = "--organisation",
      paramLabel = "ORGANISATION",
      description = "Where the lines go that name no organisation.")
  private @Nullable String organisation;

  @Option(
      names = "--synthetic",
      paramLabel = "ORGANISATION",
      description = "Marks an organisation as made up, if it is new; with --data only.")
  private @Nullable String synthetic;

  @Override
  public Integer call() throws IOException {
    Ids.check(spec, "--organisation", organisation);
    Ids.check(spec, "--synthetic", synthetic);
    try (LineFile lines = open()) {
      Path data = source.data;
      byte[] result = data != null ? into(data, lines) : sendTo(new Remote(remote()), lines);
      PrintStream out = System.out;
      out.write(result);
      out.println();
      out.flush();
      return Json.MAPPER.readTree(result).path("rejected").asLong(0) == 0
          ? JourneyCommand.DONE
          : JourneyCommand.FAILED;
    }
  }

  private Source.Remote remote() {
    Source.Remote remote = source.remote;
    if (remote == null) {
      throw new ParameterException(spec.commandLine(), "Give --data, or --url and --token.");
    }
    if (synthetic != null) {
      throw new ParameterException(
          spec.commandLine(), "--synthetic needs --data: it is for who runs the instance.");
    }
    return remote;
  }

  private LineFile open() {
    try {
      if (file.equals("-")) {
        return LineFile.of(System.in);
      }
      Path path = Path.of(file);
      if (!Files.isReadable(path) || Files.isDirectory(path)) {
        throw new ParameterException(spec.commandLine(), file + ": no such file, or not readable");
      }
      return LineFile.open(path);
    } catch (IOException e) {
      throw new Failure(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private byte[] into(Path directory, LineFile lines) throws IOException {
    try (Shutdown shutdown = new Shutdown()) {
      ConfigurableApplicationContext parts =
          shutdown.first(
              Application.parts(
                  "local",
                  environment -> shutdown.last(LocalInstance.start(directory)).settings()));
      if (synthetic != null && !parts.getBean(SyntheticOrganisations.class).mark(synthetic)) {
        throw new Failure(
            synthetic + " is known already and not marked as made up: nothing was imported");
      }
      BatchIntake intake =
          new BatchIntake(parts.getBean(Intake.class), parts.getBean(Recorder.class));
      try (Progress progress = Progress.show(lines::read, lines.size())) {
        BatchReport report = intake.take(lines.lines(), Actor.operator("import"), organisation);
        return Answers.json(report::write);
      } catch (LogUnavailable e) {
        throw new Failure(AGAIN, e);
      } catch (IOException e) {
        throw new Failure(
            file + ": cannot be read to its end (" + e.getMessage() + "); " + AGAIN, e);
      }
    }
  }

  private byte[] sendTo(Remote running, LineFile lines) {
    try (running;
        Progress progress = Progress.show(lines::read, lines.size())) {
      return running.sendBatch(lines.lines(), organisation);
    } catch (IOException e) {
      throw new Failure(AGAIN + " (" + e + ")", e);
    }
  }
}

package org.journey.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.journey.simulation.Line;
import org.journey.simulation.Simulation;
import org.journey.simulation.SimulationParameters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code journey simulate}: made-up histories from a seed. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Prints made-up histories of clients, one CloudEvent in JSON a line, in the order in which"
          + " staff would have entered them: as import takes them.",
      "The same seed and options give the same bytes on every machine. Nobody in them is real.",
      "What they are made by, and which of it is published and which assumed, is told in"
          + " docs/simulation.md."
    },
    footer = {
      "",
      "A year of a city's work into a new instance, as synthetic:",
      "  journey simulate --clients 5000 --seed 1 --organisation city > city.ndjson",
      "  journey import city.ndjson --data DIR --synthetic city"
    })
final class SimulateCommand implements Callable<Integer> {

  private static final int BUFFER = 1 << 16;

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Option(
      names = "--clients",
      required = true,
      paramLabel = "N",
      description = "How many are referred, 1 or more; some 19 interactions each.")
  private long clients;

  @Option(
      names = "--seed",
      required = true,
      paramLabel = "S",
      description = "A whole number; another one gives other histories.")
  private long seed;

  @Option(
      names = "--organisation",
      paramLabel = "ORGANISATION",
      description = {
        "A provider that clients are referred to; can be repeated.",
        "Two made-up ones if left out: made-up-north, made-up-south."
      })
  private List<String> organisations = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first day of referrals, YYYY-MM-DD; 2022-01-01 if left out.")
  private LocalDate from = SimulationParameters.DEFAULT_FROM;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = {
        "The day before which referrals end; 2023-01-01 if left out.",
        "What follows from them is told to its end, up to three years later."
      })
  private LocalDate to = SimulationParameters.DEFAULT_TO;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Leaves out what is entered on this day or later, as if exported then.")
  private @Nullable LocalDate until;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write; standard output if left out.")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException {
    Simulation simulation = new Simulation(parameters());
    return file == null ? toStandardOutput(simulation) : toFile(simulation, file);
  }

  private SimulationParameters parameters() {
    check(clients >= 1, "--clients: must be 1 or more");
    Ids.check(spec, "--organisation", organisations);
    check(
        organisations.stream().distinct().count() == organisations.size(),
        "--organisation: must not be given twice");
    check(
        !from.isBefore(SimulationParameters.EARLIEST),
        "--from: must not be before " + SimulationParameters.EARLIEST);
    check(from.isBefore(to), "--to: must be after --from, " + from);
    check(
        !to.isAfter(SimulationParameters.LATEST),
        "--to: must not be after " + SimulationParameters.LATEST);
    LocalDate end = until;
    check(end == null || from.isBefore(end), "--until: must be after --from, " + from);
    return new SimulationParameters(
        clients,
        seed,
        organisations.isEmpty() ? SimulationParameters.DEFAULT_ORGANISATIONS : organisations,
        from,
        to,
        until);
  }

  private void check(boolean right, String message) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private int toFile(Simulation simulation, Path path) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER);
        Progress progress = Progress.show(simulation::referred, clients, "clients")) {
      Instant last = write(simulation, out);
      out.flush();
      return done(simulation, last);
    } catch (IOException e) {
      throw new Failure("--out " + path + ": cannot be written: " + e, e);
    }
  }

  /** Without a bar, which would stand among the lines on a terminal. */
  private int toStandardOutput(Simulation simulation) {
    try (OutputStream out = new BufferedOutputStream(new Printed(System.out), BUFFER)) {
      Instant last = write(simulation, out);
      out.flush();
      return done(simulation, last);
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
        return JourneyCommand.DONE; // who reads has had enough
      }
      throw new Failure("standard output takes no more: " + e.getMessage(), e);
    }
  }

  /** Writes all; gives when the last was entered. */
  private static Instant write(Simulation simulation, OutputStream out) throws IOException {
    Instant last = Instant.EPOCH;
    while (simulation.hasNext()) {
      Line line = simulation.next();
      out.write(line.bytes());
      out.write('\n');
      last = line.entered();
    }
    return last;
  }

  private int done(Simulation simulation, Instant last) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "%d interactions of %d clients, seed %d%n",
        simulation.lines(),
        simulation.referred(),
        seed);
    if (last.isAfter(Instant.now())) {
      err.println("Some of it lies in the future, which no platform accepts: see --until.");
    }
    err.flush();
    return JourneyCommand.DONE;
  }
}

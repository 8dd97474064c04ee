package org.journey.bench;

import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.journey.simulation.Simulation;
import org.journey.simulation.SimulationParameters;

/** One large organisation of simulated histories. */
final class City {

  static final String ORGANISATION = "city";

  private City() {}

  /** Fills the log; gives an instant at which about half of it was known. */
  static Instant fill(Instance instance, int clients) throws Exception {
    Path file = instance.scratch("city.ndjson");
    Simulation simulation =
        new Simulation(
            new SimulationParameters(
                clients,
                1,
                List.of(ORGANISATION),
                SimulationParameters.DEFAULT_FROM,
                SimulationParameters.DEFAULT_TO,
                // So that many are open still.
                SimulationParameters.DEFAULT_TO));
    long lines = 0;
    Path second = instance.scratch("city-2.ndjson");
    try (OutputStream one = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        OutputStream two = new BufferedOutputStream(Files.newOutputStream(second), 1 << 16)) {
      while (simulation.hasNext()) {
        OutputStream out = simulation.referred() <= clients / 2 ? one : two;
        out.write(simulation.next().bytes());
        out.write('\n');
        lines++;
      }
    }
    long begin = System.nanoTime();
    take(instance, file);
    Thread.sleep(10);
    Instant half = Instant.now();
    Thread.sleep(10);
    take(instance, second);
    double took = (System.nanoTime() - begin) / 1e9;
    System.err.printf(Locale.ROOT, "%,d interactions in %.0f s%n", lines, took);
    return half;
  }

  private static void take(Instance instance, Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      System.err.println(instance.take(in).rejected() + " rejected");
    }
    Files.delete(file);
  }
}

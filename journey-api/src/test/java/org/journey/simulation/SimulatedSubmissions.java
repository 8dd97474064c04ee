package org.journey.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.journey.ingest.Submission;
import org.journey.interaction.CloudEventReader;
import org.journey.interaction.Emitted;
import org.journey.interaction.Reading;

/** A simulation as it is handed to a recorder. */
public final class SimulatedSubmissions {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private SimulatedSubmissions() {}

  /** All lines of so many clients, in their order. */
  public static List<Submission> of(long clients, long seed) {
    Simulation simulation =
        new Simulation(
            new SimulationParameters(
                clients,
                seed,
                SimulationParameters.DEFAULT_ORGANISATIONS,
                SimulationParameters.DEFAULT_FROM,
                SimulationParameters.DEFAULT_TO,
                null));
    List<Submission> all = new ArrayList<>();
    while (simulation.hasNext()) {
      if (!(CloudEventReader.read(simulation.next().bytes(), NOW, key -> true)
          instanceof Reading.Read read)) {
        throw new AssertionError("a simulated line is not readable");
      }
      Emitted emitted = Objects.requireNonNull(read.emitted());
      all.add(
          new Submission(
              Objects.requireNonNull(emitted.organisation()),
              Objects.requireNonNull(emitted.recordedBy()),
              read));
    }
    return all;
  }
}

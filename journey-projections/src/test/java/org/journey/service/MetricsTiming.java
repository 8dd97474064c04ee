package org.journey.service;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.journey.model.StageModel;
import org.journey.model.StageModels;
import org.journey.service.facts.JourneyFacts;
import org.journey.testing.RandomHistories;

/**
 * How long figures take, on one thread: run by hand, not a test. Random journeys of 50 are read
 * again and again; their mixture is harder than that of a service, half of them being corrected.
 */
final class MetricsTiming {

  private static final int JOURNEYS = 2_000;
  private static final int TIMES = 50;

  private MetricsTiming() {}

  /** Time of this thread alone, so that what else runs does not count. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  public static void main(String[] arguments) {
    StageModel model = StageModels.defaultModel();
    List<JourneyFacts> facts = new ArrayList<>();
    long bytes = 0;
    long start = cpu();
    for (int i = 0; i < JOURNEYS; i++) {
      facts.add(
          JourneyFacts.of(RandomHistories.journey(i, 50, "soar", "j-" + i).recorded(), model));
      bytes += facts.getLast().encode().length;
    }
    System.out.println("made in ms: " + (cpu() - start) / 1_000_000);
    System.out.println("bytes an interaction: " + bytes / (50.0 * JOURNEYS));
    Period period =
        new Period(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
    for (int round = 0; round < 5; round++) {
      ServiceMetrics metrics = new ServiceMetrics(period, model, People.AS_RECORDED);
      start = cpu();
      for (int i = 0; i < TIMES; i++) {
        facts.forEach(metrics::add);
      }
      long added = cpu();
      metrics.figures();
      System.out.println(
          "ms for "
              + 50L * JOURNEYS * TIMES
              + " interactions: "
              + (added - start) / 1_000_000
              + ", figures: "
              + (cpu() - added) / 1_000_000);
    }
  }
}

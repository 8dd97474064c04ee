package org.journey.service;

import java.time.Instant;
import org.journey.model.StageModel;
import org.journey.model.StageModels;
import org.journey.service.facts.JourneyFacts;
import org.journey.testing.RandomHistories;

/** Services made at random, of which those with more people hold those with fewer. */
public final class Services {

  private Services() {}

  /** The figures over the year 2025 of so many journeys, each of another person. */
  public static Node figures(long seed, int journeys) {
    Period period =
        new Period(Instant.parse("2024-11-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));
    StageModel model = StageModels.defaultModel();
    ServiceMetrics metrics = new ServiceMetrics(period, model, People.AS_RECORDED);
    for (int i = 0; i < journeys; i++) {
      metrics.add(
          JourneyFacts.of(
              RandomHistories.journey(1000 * seed + i, 25, "soar", "j-" + i).recorded(), model));
    }
    return metrics.figures();
  }
}

package org.journey.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import org.journey.problem.ProblemType;

/**
 * Counts what is refused, by problem. In Micrometer's global registry, to which the application's
 * belongs: refusals are told in filters and batches too, where no part of the application is at
 * hand.
 */
public final class RefusalCount {

  /** {@code journey_refusals_total} as Prometheus has it. */
  static final String NAME = "journey.refusals";

  private RefusalCount() {}

  /** Counts one. */
  public static void add(ProblemType type) {
    Counter.builder(NAME)
        .description("What was refused, in answers and in lines of batches")
        .tag("problem", type.slug())
        .register(Metrics.globalRegistry)
        .increment();
  }
}

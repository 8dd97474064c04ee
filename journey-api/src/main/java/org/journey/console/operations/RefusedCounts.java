package org.journey.console.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.journey.problem.ProblemType;

/**
 * How many records of Kafka this instance has refused since it was started, by what was wrong with
 * them: what it tells Prometheus too. Other instances have counts of their own.
 */
final class RefusedCounts {

  /** {@code journey_kafka_in_refused_records_total} of docs/metrics.md. */
  static final String METRIC = "journey.kafka.in.refused";

  private static final String PROBLEM = "problem";

  private final MeterRegistry metrics;

  RefusedCounts(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /**
   * Of one problem.
   *
   * @param title of it, in words
   * @param address where it is explained
   * @param records that were refused for it; never 0
   */
  record Refused(String title, String address, long records) {}

  /** Whether records are read here at all; without Kafka nothing is counted. */
  boolean areKept() {
    return !counters().isEmpty();
  }

  /** How many were refused in all. */
  long all() {
    return byProblem().stream().mapToLong(Refused::records).sum();
  }

  /** What was refused: the most first. */
  List<Refused> byProblem() {
    return counters().stream()
        .filter(counter -> counter.count() > 0)
        .map(RefusedCounts::refused)
        .sorted(Comparator.comparingLong(Refused::records).reversed())
        .toList();
  }

  private Collection<Counter> counters() {
    return metrics.find(METRIC).counters();
  }

  private static Refused refused(Counter counter) {
    String slug = Objects.requireNonNullElse(counter.getId().getTag(PROBLEM), "");
    String title =
        Arrays.stream(ProblemType.values())
            .filter(type -> type.slug().equals(slug))
            .map(ProblemType::title)
            .findFirst()
            .orElse(slug);
    return new Refused(title, "/problems/" + slug, (long) counter.count());
  }
}

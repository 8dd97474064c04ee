package org.journey.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.journey.interaction.InteractionType;
import org.journey.log.Append;
import org.journey.log.AppendWatch;
import org.springframework.stereotype.Component;

/** What this node stores, measured: by type, by batch, and how long it takes. No ids in labels. */
@Component
class LogMetrics implements AppendWatch {

  /**
   * Where the buckets of latencies end: from a fast disk's commit to what a caller waits at most.
   */
  static final Duration[] LATENCIES = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3)
  };

  private static final double[] SIZES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000};

  private final Map<InteractionType, Counter> appended = new EnumMap<>(InteractionType.class);
  private final DistributionSummary batches;
  private final Timer commits;
  private final Timer answers;

  LogMetrics(MeterRegistry registry) {
    for (InteractionType type : InteractionType.values()) {
      appended.put(
          type,
          Counter.builder("journey.interactions.appended")
              .description("Interactions that this node stored")
              .tag("type", type.shortName())
              .register(registry));
    }
    batches =
        DistributionSummary.builder("journey.append.batch.size")
            .description("Interactions stored in one transaction")
            .baseUnit("interactions")
            .serviceLevelObjectives(SIZES)
            .register(registry);
    commits =
        Timer.builder("journey.append.commit")
            .description("How long it took to store a batch")
            .serviceLevelObjectives(LATENCIES)
            .register(registry);
    answers =
        Timer.builder("journey.append")
            .description("How long who had something stored waited for it to be durable")
            .serviceLevelObjectives(LATENCIES)
            .register(registry);
  }

  @Override
  public void stored(List<Append> appends, long nanos) {
    for (Append append : appends) {
      Counter counter = appended.get(append.type());
      if (counter != null) {
        counter.increment();
      }
    }
    if (nanos > 0) {
      batches.record(appends.size());
      commits.record(nanos, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void answered(long nanos) {
    answers.record(nanos, TimeUnit.NANOSECONDS);
  }
}

package org.journey.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this node wrote down of who reads: how many, never who or whom. */
final class AccessMetrics {

  private static final Duration[] LATENCIES = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2)
  };

  private final Map<String, Counter> entries;
  private final Counter unwritten;
  private final Counter broken;
  private final Timer waits;

  AccessMetrics(MeterRegistry registry) {
    entries =
        Stream.of("TOLD", "REFUSED")
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    outcome ->
                        Counter.builder("journey.access.entries")
                            .description("Entries of the access log that this node wrote")
                            .tag("outcome", outcome.toLowerCase(Locale.ROOT))
                            .register(registry)));
    unwritten =
        Counter.builder("journey.access.unwritten")
            .description("Answers that were not given, as who read could not be written down")
            .register(registry);
    broken =
        Counter.builder("journey.access.break.glass")
            .description("How often somebody broke the glass to read the note of a concern")
            .register(registry);
    waits =
        Timer.builder("journey.access.write")
            .description("How long who reads waited for its entry to be durable")
            .serviceLevelObjectives(LATENCIES)
            .register(registry);
  }

  void written(AccessEntry entry, long nanos) {
    Counter counter = entries.get(entry.outcome());
    if (counter != null) {
      counter.increment();
    }
    waits.record(nanos, TimeUnit.NANOSECONDS);
  }

  void unwritten() {
    unwritten.increment();
  }

  void glassBroken() {
    broken.increment();
  }
}

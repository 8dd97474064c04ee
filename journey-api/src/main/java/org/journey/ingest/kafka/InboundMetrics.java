package org.journey.ingest.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.journey.problem.ProblemType;

/** What this node reads of the inbound topics, measured. */
final class InboundMetrics {

  private final Counter accepted;
  private final Counter duplicates;
  private final Counter refused;
  private final Map<ProblemType, Counter> refusedByProblem = new EnumMap<>(ProblemType.class);
  private final Counter held;
  private final Counter lost;
  private final InstantSource clock;
  private volatile boolean up;
  private volatile int barred;
  private volatile Seen seen = Seen.NOTHING;

  /**
   * What was seen last.
   *
   * @param waiting records that are not recorded yet, by topic
   * @param oldest when the one that waits longest came, milliseconds since 1970; the largest number
   *     if none waits
   */
  record Seen(Map<String, Long> waiting, long oldest) {
    static final Seen NOTHING = new Seen(Map.of(), Long.MAX_VALUE);
  }

  InboundMetrics(MeterRegistry registry, Set<String> topics, InstantSource clock) {
    this.clock = clock;
    accepted = outcome(registry, "accepted");
    duplicates = outcome(registry, "duplicate");
    refused = outcome(registry, "refused");
    for (ProblemType type : ProblemType.values()) {
      refusedByProblem.put(type, byProblem(registry, type));
    }
    held =
        Counter.builder("journey.kafka.in.held")
            .description("Time for which records waited for the log, the database or a quota")
            .baseUnit("seconds")
            .register(registry);
    lost =
        Counter.builder("journey.kafka.in.lost")
            .description("Offsets of records that were removed before they were read")
            .baseUnit("records")
            .register(registry);
    Gauge.builder("journey.kafka.in.up", this, self -> self.up ? 1 : 0)
        .description("Whether this node reads the inbound topics")
        .register(registry);
    Gauge.builder("journey.kafka.in.barred", this, self -> self.barred)
        .description("Inbound topics that this node may not read, and does without")
        .baseUnit("topics")
        .register(registry);
    for (String topic : topics) {
      Gauge.builder("journey.kafka.in.lag", this, self -> self.waiting(topic))
          .description("Records of this node's partitions that are not recorded yet")
          .baseUnit("records")
          .tag("topic", topic)
          .register(registry);
    }
    Gauge.builder("journey.kafka.in.delay", this, InboundMetrics::delay)
        .description("How long the record that waits longest has been waiting")
        .baseUnit("seconds")
        .register(registry);
  }

  private static Counter outcome(MeterRegistry registry, String outcome) {
    return Counter.builder("journey.kafka.in.records")
        .description("Records of inbound topics, by what became of them")
        .tag("outcome", outcome)
        .register(registry);
  }

  private static Counter byProblem(MeterRegistry registry, ProblemType type) {
    return Counter.builder("journey.kafka.in.refused")
        .description("Records of inbound topics that were refused, by the problem")
        .baseUnit("records")
        .tag("problem", type.slug())
        .register(registry);
  }

  void accepted() {
    accepted.increment();
  }

  void duplicate() {
    duplicates.increment();
  }

  void refused(ProblemType type) {
    refused.increment();
    Objects.requireNonNull(refusedByProblem.get(type)).increment();
  }

  void lost(long records) {
    lost.increment(records);
  }

  void held(long nanos) {
    held.increment(nanos / 1e9);
  }

  /**
   * Tells what there is.
   *
   * @param member whether the group's coordinator has been heard of lately
   */
  void saw(Seen now, boolean member) {
    seen = now;
    up = member;
  }

  /** So many topics may not be read. */
  void barred(int topics) {
    barred = topics;
  }

  /** Nothing is read any more, for now. */
  void down() {
    up = false;
    seen = Seen.NOTHING;
  }

  private double waiting(String topic) {
    return up ? seen.waiting().getOrDefault(topic, 0L) : Double.NaN;
  }

  private double delay() {
    long oldest = seen.oldest();
    if (!up) {
      return Double.NaN;
    }
    return oldest == Long.MAX_VALUE ? 0 : Math.max(0, clock.millis() - oldest) / 1e3;
  }
}

package org.journey.checkpoint;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What is told of checkpoints and of what they betray. */
final class CheckpointMetrics {

  private CheckpointMetrics() {}

  static void register(Checkpoints checkpoints, MeterRegistry registry) {
    String log = checkpoints.trees().log().label();
    Gauge.builder("journey.checkpoint.size", checkpoints, CheckpointMetrics::size)
        .description("Leaves of the last checkpoint that this node published")
        .tag("log", log)
        .register(registry);
    Gauge.builder("journey.checkpoint.age", checkpoints, Checkpoints::age)
        .description("Time since all that was recorded was in a published checkpoint")
        .baseUnit("seconds")
        .tag("log", log)
        .register(registry);
    Gauge.builder("journey.log.betrayed", checkpoints, one -> one.betrayal() == null ? 0 : 1)
        .description("1: the log is not what was signed before, and nothing is signed any more")
        .tag("log", log)
        .register(registry);
  }

  static void register(LogPatrol patrol, MeterRegistry registry) {
    Gauge.builder("journey.log.patrol.position", patrol, LogPatrol::position)
        .description("Sequence up to which the rows of a log were looked at in this round")
        .tag("log", patrol.log().label())
        .register(registry);
    Gauge.builder("journey.log.changed.sequence", patrol, LogPatrol::firstBad)
        .description("A sequence whose row is not what it was; 0 if none was found")
        .tag("log", patrol.log().label())
        .register(registry);
  }

  private static double size(Checkpoints checkpoints) {
    Kept published = checkpoints.published();
    return published == null ? 0 : published.checkpoint().size();
  }
}

package org.journey.research;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.journey.engine.Folding;
import org.journey.engine.Projection;
import org.journey.log.LogUnavailable;
import org.journey.operations.UnsafeSetting;
import org.journey.tracing.Step;
import org.journey.tracing.Traces;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves once a night that what serves is what the log gives, on one of the nodes, and raises an
 * alarm where it is not: an error in the log of the node that found it, and gauges of every node.
 */
final class NightlyProof implements AutoCloseable {

  /** The setting: a time of day, UTC, or {@code off}. */
  static final String AT = "journey.proof.at";

  private static final Logger LOG = LoggerFactory.getLogger(NightlyProof.class);
  private static final String OFF = "off";
  private static final long LOOK_SECONDS = 15;

  /** What failed once is likely to fail again at once, and costs as much. */
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Traces traces;
  private final ViewProof proof;
  private final ProofNights nights;
  private final @Nullable LocalTime at;
  private final ScheduledExecutorService looks =
      // One to prove, and one to tell of the last proof meanwhile.
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().name("journey-proof-", 0).daemon().factory());
  private volatile long failed = System.nanoTime() - PAUSE_NANOS;
  private volatile Told told = new Told(Map.of(), 0);

  /** What was seen in the database, and when. */
  private record Told(Map<String, ProofNights.Last> last, long nanos) {

    double of(String projection, ToDoubleFunction<ProofNights.Last> value) {
      ProofNights.Last one = last.get(projection);
      return one == null ? Double.NaN : value.applyAsDouble(one);
    }

    /** Of the one that was proved longest ago; what is no projection any more is not asked for. */
    double age(List<String> projections) {
      double seen =
          projections.stream()
              .mapToDouble(name -> of(name, ProofNights.Last::age))
              .max()
              .orElse(Double.NaN);
      return seen + (System.nanoTime() - nanos) / 1e9;
    }
  }

  /**
   * Registers the gauges.
   *
   * @param at when nights begin, UTC; null: nothing is proved here
   */
  NightlyProof(
      ViewProof proof,
      ProofNights nights,
      @Nullable LocalTime at,
      List<Projection> projections,
      MeterRegistry registry,
      Traces traces) {
    this.traces = traces;
    this.proof = proof;
    this.nights = nights;
    this.at = at;
    for (Projection projection : projections) {
      gauge(
          registry,
          projection,
          "journey.proof.differing.journeys",
          "Journeys that the last nightly proof found otherwise than the log gives them",
          ProofNights.Last::differing);
      gauge(
          registry,
          projection,
          "journey.proof.compared.journeys",
          "Journeys that the last nightly proof compared",
          ProofNights.Last::compared);
    }
    List<String> names = projections.stream().map(Projection::name).toList();
    Gauge.builder("journey.proof.age", this, self -> self.told.age(names))
        .description("Time since the last nightly proof ended")
        .baseUnit("seconds")
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry,
      Projection projection,
      String name,
      String description,
      ToDoubleFunction<ProofNights.Last> value) {
    Gauge.builder(name, this, self -> self.told.of(projection.name(), value))
        .description(description)
        .tag("projection", projection.name())
        .register(registry);
  }

  /**
   * Reads the setting.
   *
   * @return null for {@code off}
   * @throws UnsafeSetting if it is no time of day
   */
  static @Nullable LocalTime time(String setting) {
    if (setting.equals(OFF)) {
      return null;
    }
    try {
      return LocalTime.parse(setting);
    } catch (DateTimeParseException e) {
      throw new UnsafeSetting(AT, "is a time of day, UTC, such as 02:30, or off");
    }
  }

  /** Begins to look at the clock. */
  NightlyProof begin() {
    looks.scheduleWithFixedDelay(this::tell, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    if (at != null) {
      looks.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }
    return this;
  }

  /** Never throws: the next look would not come. */
  private void tell() {
    try {
      told = new Told(nights.last(), System.nanoTime());
    } catch (RuntimeException | Error e) {
      // The database is away: nothing is told rather than something old.
      LOG.debug("looking at the last proof failed", e);
      told = new Told(Map.of(), 0);
    }
  }

  /** Never throws either. */
  private void look() {
    if (System.nanoTime() - failed < PAUSE_NANOS) {
      return;
    }
    try {
      night();
    } catch (LogUnavailable | CancellationException e) {
      // Others tell that it is away; or this node ends. It is tried again while the night lasts.
      LOG.debug("the nightly proof was broken off", e);
    } catch (RuntimeException | Error e) {
      failed = System.nanoTime();
      LOG.error("the nightly proof could not be done: {}", Folding.describe(e));
    }
  }

  /** Proves, if it is time and nobody else did or does; whether it was done here. */
  boolean night() {
    LocalTime begin = at;
    boolean[] done = {false};
    if (begin != null && nights.due(begin).isPresent()) {
      nights.alone(
          () -> {
            // Somebody may have done it in between.
            Optional<LocalDate> night = nights.due(begin);
            if (night.isPresent()) {
              done[0] = traces.begin(Step.PROOF, 0, () -> prove(night.get()));
            }
          });
      tell();
    }
    return done[0];
  }

  private boolean prove(LocalDate night) {
    List<ProofOutcome> outcomes = proof.run();
    nights.store(night, outcomes);
    outcomes.forEach(NightlyProof::raise);
    return true;
  }

  private static void raise(ProofOutcome outcome) {
    if (outcome.differing() > 0) {
      LOG.error("what serves is not what the log gives: {}", outcome.told());
    } else {
      LOG.info("nightly proof: {}", outcome.told());
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}

package org.journey.derived;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.journey.engine.Projection;
import org.journey.engine.ProjectionStatus;
import org.journey.engine.Rebuild;
import org.journey.readmodel.JourneyList;
import org.journey.readmodel.ServiceLevels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far projections are, and a few levels of each organisation's service, as gauges. Read from
 * the database every few seconds, not when somebody looks; while it is away how far projections are
 * tells nothing (NaN) within seconds rather than something old, and the levels do when a look at
 * them has failed, which may take a minute.
 */
public final class ProjectionMetrics implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProjectionMetrics.class);

  private static final long STATUS_SECONDS = 2;
  private static final long LEVELS_SECONDS = 15;
  private static final double MICROS = 1e6;

  private final ReadModels models;
  private final JourneyList list;
  private final MultiGauge journeys;
  private final MultiGauge stages;
  private final MultiGauge attended;
  private final MultiGauge missed;
  private final MultiGauge attendance;
  private final ScheduledExecutorService looks =
      // One for each look: a database that is silent for long is told of in time.
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().name("journey-metrics-", 0).daemon().factory());
  private volatile Map<String, ProjectionStatus> statuses = Map.of();

  /** Registers the gauges and begins to look. */
  public ProjectionMetrics(ReadModels models, JourneyList list, MeterRegistry registry) {
    this.models = models;
    this.list = list;
    for (Projection projection : models.projections()) {
      register(registry, projection);
    }
    Gauge.builder("journey.log.head", this, self -> self.any(ProjectionStatus::head))
        .description("Last sequence of the log")
        .register(registry);
    journeys = levels(registry, "journey.journeys", "Journeys by status");
    stages = levels(registry, "journey.stage.entered.journeys", "Journeys that entered a stage");
    attended = levels(registry, "journey.sessions.attended", "Sessions attended");
    missed =
        levels(registry, "journey.sessions.missed", "Sessions missed by the client without notice");
    attendance =
        levels(
            registry,
            "journey.attendance.ratio",
            "Sessions attended of those attended or missed by the client without notice");
    looks.scheduleWithFixedDelay(this::lookAtProjections, 0, STATUS_SECONDS, TimeUnit.SECONDS);
    looks.scheduleWithFixedDelay(this::lookAtServices, 0, LEVELS_SECONDS, TimeUnit.SECONDS);
  }

  private static MultiGauge levels(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  private void register(MeterRegistry registry, Projection projection) {
    gauge(
        registry,
        projection,
        "journey.projection.position",
        "Position of the log up to which a projection includes all",
        ProjectionStatus::position);
    gauge(
        registry,
        projection,
        "journey.projection.lag.events",
        "Interactions of the log that a projection does not include yet",
        ProjectionStatus::lagEvents);
    gauge(
        registry,
        projection,
        "journey.projection.lag.seconds",
        "For how long the oldest of those has been in the log",
        status -> status.lagMicros() / MICROS);
    gauge(
        registry,
        projection,
        "journey.projection.parked.journeys",
        "Journeys that a projection could not fold",
        ProjectionStatus::parked);
    gauge(
        registry,
        projection,
        "journey.projection.rebuild.ratio",
        "How much of the rebuild that runs is done, 0 to 1; 1 if none runs",
        status ->
            status
                .rebuild()
                .filter(rebuild -> rebuild.state() == Rebuild.State.BUILDING)
                .map(rebuild -> rebuild.progress().percent() / 100.0)
                .orElse(1.0));
    gauge(
        registry,
        projection,
        "journey.projection.rebuild.differing.journeys",
        "Journeys that the last rebuild found otherwise than the live table had them",
        status ->
            status
                .rebuild()
                .map(Rebuild::outcome)
                .map(outcome -> (double) outcome.differing())
                .orElse(0.0));
  }

  private void gauge(
      MeterRegistry registry,
      Projection projection,
      String name,
      String description,
      ToDoubleFunction<ProjectionStatus> value) {
    String key = projection.name();
    Gauge.builder(
            name,
            this,
            self -> {
              ProjectionStatus status = self.statuses.get(key);
              return status == null ? Double.NaN : value.applyAsDouble(status);
            })
        .description(description)
        .tag("projection", key)
        .register(registry);
  }

  private double any(ToDoubleFunction<ProjectionStatus> value) {
    return statuses.values().stream().mapToDouble(value).max().orElse(Double.NaN);
  }

  /** Never throws: the next look would not come. */
  private void lookAtProjections() {
    Map<String, ProjectionStatus> found = new HashMap<>();
    try {
      for (Projection projection : models.projections()) {
        found.put(
            projection.name(),
            models.askBriefly(connection -> ProjectionStatus.of(connection, projection)));
      }
    } catch (RuntimeException | Error e) {
      // The database is away; or a newer release wrote what this one does not know.
      LOG.debug("looking at the projections failed", e);
      found.clear();
    }
    statuses = Map.copyOf(found);
  }

  /** Never throws either. */
  private void lookAtServices() {
    List<ServiceLevels> levels;
    try {
      levels = models.ask(connection -> ServiceLevels.of(connection, list));
    } catch (RuntimeException | Error e) {
      LOG.debug("looking at the services failed", e);
      levels = List.of();
    }
    List<MultiGauge.Row<?>> byStatus = new ArrayList<>();
    List<MultiGauge.Row<?>> byStage = new ArrayList<>();
    List<MultiGauge.Row<?>> came = new ArrayList<>();
    List<MultiGauge.Row<?>> stayedAway = new ArrayList<>();
    List<MultiGauge.Row<?>> share = new ArrayList<>();
    for (ServiceLevels one : levels) {
      Tags of = Tags.of("organisation", one.organisation());
      byStatus.add(MultiGauge.Row.of(of.and("status", "open"), one.open()));
      byStatus.add(MultiGauge.Row.of(of.and("status", "paused"), one.paused()));
      byStatus.add(MultiGauge.Row.of(of.and("status", "closed"), one.closed()));
      for (int stage = 1; stage <= one.stages().size(); stage++) {
        long entered = one.stages().get(stage - 1);
        if (entered > 0) {
          byStage.add(MultiGauge.Row.of(of.and("stage", Integer.toString(stage)), entered));
        }
      }
      came.add(MultiGauge.Row.of(of, one.attended()));
      stayedAway.add(MultiGauge.Row.of(of, one.missed()));
      long all = one.attended() + one.missed();
      if (all > 0) {
        share.add(MultiGauge.Row.of(of, (double) one.attended() / all));
      }
    }
    journeys.register(byStatus, true);
    stages.register(byStage, true);
    attended.register(came, true);
    missed.register(stayedAway, true);
    attendance.register(share, true);
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}

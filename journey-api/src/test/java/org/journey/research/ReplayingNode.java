package org.journey.research;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.journey.archive.Lanes;
import org.journey.cohort.CohortFilter;
import org.journey.log.LogArchive;
import org.journey.log.LogDatabase;
import org.journey.log.PostgresInteractionLog;
import org.journey.registry.RegisteredModels;
import org.journey.state.JourneyStateParameters;
import org.journey.tracing.Traces;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One node as far as replays go, without the rest of the application. */
public final class ReplayingNode implements AutoCloseable {

  private final HikariDataSource pool;
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final ArchiveKeeper archive;
  private final Jobs jobs;
  private @Nullable JobWorker worker;

  /**
   * One that only asks, and looks.
   *
   * @param directory of its archive
   */
  public ReplayingNode(LogDatabase database, Path directory) {
    pool = database.journeys(6);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
    context.register(RegisteredModels.class);
    context.refresh();
    archive = new ArchiveKeeper(directory, () -> new LogArchive(pool), Lanes.free(1));
    jobs = new Jobs(JdbcClient.create(pool), JdbcClient.create(pool));
  }

  /** Begins to work, on one lane: on what is told exactly, so that nothing is published of it. */
  @SuppressWarnings("NullAway")
  public ReplayingNode work() {
    RegisteredModels models = context.getBean(RegisteredModels.class);
    ReplayDesk desk =
        new ReplayDesk(
            archive,
            new PostgresInteractionLog(pool),
            models,
            null,
            null,
            InstantSource.system(),
            Lanes.free(1));
    worker =
        new JobWorker(
            jobs,
            Map.of(Job.Kind.REPLAY, desk::run),
            UUID.randomUUID().toString(),
            () -> {},
            Traces.idsOnly());
    return this;
  }

  /** Asks for a replay of an organisation's journeys. */
  public UUID ask(String organisation, Instant at) {
    RegisteredModels models = context.getBean(RegisteredModels.class);
    JourneyStateParameters standard = JourneyStateParameters.of(models.standard());
    Request request =
        new Request(
            models.standard().reference(),
            at,
            at,
            CohortFilter.ALL,
            standard.saturation(),
            standard.dating());
    return jobs.add(
            Job.Kind.REPLAY,
            organisation,
            Scope.WHOLE,
            "w-1",
            request.toJson(),
            new PostgresInteractionLog(pool).head())
        .id();
  }

  /** How far it is: a status and whole percent, and once it is done what came of it. */
  public record Seen(String status, int percent, String result) {}

  /** Looks at a replay. */
  public Seen see(String organisation, UUID id) {
    Job replay = jobs.find(Job.Kind.REPLAY, organisation, id).orElseThrow();
    return new Seen(replay.status().name(), replay.percent(), String.valueOf(replay.result()));
  }

  @Override
  public void close() {
    if (worker != null) {
      worker.close();
    }
    archive.close();
    context.close();
    pool.close();
  }
}

package org.journey.research;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.journey.archive.Lanes;
import org.journey.axon.ProjectionConfiguration;
import org.journey.derived.ClientLog;
import org.journey.derived.ReadModels;
import org.journey.derived.ServiceAnswers;
import org.journey.derived.ServiceDesk;
import org.journey.log.InteractionLog;
import org.journey.log.LogArchive;
import org.journey.log.LogDatabase;
import org.journey.registry.RegisteredModels;
import org.journey.tracing.Traces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The archive of this node, and who reads it. */
@Configuration(proxyBeanMethods = false)
class ResearchConfiguration {

  private static final int LANES = Math.max(1, Runtime.getRuntime().availableProcessors());

  /** Beside the lanes who asks for the log's head, and who holds the lock of the nightly proof. */
  @Bean(destroyMethod = "close")
  ArchivePool archivePool(LogDatabase database) {
    return new ArchivePool(database.journeys(LANES + 2));
  }

  /** Not a data source of its own: there is one that others are given. */
  record ArchivePool(HikariDataSource source) {
    void close() {
      source.close();
    }
  }

  /**
   * The keeper.
   *
   * @param directory where the files are kept; empty: in a temporary one
   */
  @Bean(destroyMethod = "close")
  ArchiveKeeper archiveKeeper(
      ArchivePool pool,
      Courtesy courtesy,
      @Value("${journey.archive.directory:}") String directory,
      ObjectProvider<MeterRegistry> registry) {
    LogArchive log = new LogArchive(pool.source());
    ArchiveKeeper keeper =
        new ArchiveKeeper(
            directory.isEmpty() ? null : Path.of(directory), () -> log, new Lanes(LANES, courtesy));
    measure(keeper, registry.getIfAvailable(SimpleMeterRegistry::new));
    return keeper;
  }

  private static void measure(ArchiveKeeper keeper, MeterRegistry registry) {
    Gauge.builder("journey.archive.position", keeper, ArchiveKeeper::position)
        .description("Position of the log up to which this node's archive goes")
        .register(registry);
    Gauge.builder("journey.archive.size", keeper, ArchiveKeeper::bytes)
        .description("Size of this node's archive")
        .baseUnit("bytes")
        .register(registry);
    FunctionCounter.builder("journey.archive.mended.files", keeper, ArchiveKeeper::mended)
        .description("Files of this node's archive that were damaged and made again")
        .register(registry);
  }

  @Bean
  Courtesy courtesy() {
    return new Courtesy(LANES);
  }

  /**
   * What is published of cohorts.
   *
   * @param threshold as for a service's figures
   */
  @Bean
  ResearchEditions researchEditions(
      JdbcClient database,
      ServiceDesk desk,
      @Value("${journey.disclosure.threshold:8}") int threshold) {
    return new ResearchEditions(database, desk, threshold);
  }

  @Bean
  ReplayDesk replayDesk(
      ArchiveKeeper archive,
      InteractionLog log,
      RegisteredModels models,
      ClientLog clients,
      ResearchEditions editions,
      InstantSource clock,
      Courtesy courtesy) {
    return new ReplayDesk(
        archive, log, models, clients, editions, clock, new Lanes(LANES, courtesy));
  }

  /**
   * Where extracts are written.
   *
   * @param directory where their files are kept; empty: in a temporary one
   */
  @Bean(destroyMethod = "close")
  ExtractFiles extractFiles(@Value("${journey.extracts.directory:}") String directory) {
    return new ExtractFiles(directory.isEmpty() ? null : Path.of(directory));
  }

  @Bean
  ExtractDesk extractDesk(
      ReplayDesk desk,
      ArchiveKeeper archive,
      RegisteredModels models,
      ClientLog clients,
      PseudonymKeys keys,
      ExtractFiles files) {
    return new ExtractDesk(desk, archive, models, clients, keys, files);
  }

  @Bean
  CohortDesk cohortDesk(ReplayDesk desk, ArchiveKeeper archive) {
    return new CohortDesk(desk, archive);
  }

  /**
   * The proof that what serves is what the log gives.
   *
   * @param poolSize of the read models: lanes leave connections to those who follow the log
   */
  @Bean
  ViewProof viewProof(
      ReadModels models,
      ArchiveKeeper archive,
      @Value("${journey.read-models.pool-size:24}") int poolSize,
      Courtesy courtesy) {
    int lanes = Math.min(LANES, ReadModels.lanes(poolSize));
    return new ViewProof(models, archive, new Lanes(lanes, courtesy));
  }

  /**
   * Proves every night. Not a command's, which proves at once.
   *
   * @param at a time of day, UTC, or off
   */
  @Bean(destroyMethod = "close")
  @ConditionalOnProperty(name = ProjectionConfiguration.FOLLOW, matchIfMissing = true)
  NightlyProof nightlyProof(
      ViewProof proof,
      ReadModels models,
      ArchivePool pool,
      @Value("${" + NightlyProof.AT + ":02:30}") String at,
      ObjectProvider<MeterRegistry> registry,
      ObjectProvider<Traces> traces) {
    return new NightlyProof(
            proof,
            new ProofNights(pool.source()),
            NightlyProof.time(at),
            models.projections(),
            registry.getIfAvailable(SimpleMeterRegistry::new),
            traces.getIfAvailable(Traces::idsOnly))
        .begin();
  }

  @Bean(destroyMethod = "close", defaultCandidate = false)
  @ResearchAnswers
  ServiceAnswers researchAnswers() {
    return new ServiceAnswers();
  }

  /** Not a command's, which asks for one and waits for it. */
  @Bean(destroyMethod = "close")
  @ConditionalOnProperty(name = ProjectionConfiguration.FOLLOW, matchIfMissing = true)
  JobWorker jobWorker(
      Jobs jobs,
      ReplayDesk replays,
      ExtractDesk extracts,
      ExtractFiles files,
      ReadModels models,
      ArchiveKeeper archive,
      InteractionLog log,
      ObjectProvider<Traces> traces) {
    archive.follow();
    return new JobWorker(
        jobs,
        Map.of(
            Job.Kind.REPLAY,
            heeding(log, replays::run),
            Job.Kind.EXTRACT,
            heeding(log, extracts::run)),
        models.owner(),
        () -> files.tidy(jobs.all(Job.Kind.EXTRACT)),
        traces.getIfAvailable(Traces::idsOnly));
  }

  /** All that was recorded before it was begun is heeded of consent. */
  private static JobWorker.Doing heeding(InteractionLog log, JobWorker.Doing doing) {
    return (job, watching, total) -> {
      long head = log.head();
      return ConsentSince.heeding(job, doing.run(job, watching, total), head);
    };
  }
}

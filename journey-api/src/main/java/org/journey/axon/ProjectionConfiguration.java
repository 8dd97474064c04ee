package org.journey.axon;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.journey.derived.ClientLog;
import org.journey.derived.JourneyLists;
import org.journey.derived.Positions;
import org.journey.derived.ProjectionMetrics;
import org.journey.derived.ReadModels;
import org.journey.derived.ServiceAnswers;
import org.journey.derived.ServiceDesk;
import org.journey.derived.ServiceEditions;
import org.journey.engine.RebuildWorker;
import org.journey.log.LogDatabase;
import org.journey.log.LogNews;
import org.journey.log.PostgresInteractionLog;
import org.journey.operations.UnsafeSetting;
import org.journey.readmodel.JourneyList;
import org.journey.readmodel.ServiceFacts;
import org.journey.service.disclosure.DisclosureControl;
import org.journey.tracing.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The projections of this node: fed live by Axon's processors, rebuilt by a worker of its own. */
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {

  /** The setting by which an application leaves the log to others to follow: {@code false}. */
  public static final String FOLLOW = "journey.read-models.follow";

  private static final Logger LOG = LoggerFactory.getLogger(ProjectionConfiguration.class);

  /** Of them three are to write and three to read journeys, and two for brief questions. */
  private static final int LEAST_POOL = 8;

  /**
   * The read models.
   *
   * @param poolSize most connections of their pool
   * @param cacheMegabytes most that journeys read last may take; 0: a fifth of the heap
   */
  @Bean(destroyMethod = "close")
  ReadModels readModels(
      LogDatabase database,
      JourneyList journeys,
      ServiceFacts services,
      @Value("${journey.read-models.pool-size:24}") int poolSize,
      @Value("${journey.read-models.cache-megabytes:0}") long cacheMegabytes) {
    if (poolSize < LEAST_POOL) {
      throw new UnsafeSetting("journey.read-models.pool-size", "is " + LEAST_POOL + " or more");
    }
    long bytes = cacheMegabytes == 0 ? Runtime.getRuntime().maxMemory() / 5 : cacheMegabytes << 20;
    return new ReadModels(database, poolSize, bytes, List.of(journeys, services));
  }

  @Bean
  JourneyList journeyList() {
    return new JourneyList();
  }

  @Bean
  ServiceFacts serviceFacts() {
    return new ServiceFacts();
  }

  @Bean
  ServiceDesk serviceDesk(
      ReadModels models, ServiceFacts projection, PostgresInteractionLog log, ClientLog clients) {
    return new ServiceDesk(models, projection, log, clients);
  }

  /**
   * Figures under disclosure control.
   *
   * @param threshold counts below it are suppressed: configurable upwards only
   */
  @Bean
  ServiceEditions serviceEditions(
      ReadModels models,
      ServiceDesk desk,
      @Value("${journey.disclosure.threshold:8}") int threshold) {
    if (threshold < DisclosureControl.LEAST) {
      throw new UnsafeSetting(
          "journey.disclosure.threshold", "can only be raised over " + DisclosureControl.LEAST);
    }
    return new ServiceEditions(models, desk, threshold);
  }

  @Bean(destroyMethod = "close")
  ServiceAnswers serviceAnswers() {
    return new ServiceAnswers();
  }

  @Bean
  JourneyLists journeyLists(ReadModels models, JourneyList projection) {
    return new JourneyLists(models, projection);
  }

  @Bean
  ClientLog clientLog(PostgresInteractionLog log) {
    return new ClientLog(log.clients());
  }

  @Bean
  Positions positions(ReadModels models) {
    return new Positions(models);
  }

  @Bean(destroyMethod = "close")
  ProjectionMetrics projectionMetrics(
      ReadModels models, JourneyList list, ObjectProvider<MeterRegistry> registry) {
    return new ProjectionMetrics(models, list, registry.getIfAvailable(SimpleMeterRegistry::new));
  }

  /** Not a command's, which reads or writes the log, and ends. */
  @Bean
  @ConditionalOnProperty(name = FOLLOW, matchIfMissing = true)
  Followers followers(ReadModels models, LogNews news, ObjectProvider<Traces> traces) {
    return new Followers(models, news, traces.getIfAvailable(Traces::idsOnly));
  }

  /**
   * The worker.
   *
   * @param lanes journeys folded side by side in a rebuild; 0: as many as there are processors.
   *     Never more than {@link ReadModels#lanes}
   */
  @Bean(destroyMethod = "close")
  RebuildWorker rebuildWorker(
      ReadModels models,
      @Value("${journey.read-models.rebuild-lanes:0}") int lanes,
      @Value("${journey.read-models.pool-size:24}") int poolSize) {
    int wanted = lanes > 0 ? lanes : Runtime.getRuntime().availableProcessors();
    return new RebuildWorker(
        models.database(),
        models.source(),
        models.projections(),
        models.owner(),
        Math.min(wanted, ReadModels.lanes(poolSize)),
        (projection, error) -> LOG.error("rebuild of {} failed: {}", projection, error));
  }
}

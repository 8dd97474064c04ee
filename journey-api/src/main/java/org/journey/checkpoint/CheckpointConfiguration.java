package org.journey.checkpoint;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import javax.sql.DataSource;
import org.journey.log.LogDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The logs held against their checkpoints, and the next ones. All of it is made before the first
 * request is answered and before anything is recorded.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckpointSettings.class)
class CheckpointConfiguration {

  /** What was found of both logs at the start. */
  record Witnessed(LogWitness.Seen interactions, LogWitness.Seen access) {}

  @Bean
  SigningKeys signingKeys(CheckpointSettings settings) throws IOException {
    return SigningKeys.open(settings.name(), settings.signingKeyFiles());
  }

  @Bean
  Witnessed witnessed(
      LogDatabase migrated, DataSource source, SigningKeys keys, CheckpointSettings settings)
      throws IOException {
    Long accepted = settings.acceptRollback();
    LogWitness.Seen interactions = look(TreeLog.INTERACTIONS, source, keys, settings, accepted);
    // A database that went back has both logs go back; who accepts the one knows of the other.
    boolean both = accepted != null && interactions.hasLost(accepted);
    LogWitness.Seen access =
        look(
            TreeLog.ACCESS, source, keys, settings, both ? Long.valueOf(LogWitness.ANY) : accepted);
    if (accepted != null && !both && !access.hasLost(accepted)) {
      throw new LogBetrayed("--accept-rollback: the log was not rolled back");
    }
    return new Witnessed(interactions, access);
  }

  private static LogWitness.Seen look(
      TreeLog log,
      DataSource source,
      SigningKeys keys,
      CheckpointSettings settings,
      @Nullable Long acceptRollback)
      throws IOException {
    CheckpointFile file = new CheckpointFile(settings.checkpointDirectory(), log);
    return new LogWitness(source, log, keys, file, settings.name()).look(acceptRollback);
  }

  /** Which log it is: of what is recorded. */
  @Bean
  LogIdentity logIdentity(Witnessed witnessed) {
    return witnessed.interactions().identity();
  }

  @Bean(destroyMethod = "close")
  @Primary
  Checkpoints checkpoints(
      DataSource source,
      Witnessed witnessed,
      SigningKeys keys,
      CheckpointSettings settings,
      ObjectProvider<MeterRegistry> registry)
      throws IOException {
    return of(TreeLog.INTERACTIONS, source, witnessed.interactions(), keys, settings, registry);
  }

  @Bean(destroyMethod = "close")
  @Qualifier(Checkpoints.OF_ACCESS)
  Checkpoints accessCheckpoints(
      DataSource source,
      Witnessed witnessed,
      SigningKeys keys,
      CheckpointSettings settings,
      ObjectProvider<MeterRegistry> registry)
      throws IOException {
    return of(TreeLog.ACCESS, source, witnessed.access(), keys, settings, registry);
  }

  private static Checkpoints of(
      TreeLog log,
      DataSource source,
      LogWitness.Seen seen,
      SigningKeys keys,
      CheckpointSettings settings,
      ObjectProvider<MeterRegistry> registry)
      throws IOException {
    Checkpoints checkpoints =
        new Checkpoints(
            new Trees(source, log),
            seen.identity(),
            keys,
            new CheckpointFile(settings.checkpointDirectory(), log));
    CheckpointMetrics.register(checkpoints, registry.getIfAvailable(SimpleMeterRegistry::new));
    return checkpoints;
  }

  @Bean(destroyMethod = "close")
  LogPatrol logPatrol(
      Checkpoints checkpoints,
      DataSource source,
      Witnessed witnessed,
      ObjectProvider<MeterRegistry> registry) {
    return patrol(checkpoints, source, witnessed.interactions(), registry);
  }

  @Bean(destroyMethod = "close")
  LogPatrol accessPatrol(
      @Qualifier(Checkpoints.OF_ACCESS) Checkpoints checkpoints,
      DataSource source,
      Witnessed witnessed,
      ObjectProvider<MeterRegistry> registry) {
    return patrol(checkpoints, source, witnessed.access(), registry);
  }

  private static LogPatrol patrol(
      Checkpoints checkpoints,
      DataSource source,
      LogWitness.Seen seen,
      ObjectProvider<MeterRegistry> registry) {
    LogPatrol patrol =
        new LogPatrol(
            checkpoints, new RowCheck(source, checkpoints.trees().log()), seen.checkedUpTo());
    CheckpointMetrics.register(patrol, registry.getIfAvailable(SimpleMeterRegistry::new));
    return patrol;
  }
}

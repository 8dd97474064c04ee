package org.journey.checkpoint;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import javax.sql.DataSource;
import org.journey.log.LogDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The log held against its checkpoint, and the next ones. All of it is made before the first
 * request is answered and before anything is recorded.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckpointSettings.class)
class CheckpointConfiguration {

  @Bean
  SigningKeys signingKeys(CheckpointSettings settings) throws IOException {
    return SigningKeys.open(settings.name(), settings.signingKeyFiles());
  }

  @Bean
  LogWitness.Seen witnessed(
      LogDatabase migrated, DataSource source, SigningKeys keys, CheckpointSettings settings)
      throws IOException {
    CheckpointFile file = new CheckpointFile(settings.checkpointDirectory(), TreeLog.INTERACTIONS);
    return new LogWitness(source, TreeLog.INTERACTIONS, keys, file, settings.name())
        .look(settings.acceptRollback());
  }

  /** Which log it is: of what is recorded. */
  @Bean
  LogIdentity logIdentity(LogWitness.Seen witnessed) {
    return witnessed.identity();
  }

  @Bean(destroyMethod = "close")
  Checkpoints checkpoints(
      DataSource source,
      LogWitness.Seen witnessed,
      SigningKeys keys,
      CheckpointSettings settings,
      ObjectProvider<MeterRegistry> registry)
      throws IOException {
    Checkpoints checkpoints =
        new Checkpoints(
            new Trees(source, TreeLog.INTERACTIONS),
            witnessed.identity(),
            keys,
            new CheckpointFile(settings.checkpointDirectory(), TreeLog.INTERACTIONS));
    CheckpointMetrics.register(checkpoints, registry.getIfAvailable(SimpleMeterRegistry::new));
    return checkpoints;
  }

  @Bean(destroyMethod = "close")
  LogPatrol logPatrol(
      Checkpoints checkpoints,
      DataSource source,
      LogWitness.Seen witnessed,
      ObjectProvider<MeterRegistry> registry) {
    LogPatrol patrol = new LogPatrol(checkpoints, new RowCheck(source), witnessed.checkedUpTo());
    CheckpointMetrics.register(patrol, registry.getIfAvailable(SimpleMeterRegistry::new));
    return patrol;
  }
}

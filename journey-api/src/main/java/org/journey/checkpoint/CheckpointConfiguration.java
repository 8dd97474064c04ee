package org.journey.checkpoint;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.journey.log.LogDatabase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointConfiguration.class);

  /** A log, and what was found of it at the start. */
  record Seen(LogWitness witness, CheckpointFile file, LogWitness.Seen found) {}

  /** Both logs, the same way. */
  record Witnessed(Seen interactions, Seen access) {}

  @Bean
  SigningKeys signingKeys(CheckpointSettings settings) throws IOException {
    if (!settings.formerKeys().isEmpty()) {
      LOG.warn(
          "journey.log.former-keys: what was signed by {} of these is believed: take them away once"
              + " each node has published a checkpoint",
          settings.formerKeys().size());
    }
    return SigningKeys.open(settings.name(), settings.signingKeyFiles())
        .believing(settings.formerKeys());
  }

  @Bean
  Witnessed witnessed(
      LogDatabase migrated,
      DataSource source,
      SigningKeys keys,
      CheckpointSettings settings,
      ObjectProvider<Elsewhere> elsewhere) {
    Looking looking = new Looking(source, keys, settings, elsewhere.stream().toList());
    Long accepted = settings.acceptRollback();
    Seen interactions = looking.first(TreeLog.INTERACTIONS, TreeLog.ACCESS, accepted);
    // A database that went back has both logs go back; who accepts the one knows of the other.
    boolean both = interactions.found().accepted();
    Seen access = looking.look(TreeLog.ACCESS, both ? Long.valueOf(LogWitness.ANY) : accepted);
    if (accepted != null && !both && !access.found().accepted()) {
      if (!interactions.found().hasLost(accepted) && !access.found().hasLost(accepted)) {
        throw new LogBetrayed("--accept-rollback: the log was not rolled back");
      }
      LOG.warn("--accept-rollback {}: was accepted before; take it away", accepted);
    }
    return new Witnessed(interactions, access);
  }

  private record Looking(
      DataSource source, SigningKeys keys, CheckpointSettings settings, List<Elsewhere> elsewhere) {

    /** Where one log was rolled back, what is lost of the other is said with it. */
    Seen first(TreeLog log, TreeLog other, @Nullable Long acceptRollback) {
      try {
        return look(log, acceptRollback);
      } catch (LogBetrayed betrayed) {
        if (acceptRollback == null) {
          nameBoth(other, betrayed);
        }
        throw betrayed;
      }
    }

    private void nameBoth(TreeLog other, LogBetrayed betrayed) {
      try {
        look(other, null);
      } catch (LogBetrayed too) {
        throw new LogBetrayed(
            betrayed.getMessage()
                + ". And "
                + too.getMessage()
                + " (one start with the first number accepts both)");
      }
    }

    Seen look(TreeLog log, @Nullable Long acceptRollback) {
      LogWitness witness = new LogWitness(source, log, keys, settings.name());
      try {
        CheckpointFile file = new CheckpointFile(settings.checkpointDirectory(), log);
        List<Published> published = new ArrayList<>(file.published());
        elsewhere.forEach(one -> published.addAll(one.last(log, keys)));
        return new Seen(witness, file, witness.look(published, file.earlier(), acceptRollback));
      } catch (IOException e) {
        throw new LogBetrayed(
            "journey.log.checkpoint-directory: cannot be used: "
                + e.getClass().getSimpleName()
                + ": "
                + e.getMessage());
      }
    }
  }

  /** Which log it is: of what is recorded. */
  @Bean
  LogIdentity logIdentity(Witnessed witnessed) {
    return witnessed.interactions().found().identity();
  }

  @Bean(destroyMethod = "close")
  @Primary
  Checkpoints checkpoints(Witnessed witnessed, ObjectProvider<MeterRegistry> registry) {
    return of(witnessed.interactions(), registry);
  }

  @Bean(destroyMethod = "close")
  @Qualifier(Checkpoints.OF_ACCESS)
  Checkpoints accessCheckpoints(Witnessed witnessed, ObjectProvider<MeterRegistry> registry) {
    return of(witnessed.access(), registry);
  }

  private static Checkpoints of(Seen seen, ObjectProvider<MeterRegistry> registry) {
    Checkpoints checkpoints = new Checkpoints(seen.witness(), seen.found().identity(), seen.file());
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
      Seen seen,
      ObjectProvider<MeterRegistry> registry) {
    LogPatrol patrol =
        new LogPatrol(
            checkpoints,
            new RowCheck(source, checkpoints.trees().log()),
            seen.found().checkedUpTo());
    CheckpointMetrics.register(patrol, registry.getIfAvailable(SimpleMeterRegistry::new));
    return patrol;
  }
}

package org.journey.publication;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import javax.sql.DataSource;
import org.journey.checkpoint.Checkpoints;
import org.journey.checkpoint.LogIdentity;
import org.journey.kafka.KafkaClients;
import org.journey.kafka.KafkaSettings;
import org.journey.kafka.Topics;
import org.journey.log.InteractionLog;
import org.journey.log.LogDatabase;
import org.journey.log.LogNews;
import org.journey.tracing.Traces;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way out over Kafka, where there is Kafka. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = KafkaSettings.ENABLED, havingValue = "true")
class PublicationConfiguration {

  @Bean(destroyMethod = "close")
  PublicationMetrics publicationMetrics(DataSource source, MeterRegistry registry) {
    return new PublicationMetrics(source, registry);
  }

  @Bean
  CheckpointTopic checkpointTopic(KafkaClients clients, Topics topics) {
    return new CheckpointTopic(clients, topics);
  }

  @Bean
  RecordedPublisher recordedPublisher(
      KafkaClients clients,
      Topics topics,
      CheckpointTopic checkpointTopic,
      Checkpoints checkpoints,
      @Qualifier(Checkpoints.OF_ACCESS) Checkpoints accessCheckpoints,
      LogDatabase database,
      DataSource source,
      InteractionLog log,
      LogNews news,
      LogIdentity identity,
      PublicationMetrics metrics,
      Traces traces) {
    return new RecordedPublisher(
        new RecordedPublisher.Means(
            clients,
            topics,
            database,
            new PublicationCheckpoint(source, Topics.RECORDED),
            log,
            news,
            new RecordedForm(identity.logId()),
            new CheckpointTelling(checkpointTopic, List.of(checkpoints, accessCheckpoints)),
            metrics,
            traces));
  }
}

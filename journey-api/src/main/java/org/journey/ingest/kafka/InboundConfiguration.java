package org.journey.ingest.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.journey.ingest.Intake;
import org.journey.ingest.Quotas;
import org.journey.ingest.Recorder;
import org.journey.kafka.KafkaClients;
import org.journey.kafka.KafkaSettings;
import org.journey.kafka.TopicWatch;
import org.journey.kafka.Topics;
import org.journey.log.InteractionLog;
import org.journey.log.PostgresInteractionLog;
import org.journey.sealing.DailyKeys;
import org.journey.sealing.PersonKeys;
import org.journey.tracing.Traces;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way in over Kafka, where there is Kafka. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = KafkaSettings.ENABLED, havingValue = "true")
@EnableConfigurationProperties(KafkaSettings.class)
class InboundConfiguration {

  @Bean
  KafkaClients kafkaClients(KafkaSettings settings) {
    return new KafkaClients(settings);
  }

  @Bean
  Producers producers(KafkaSettings settings) {
    return Producers.of(settings.bindings(), settings.producersFile(), Topics.INTERACTIONS);
  }

  @Bean
  Topics topics(KafkaClients clients, KafkaSettings settings, Producers producers)
      throws InterruptedException {
    Topics topics = new Topics(clients, settings, producers.topics());
    topics.readyIfThere();
    return topics;
  }

  @Bean
  TopicWatch topicWatch(Topics topics) {
    return new TopicWatch(topics);
  }

  @Bean
  RecordReader recordReader(Intake intake, Producers producers) {
    return new RecordReader(intake, producers);
  }

  @Bean(destroyMethod = "close")
  Redrive redrive(
      KafkaClients clients,
      Topics topics,
      DailyKeys keys,
      RecordReader reader,
      Producers producers,
      PostgresInteractionLog log,
      PersonKeys persons,
      MeterRegistry registry) {
    return new Redrive(
        clients,
        topics,
        keys,
        reader,
        () -> new ErasedRecords(log.clients(), persons, producers),
        registry);
  }

  @Bean
  FetchedRecords fetchedRecords() {
    return new FetchedRecords();
  }

  @Bean
  InboundConsumer inboundConsumer(
      KafkaClients clients,
      Topics topics,
      RecordReader reader,
      Recorder recorder,
      InteractionLog log,
      Quotas quotas,
      DailyKeys keys,
      MeterRegistry registry,
      InstantSource clock,
      Traces traces,
      FetchedRecords fetched) {
    return new InboundConsumer(
        topics,
        new Membership.Means(
            clients,
            reader,
            recorder,
            quotas,
            keys,
            new InboundMetrics(registry, topics.inbound(), clock),
            () -> answers(log),
            clock,
            traces),
        fetched);
  }

  private static boolean answers(InteractionLog log) {
    try {
      return log.head() >= 0;
    } catch (RuntimeException e) {
      return false;
    }
  }
}

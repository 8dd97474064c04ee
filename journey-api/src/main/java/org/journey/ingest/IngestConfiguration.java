package org.journey.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.InstantSource;
import org.journey.interaction.Vocabulary;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every way in shares. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Quotas.Settings.class)
class IngestConfiguration {

  @Bean
  Intake intake(InstantSource clock, Vocabulary vocabulary) {
    return new Intake(clock, vocabulary);
  }

  @Bean
  Quotas quotas(Quotas.Settings settings, ObjectProvider<MeterRegistry> registry) {
    return new Quotas(settings, registry.getIfAvailable(() -> Metrics.globalRegistry));
  }
}

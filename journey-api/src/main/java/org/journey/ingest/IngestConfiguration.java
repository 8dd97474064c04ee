package org.journey.ingest;

import java.time.InstantSource;
import org.journey.interaction.Vocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every way in shares. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

  @Bean
  Intake intake(InstantSource clock, Vocabulary vocabulary) {
    return new Intake(clock, vocabulary);
  }
}

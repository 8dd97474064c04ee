package org.journey.web;

import java.time.InstantSource;
import org.journey.ingest.Intake;
import org.journey.interaction.Vocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts that the calls share. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Intake intake(InstantSource clock, Vocabulary vocabulary) {
    return new Intake(clock, vocabulary);
  }

  @Bean
  Cursors cursors(JdbcClient database) {
    return new Cursors(
        database.sql("select secret from cursor_secret").query(byte[].class).single());
  }
}

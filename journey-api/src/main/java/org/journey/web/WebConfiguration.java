package org.journey.web;

import java.time.InstantSource;
import org.journey.checkpoint.LogIdentity;
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

  /** Of this log alone: where a list of another one went on means nothing here. */
  @Bean
  Cursors cursors(JdbcClient database, LogIdentity log) {
    return new Cursors(
        database.sql("select secret from cursor_secret").query(byte[].class).single(), log.logId());
  }
}

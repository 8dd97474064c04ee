package org.journey.ingest.kafka;

import javax.sql.DataSource;
import org.journey.sealing.DailyKeys;
import org.journey.sealing.MasterKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The keys of refused records. They are destroyed in time also by a platform that runs without
 * Kafka by now.
 */
@Configuration(proxyBeanMethods = false)
class RefusedKeysConfiguration {

  @Bean
  DailyKeys dailyKeys(DataSource source, MasterKey master) {
    return new DailyKeys(source, master);
  }

  @Bean(destroyMethod = "close")
  KeyCleaning keyCleaning(DailyKeys keys) {
    return new KeyCleaning(keys);
  }
}

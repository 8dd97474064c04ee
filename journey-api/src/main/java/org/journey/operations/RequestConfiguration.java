package org.journey.operations;

import javax.sql.DataSource;
import org.journey.log.LogDatabase;
import org.journey.log.OfRequests;
import org.journey.log.PostgresInteractionLog;
import org.journey.log.RequestDatabase;
import org.journey.sealing.FieldOpener;
import org.journey.sealing.Leftovers;
import org.journey.sealing.PersonKeys;
import org.journey.sealing.Renewed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What requests read by: row-level security shows them what is theirs, and no more. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

  @Bean(destroyMethod = "close")
  RequestDatabase requestDatabase(LogDatabase database, DatabaseSettings settings) {
    return new RequestDatabase(database, settings.poolSize());
  }

  /** Stored interactions and the wrapped keys that open them are read by these. */
  @Bean
  Leftovers connectionsOfRequests(RequestDatabase requests) {
    return new Renewed(requests::renew);
  }

  @Bean(defaultCandidate = false)
  @OfRequests
  PostgresInteractionLog requestLog(RequestDatabase requests, DataSource all) {
    return new PostgresInteractionLog(requests, all);
  }

  /** Whose keys are found is said by the rows of their interactions. */
  @Bean(defaultCandidate = false)
  @OfRequests
  FieldOpener requestOpener(RequestDatabase requests, PersonKeys keys) {
    return new FieldOpener(requests.source(), keys);
  }
}

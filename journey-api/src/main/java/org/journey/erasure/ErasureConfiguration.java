package org.journey.erasure;

import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.journey.checkpoint.LogIdentity;
import org.journey.derived.ClientLog;
import org.journey.log.LogNews;
import org.journey.log.PostgresInteractionLog;
import org.journey.operations.UnsafeSetting;
import org.journey.sealing.MasterKey;
import org.journey.sealing.PersonKeyRotation;
import org.journey.sealing.PersonKeys;
import org.journey.sealing.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Erasure, and its list: made before anything is served, so nothing is that was destroyed. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

  private static final String FILE = "journey.erasures.file";
  private static final String ACCEPT_MISSING = "journey.erasures.accept-missing";

  @Bean
  Words words(PersonKeys keys) {
    return new Words(keys);
  }

  @Bean
  PersonKeyRotation personKeyRotation(DataSource source, MasterKey master, PersonKeys keys) {
    return new PersonKeyRotation(source, master, keys);
  }

  @Bean
  Holds holds(DataSource source) {
    return new Holds(source);
  }

  /**
   * The list. Made also by who takes some parts of the application alone, as commands over a data
   * directory do: what they print and record must heed it as well.
   *
   * @param witnessed the log was held against its checkpoint: this is the first that may add to it
   * @param file where it is kept
   * @param acceptMissing for one start: it is lost
   */
  @Bean(destroyMethod = "close")
  @Lazy(false)
  ErasureList erasureList(
      LogIdentity witnessed,
      DataSource source,
      LogNews news,
      @Value("${" + FILE + "}") String file,
      @Value("${" + ACCEPT_MISSING + ":false}") boolean acceptMissing) {
    ListFile list = new ListFile(Path.of(file));
    if (acceptMissing && list.isThere()) {
      throw new UnsafeSetting(
          ACCEPT_MISSING, list.path() + " is there: start without --accept-missing-erasures");
    }
    try {
      return new ErasureList(list, source, news, acceptMissing);
    } catch (MissingList missing) {
      throw new UnsafeSetting(FILE, String.valueOf(missing.getMessage()));
    } catch (IOException e) {
      throw new UnsafeSetting(FILE, "the list of erasures cannot be kept: " + e.getMessage());
    }
  }

  @Bean
  ErasureDesk erasureDesk(
      DataSource source,
      PostgresInteractionLog log,
      Holds holds,
      Words words,
      PersonKeys keys,
      ErasureList list) {
    return new ErasureDesk(
        source, new ClientLog(log.clients()), new Erasures(source), holds, words, keys, list);
  }

  @Bean
  PersonRequests personRequests(ErasureDesk desk, Holds holds, Words words) {
    return new PersonRequests(desk, holds, words);
  }
}

package org.journey.log;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Our log, held to the contract. */
class PostgresLogTest extends LogContract {

  private HikariDataSource pool;
  private GroupCommitAppender appender;
  private PostgresInteractionLog reads;

  @BeforeEach
  void start() {
    LogDatabase database = TestPostgres.database().application();
    pool = database.pool(4);
    reads = new PostgresInteractionLog(pool);
    appender = new GroupCommitAppender(database, sequence -> {});
  }

  @AfterEach
  void stop() {
    appender.close();
    pool.close();
  }

  @Override
  LogUnderTest log() {
    return new LogUnderTest() {
      @Override
      public AppendResult append(List<Append> appends) {
        return appender.append(appends, Deadline.in(Duration.ofSeconds(20)));
      }

      @Override
      public List<Stored> after(long sequence, int limit) {
        return reads.after(sequence, null, limit);
      }

      @Override
      public List<Stored> journey(String organisation, String journey) {
        return reads.journey(organisation, journey, null);
      }
    };
  }
}

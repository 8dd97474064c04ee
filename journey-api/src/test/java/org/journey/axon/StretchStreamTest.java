package org.journey.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.journey.log.LogDatabase;
import org.journey.log.LogNews;
import org.journey.log.PostgresInteractionLog;
import org.journey.log.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows the news ends with them. */
class StretchStreamTest {

  @TempDir private Path directory;
  private int dumps;

  @Test
  void who_waits_for_the_next_stretch_is_told_when_no_more_can_come() {
    LogNews news = new LogNews(TestPostgres.database().application());
    try (StretchStream stream = new StretchStream(news, 0)) {
      news.close();
      assertThatThrownBy(stream::nextAvailable).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void who_waits_for_the_next_interaction_is_told_when_no_more_can_come() {
    LogDatabase database = TestPostgres.database().application();
    LogNews news = new LogNews(database);
    try (HikariDataSource pool = database.pool(1);
        LogStream stream = new LogStream(new PostgresInteractionLog(pool), news, 0)) {
      news.close();
      assertThatThrownBy(stream::nextAvailable).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void nobody_looks_out_for_stretches_when_the_news_or_the_node_are_closed() throws Exception {
    long before = lookouts();
    LogNews news = new LogNews(TestPostgres.database().application());
    StretchStream stream = new StretchStream(news, 0);
    stream.setOnAvailableCallback(() -> {});
    awaitLookouts(before + 1);
    news.close();
    awaitLookouts(before);

    try (TestNode node = TestNode.projecting(TestPostgres.database().application())) {
      assertThat(node.recorder().record(Messages.referral("a", "j-1"))).isNotNull();
      // One for each of the two projections.
      awaitLookouts(before + 2);
    }
    awaitLookouts(before);
  }

  private void awaitLookouts(long wanted) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (lookouts() != wanted) {
      assertThat(System.nanoTime()).as("%d look out for stretches", wanted).isLessThan(end);
      Thread.sleep(50);
    }
  }

  /** They are virtual threads, which only a dump shows. */
  private long lookouts() throws IOException {
    Path dump = directory.resolve("threads-" + dumps++);
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
    return Files.readString(dump)
        .lines()
        .filter(line -> line.contains("journey-stretches"))
        .count();
  }
}

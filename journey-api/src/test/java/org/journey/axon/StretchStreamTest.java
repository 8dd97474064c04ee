package org.journey.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.journey.faults.LiveThreads;
import org.journey.log.LogDatabase;
import org.journey.log.LogNews;
import org.journey.log.PostgresInteractionLog;
import org.journey.log.TestPostgres;
import org.junit.jupiter.api.Test;

/** What follows the news ends with them. */
class StretchStreamTest {

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

  private static void awaitLookouts(long wanted) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (lookouts() != wanted) {
      assertThat(System.nanoTime()).as("%d look out for stretches", wanted).isLessThan(end);
      Thread.sleep(50);
    }
  }

  private static long lookouts() {
    return LiveThreads.all().stream()
        .filter(thread -> thread.getName().startsWith("journey-stretches"))
        .count();
  }
}

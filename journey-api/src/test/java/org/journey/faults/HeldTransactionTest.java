package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A transaction that somebody holds open elsewhere in the database. */
@ExtendWith(RunningApplication.class)
class HeldTransactionTest {

  @Test
  void readers_and_writers_go_on_and_skip_nothing(RunningApplication.Instance instance)
      throws Exception {
    hold(instance, "/faults/held", Duration.ofSeconds(4));
  }

  @Test
  @Tag("faults")
  void readers_and_writers_go_on_and_skip_nothing_for_seventy_seconds(
      RunningApplication.Instance instance) throws Exception {
    hold(instance, "/faults/held-long", Duration.ofSeconds(70));
  }

  private static void hold(RunningApplication.Instance instance, String source, Duration time)
      throws Exception {
    long seed = Seed.next("a transaction held open");
    Ledger ledger = new Ledger();
    AtomicBoolean stop = new AtomicBoolean();
    try (Load load = new Load(instance.api(), ledger, source, 5);
        Connection holder = instance.log().connect();
        ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
      long head = instance.log().all().getLast().sequence();
      Future<List<Long>> followed = reader.submit(follow(instance.api(), head, stop));
      load.start(4, seed);

      holder.setAutoCommit(false);
      try (Statement statement = holder.createStatement()) {
        // It has an xid, a snapshot, a row of its own, and has read the log.
        statement.execute("create table held_open (n integer)");
        statement.execute("insert into held_open values (1)");
        statement.execute("select count(*) from interaction");
        long before = ledger.count(Fate.Acknowledged.class);
        for (long second = 0; second < time.toSeconds(); second++) {
          Thread.sleep(1_000);
          long now = ledger.count(Fate.Acknowledged.class);
          assertThat(now).as("acknowledged in second " + second).isGreaterThan(before);
          before = now;
        }
      } finally {
        holder.rollback();
      }
      load.stop();
      stop.set(true);

      List<Long> expected = instance.log().after(head).stream().map(Row::sequence).toList();
      assertThat(followed.get()).isEqualTo(expected);
    } finally {
      stop.set(true);
    }
    assertThat(ledger.inDoubt()).isEmpty();
    new Aftermath(instance.api(), instance.log()).assertPromiseKept(ledger);
  }

  /** Follows the feed as a consumer would: what lies behind its cursor it never sees again. */
  private static Callable<List<Long>> follow(Api api, long from, AtomicBoolean stop) {
    return () -> {
      List<Long> seen = new ArrayList<>();
      long cursor = from;
      boolean last = false;
      while (true) {
        boolean ending = stop.get();
        JsonNode page = page(api, cursor);
        for (JsonNode event : page) {
          cursor = Long.parseLong(event.path("sequence").asString());
          seen.add(cursor);
        }
        if (page.isEmpty() && ending) {
          if (last) {
            return seen;
          }
          last = true;
        }
        Thread.sleep(5);
      }
    };
  }

  private static JsonNode page(Api api, long after) throws IOException, InterruptedException {
    Api.Reply reply = api.get("/interactions?after=" + after + "&limit=100");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json().path("interactions");
  }
}

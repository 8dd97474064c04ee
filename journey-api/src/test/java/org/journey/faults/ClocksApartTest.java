package org.journey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two applications on one database, with clocks that are ten minutes apart. */
class ClocksApartTest {

  private static final String SOURCE = "/faults/clocks";
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  @Test
  @Tag("faults")
  void what_one_acknowledges_the_other_shows_and_decides_by(@TempDir Path directory)
      throws Exception {
    long seed = Seed.next("clocks apart");
    InstantSource right = InstantSource.system();
    InstantSource behind = InstantSource.offset(right, Duration.ofMinutes(-10));
    Ledger ledger = new Ledger();
    try (Nodes nodes = new Nodes(directory.resolve("data"));
        Api slow = nodes.start(nodes.databasePort(), behind);
        Api exact = nodes.start(nodes.databasePort(), right);
        Load load = new Load(exact, ledger, "/faults/clocks-load", 4)) {
      load.start(slow, 4, seed).start(exact, 4, seed);
      takeTurns(slow, exact);
      whatIsAheadOfOneIsRefusedByItAlone(slow, exact);
      neitherDecidesFromThePast(slow, exact);
      Thread.sleep(3_000);
      load.stop();

      List<Row> rows = nodes.log().all();
      Duration age = Duration.between(rows.getLast().recordedTime(), right.instant());
      assertThat(age).as("recorded by the database's clock").isLessThan(Duration.ofMinutes(1));
      // Two nodes at one journey again and again give way after three tries, and say so with 503.
      assertThat(ledger.inDoubt())
          .hasSizeLessThan((int) ledger.count(Fate.Acknowledged.class) / 4)
          .allMatch(doubt -> doubt.endsWith("status 503"));
      new Aftermath(exact, nodes.log()).assertPromiseKept(ledger);
      new Aftermath(slow, nodes.log()).assertPromiseKept(ledger);
    }
  }

  /** Each step is decided by the node that has not seen the one before. */
  private static void takeTurns(Api one, Api other) throws IOException, InterruptedException {
    for (int turn = 0; turn < 10; turn++) {
      String journey = "clocks-" + turn;
      Api.Reply opened =
          post(
              one,
              Interactions.referral(SOURCE, "referral-" + turn, journey, START.plusSeconds(turn)));
      assertThat(opened.status()).as(opened.body()).isEqualTo(201);
      assertShown(other, journey, opened.sequence());

      String goal =
          "{\"goalId\":\"g-1\",\"domain\":\"WORK\",\"ledBy\":\"CLIENT\",\"outlook\":\"NEW\"}";
      Api.Reply set = post(other, event(journey, "goal", 10, "goal-set", goal));
      assertThat(set.status()).as(set.body()).isEqualTo(201);
      Api.Reply again = post(one, event(journey, "goal-again", 11, "goal-set", goal));
      assertThat(again.status()).as(again.body()).isEqualTo(409);
      Api.Reply progressed =
          post(one, event(journey, "progress", 12, "goal-progressed", "{\"goalId\":\"g-1\"}"));
      assertThat(progressed.status()).as(progressed.body()).isEqualTo(201);
      assertShown(other, journey, progressed.sequence());

      Api.Reply closed =
          post(other, event(journey, "close", 20, "journey-closed", "{\"reason\":\"MOVED_ON\"}"));
      assertThat(closed.status()).as(closed.body()).isEqualTo(201);
      Api.Reply late =
          post(one, event(journey, "late", 21, "worker-assigned", "{\"worker\":\"w-1\"}"));
      assertThat(late.status()).as(late.body()).isEqualTo(409);
      Api.Reply repeat =
          post(one, event(journey, "close", 20, "journey-closed", "{\"reason\":\"MOVED_ON\"}"));
      assertThat(repeat.status()).as(repeat.body()).isEqualTo(200);
      assertThat(repeat.sequence()).isEqualTo(closed.sequence());
      assertShown(one, journey, closed.sequence());
    }
  }

  /**
   * What is no more than five minutes ahead is taken, by each node's own clock; what is further
   * ahead is refused and leaves nothing behind, so that the other node can take it.
   */
  private static void whatIsAheadOfOneIsRefusedByItAlone(Api slow, Api exact) throws Exception {
    String journey = "clocks-ahead";
    Api.Reply opened = post(slow, Interactions.referral(SOURCE, "ahead", journey, START));
    assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    for (Api node : List.of(slow, exact)) {
      assertRefusedForItsTime(node, seen(journey, "future", now.plus(Duration.ofMinutes(7))));
    }
    assertRefusedForItsTime(slow, seen(journey, "now", now.minus(Duration.ofMinutes(3))));
    Api.Reply before = post(slow, seen(journey, "before", now.minus(Duration.ofMinutes(7))));
    assertThat(before.status()).as(before.body()).isEqualTo(201);

    String present = seen(journey, "now", now.minus(Duration.ofMinutes(3)));
    Api.Reply taken = post(exact, present);
    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    // Its identity is known now, and comes before its time: the same answer, whoever is asked.
    Api.Reply repeated = post(slow, present);
    assertThat(repeated.status()).as(repeated.body()).isEqualTo(200);
    assertThat(repeated.json()).isEqualTo(taken.json());
  }

  /** A closure that lies ahead of a node's clock closes the journey for that node as well. */
  private static void neitherDecidesFromThePast(Api slow, Api exact) throws Exception {
    String journey = "clocks-closed";
    Api.Reply opened = post(slow, Interactions.referral(SOURCE, "closed", journey, START));
    assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    Instant closing = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(8));
    String close =
        Interactions.event(
            SOURCE, "closing", journey, closing, "journey-closed", "{\"reason\":\"MOVED_ON\"}");
    assertThat(post(exact, close).status()).isEqualTo(201);

    for (Api node : List.of(slow, exact)) {
      Api.Reply after = post(node, seen(journey, "after", closing.plusSeconds(30)));
      assertThat(after.status()).as(after.body()).isEqualTo(409);
      assertThat(after.json().path("type").asString()).isEqualTo("/problems/journey-closed");
      Api.Reply sooner = post(node, seen(journey, "sooner", closing.minusSeconds(30)));
      assertThat(sooner.status()).as(sooner.body()).isIn(200, 201);
    }
  }

  private static void assertRefusedForItsTime(Api node, String event) throws Exception {
    Api.Reply refused = post(node, event);
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/time");
  }

  private static String seen(String journey, String id, Instant time) {
    return Interactions.event(
        SOURCE, journey + "-" + id, journey, time, "connection-made", "{\"with\":\"PEER\"}");
  }

  private static void assertShown(Api api, String journey, long sequence)
      throws IOException, InterruptedException {
    Api.Reply state = api.get("/journeys/" + journey);
    assertThat(state.status()).as(state.body()).isEqualTo(200);
    assertThat(state.json().path("sequence").asLong()).isEqualTo(sequence);
  }

  private static Api.Reply post(Api api, String event) throws IOException, InterruptedException {
    return api.post(event, Duration.ofSeconds(20));
  }

  private static String event(String journey, String id, int minutes, String type, String data) {
    return Interactions.event(
        SOURCE, journey + "-" + id, journey, START.plusSeconds(60L * minutes), type, data);
  }
}

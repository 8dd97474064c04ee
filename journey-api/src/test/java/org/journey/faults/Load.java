package org.journey.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.journey.faults.Fate.Acknowledged;
import org.journey.faults.Fate.Unknown;
import org.journey.faults.Observation.Sent;

/** Writers that send without pause, each one after the other, to journeys they share. */
final class Load implements AutoCloseable {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 800;

  private final Ledger ledger;
  private final Api api;
  private final String source;
  private final int journeys;
  private final List<Thread> writers = new ArrayList<>();
  private volatile boolean stopped;

  /**
   * Opens the journeys.
   *
   * @param source unique to this load within the log
   */
  Load(Api api, Ledger ledger, String source, int journeys) throws InterruptedException {
    this.api = api;
    this.ledger = ledger;
    this.source = source;
    this.journeys = journeys;
    for (int journey = 0; journey < journeys; journey++) {
      String id = "referral-" + journey;
      Sent sent =
          new Sent(
              "opener",
              journey,
              journey(journey),
              source,
              id,
              Interactions.referral(source, id, journey(journey), START));
      Fate fate = ledger.send(api, sent, Duration.ofSeconds(30));
      if (!(fate instanceof Acknowledged)) {
        throw new IllegalStateException("a referral was not taken: " + fate);
      }
    }
  }

  /** Starts so many writers, each with a random of its own. */
  Load start(int count, long seed) {
    return start(api, count, seed);
  }

  /** Starts so many writers that go another way. */
  Load start(Sender through, int count, long seed) {
    for (int writer = 0; writer < count; writer++) {
      String name = "w" + writers.size();
      Random random = new Random(seed * 1_000 + writers.size());
      writers.add(Thread.ofVirtual().name(name).start(() -> write(through, name, random)));
    }
    return this;
  }

  private void write(Sender through, String name, Random random) {
    long pause = FIRST_PAUSE_MILLIS;
    try {
      for (int number = 0; !stopped; number++) {
        String journey = journey(random.nextInt(journeys));
        String id = name + "-" + number;
        Instant time = START.plusSeconds(60L + random.nextInt(1_000_000));
        boolean wrong = random.nextInt(20) == 0;
        String body =
            wrong
                ? Interactions.refused(source, id, journey, time)
                : Interactions.ordinary(source, id, journey, time, random);
        Sent sent = new Sent(name, number, journey, source, id, body, wrong);
        if (ledger.send(through, sent, PATIENCE) instanceof Unknown) {
          Thread.sleep(pause);
          pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        } else {
          pause = FIRST_PAUSE_MILLIS;
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private String journey(int number) {
    return source.substring(source.lastIndexOf('/') + 1) + "-" + number;
  }

  /** The source of all it sends. */
  String source() {
    return source;
  }

  /** Every journey of this load. */
  List<String> journeys() {
    List<String> ids = new ArrayList<>();
    for (int journey = 0; journey < journeys; journey++) {
      ids.add(journey(journey));
    }
    return ids;
  }

  /** Lets each writer end what it is at. */
  void stop() throws InterruptedException {
    stopped = true;
    for (Thread writer : writers) {
      if (!writer.join(PATIENCE.plusSeconds(5))) {
        throw new IllegalStateException("a writer hangs: " + writer.getName());
      }
    }
  }

  @Override
  public void close() {
    stopped = true;
    writers.forEach(Thread::interrupt);
  }
}

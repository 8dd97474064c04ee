package org.journey.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Does one rebuild: fills the slot beside the one that serves, on several lanes, has it followed,
 * compares the two, and swaps them in one transaction. The rows are the same whatever the number of
 * lanes; nothing is done but writing rows, so nothing outside happens twice.
 */
final class RebuildWork {

  /** Journeys written at a time: what a lane holds in memory. */
  private static final int WRITTEN = 100;

  /** Interactions folded between two writes, so that no transaction idles for seconds. */
  private static final int FOLDED = 10_000;

  private static final long PAUSE_MILLIS = 50;

  /** As long at most a position is waited for at a time: others are to be rebuilt as well. */
  private static final long WAITING_MILLIS = 5_000;

  /** How often the follower is waited for with the live one held, in turns of two seconds. */
  private static final int HOLDING_TURNS = 10;

  /** More parked journeys in a hundred, and more than what serves has, are too many to serve. */
  private static final int MOST_PARKED_PERCENT = 1;

  private final Database database;
  private final JourneySource source;
  private final Rebuild rebuild;
  private final Slot slot;
  private final String owner;
  private final int lanes;
  private final BooleanSupplier stopped;

  /**
   * A rebuild that the owner has claimed.
   *
   * @param stopped whether to give up: the node closes, or somebody else has it
   */
  RebuildWork(
      Database database,
      JourneySource source,
      Slot slot,
      Rebuild rebuild,
      String owner,
      int lanes,
      BooleanSupplier stopped) {
    this.database = database;
    this.source = source;
    this.rebuild = rebuild;
    this.slot = slot;
    this.owner = owner;
    this.lanes = lanes;
    this.stopped = stopped;
  }

  /**
   * Does what is left of it.
   *
   * @throws SQLException if the database is away: somebody goes on later
   * @throws GivenUp if it is not to be gone on with here, or not yet
   * @throws Refused if it is not to serve
   */
  void run() throws SQLException, InterruptedException {
    if (rebuild.state() == Rebuild.State.BUILDING) {
      build();
      database.run(
          connection -> {
            hold(connection);
            Rebuilds.built(connection, rebuild, slot);
          });
    }
    compare();
    swap();
  }

  private void build() throws SQLException, InterruptedException {
    Walk walk = new Walk(source, rebuild.after(), rebuild.progress());
    Callable<Void> lane =
        () -> {
          boolean whole = false;
          try {
            for (Walk.Part part = walk.next(); part != null; part = walk.next()) {
              fill(walk, part);
            }
            whole = true;
          } finally {
            if (!whole) {
              walk.stop();
            }
          }
          return null;
        };
    try (ExecutorService pool =
        Executors.newFixedThreadPool(
            lanes, Thread.ofPlatform().name("journey-rebuild-", 0).daemon().factory())) {
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < lanes; i++) {
        running.add(pool.submit(lane));
      }
      try {
        for (Future<Void> one : running) {
          one.get();
        }
      } catch (ExecutionException e) {
        throw thrown(e.getCause());
      } finally {
        pool.shutdownNow();
      }
    }
  }

  private static SQLException thrown(@Nullable Throwable cause) {
    return switch (cause) {
      case SQLException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> throw new IllegalStateException(cause);
    };
  }

  private void fill(Walk walk, Walk.Part part) throws SQLException {
    if (stopped.getAsBoolean()) {
      throw new GivenUp();
    }
    Feed feed = new Feed(source, slot);
    // Journeys; interactions; of those, folded and not written yet.
    long[] counts = new long[3];
    database.run(
        connection -> {
          List<Folded> folded = new ArrayList<>(WRITTEN);
          source.stream(
              part.first(),
              part.last(),
              (key, raw) -> {
                folded.add(Folding.fold(slot.projection(), key, raw));
                counts[0]++;
                counts[1] += raw.size();
                counts[2] += raw.size();
                if (folded.size() == WRITTEN || counts[2] >= FOLDED) {
                  feed.write(connection, folded);
                  folded.clear();
                  counts[2] = 0;
                }
              });
          feed.write(connection, folded);
          hold(connection);
          durably(connection);
        });
    Walk.Reached reached = walk.done(part, counts[0], counts[1]);
    if (reached != null) {
      database.run(
          connection ->
              Rebuilds.progress(
                  connection,
                  rebuild.id(),
                  reached.last(),
                  reached.journeys(),
                  reached.interactions()));
    }
  }

  /**
   * This commit waits for the disk: the walk goes on by memory, and would not notice that a crash
   * of the database took back what it has done.
   */
  private static void durably(Connection connection) throws SQLException {
    try (Statement set = connection.createStatement()) {
      set.execute("set local synchronous_commit = on");
    }
  }

  private void hold(Connection connection) throws SQLException {
    if (!Rebuilds.hold(connection, rebuild.id(), owner)) {
      throw new GivenUp();
    }
  }

  /** Both slots must hold all up to one position; the live one only if it is still followed. */
  private void compare() throws SQLException, InterruptedException {
    long upTo = source.head();
    Slot live = slot.other();
    awaitPosition(slot, upTo);
    if (rebuild.wayBack()) {
      // What was parked while it served last may long be foldable, and has had its last
      // interaction.
      new Parking(database, source).takeUpAll(slot);
    }
    Slots.Known serving =
        database.ask(connection -> Slots.known(connection, slot.projection()).get(live.number()));
    if (serving.followed() && serving.version() == rebuild.version()) {
      awaitPosition(live, upTo);
    }
    Comparison comparison =
        database.snapshot(connection -> Comparison.of(connection, live, slot, upTo));
    database.run(
        connection -> {
          hold(connection);
          Rebuilds.compared(connection, rebuild.id(), comparison);
        });
    // Where nothing serves, some journeys are better than none; and who asks for the way back has
    // seen what they want to leave.
    if (serving.version() > 0 && !rebuild.wayBack()) {
      refuseLoss(live, comparison.outcome().compared());
    }
  }

  /** A fold that fails where the one that serves does not must not take its place. */
  private void refuseLoss(Slot live, long compared) throws SQLException {
    long journeys = Math.max(compared, rebuild.progress().journeys());
    int before = database.ask(connection -> Parked.count(connection, live));
    int parked = database.ask(connection -> Parked.count(connection, slot));
    if (parked > before && parked * 100L > journeys * MOST_PARKED_PERCENT) {
      throw new Refused(
          (parked + " of " + journeys + " journeys cannot be folded, ")
              + (before + " in what serves: it goes on serving"));
    }
  }

  private void awaitPosition(Slot awaited, long position)
      throws SQLException, InterruptedException {
    long looks = 0;
    while (database.ask(c -> Checkpoints.of(awaited).position(c).orElse(0)) < position) {
      if (stopped.getAsBoolean() || ++looks * PAUSE_MILLIS > WAITING_MILLIS) {
        throw new GivenUp();
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /**
   * In one transaction. The live slot's followers are held meanwhile, until the new one is no
   * further behind than they are: no reader sees a position go back.
   */
  private void swap() throws SQLException, InterruptedException {
    Slot live = slot.other();
    for (int turn = 0; turn < HOLDING_TURNS; turn++) {
      Optional<Boolean> swapped =
          database.ask(
              connection -> {
                // In the order of whoever cancels: else each would wait for the other.
                Rebuilds.lock(connection, slot.projection());
                hold(connection);
                OptionalLong furthest = Checkpoints.of(live).lockAtFurthest(connection);
                if (!caughtUp(connection, furthest.orElse(0))) {
                  return Optional.empty();
                }
                int version =
                    Slots.known(connection, slot.projection()).get(live.number()).version();
                Slots.serve(connection, slot);
                Slots.follow(connection, live, version, false);
                Rebuilds.end(connection, rebuild.id(), Rebuild.State.SWAPPED, null);
                return Optional.of(true);
              });
      if (swapped.isPresent()) {
        return;
      }
      if (stopped.getAsBoolean()) {
        throw new GivenUp();
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    // What is built is kept. Those who follow the live slot go on, and it is swapped another time.
    throw new GivenUp();
  }

  /** By the connection that holds the others: a second one of the same pool might not come. */
  private boolean caughtUp(Connection connection, long furthest) throws SQLException {
    for (int look = 0; look < 2_000 / PAUSE_MILLIS; look++) {
      if (Checkpoints.of(slot).position(connection).orElse(0) >= furthest) {
        return true;
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new GivenUp();
      }
    }
    return false;
  }
}

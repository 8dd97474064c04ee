package org.journey.engine;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * Does on this node the rebuilds that somebody asked for, one at a time; takes over those whose
 * node is gone.
 */
public final class RebuildWorker implements AutoCloseable {

  private static final long LOOK_MILLIS = 200;
  private static final long SIGN_OF_LIFE_MILLIS = 2_000;

  private final Database database;
  private final JourneySource source;
  private final List<Projection> projections;
  private final String owner;
  private final int lanes;
  private final BiConsumer<String, String> troubles;
  private final Thread thread;
  private volatile boolean closed;

  /** Used by the thread alone: what was told last of each projection, until it goes well again. */
  private final Map<String, String> told = new HashMap<>();

  /**
   * Starts to look.
   *
   * @param owner this node since its start
   * @param lanes how many journeys are folded side by side
   * @param troubles is told the projection and what went wrong, by kind and place
   */
  public RebuildWorker(
      Database database,
      JourneySource source,
      List<Projection> projections,
      String owner,
      int lanes,
      BiConsumer<String, String> troubles) {
    this.database = database;
    this.source = source;
    this.projections = List.copyOf(projections);
    this.owner = owner;
    this.lanes = lanes;
    this.troubles = troubles;
    this.thread = Thread.ofPlatform().name("journey-rebuild").daemon().start(this::look);
  }

  private void look() {
    try {
      while (!closed) {
        for (Projection projection : projections) {
          look(projection);
        }
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What goes wrong with one keeps no other waiting for long. */
  private void look(Projection projection) throws InterruptedException {
    try {
      Optional<Rebuild> claimed =
          database.ask(connection -> Rebuilds.claim(connection, projection, owner));
      if (claimed.isPresent()) {
        perform(projection, claimed.get());
        told.remove(projection.name());
      }
    } catch (SQLException e) {
      // Gone on with when the database is back, or does it. That it is away others tell.
      String state = e.getSQLState();
      if (state != null && !state.startsWith("08") && !state.startsWith("57P")) {
        tell(projection, "SQLSTATE " + state);
      }
      pause();
    } catch (RuntimeException | Error e) {
      // A row of a newer release, perhaps: whatever it is, this thread must not end of it.
      tell(projection, Folding.describe(e));
      pause();
    }
  }

  private void tell(Projection projection, String trouble) {
    if (!trouble.equals(told.put(projection.name(), trouble))) {
      troubles.accept(projection.name(), trouble);
    }
  }

  private void perform(Projection projection, Rebuild rebuild)
      throws SQLException, InterruptedException {
    AtomicBoolean lost = new AtomicBoolean();
    CountDownLatch ended = new CountDownLatch(1);
    Thread signs = Thread.ofVirtual().start(() -> signsOfLife(rebuild.id(), lost, ended));
    try {
      new RebuildWork(
              database,
              source,
              new Slot(projection, rebuild.slot()),
              rebuild,
              owner,
              lanes,
              () -> closed || lost.get())
          .run();
    } catch (GivenUp e) {
      // Another's by now, or cancelled, or this node closes; or it has to wait, and is not alone.
    } catch (SQLException e) {
      if (passes(e)) {
        throw e;
      }
      fail(projection, rebuild, "SQLSTATE " + e.getSQLState());
    } catch (Refused e) {
      fail(projection, rebuild, String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      fail(projection, rebuild, Folding.describe(e));
    } finally {
      // Not interrupted: in the middle of a question that would break its connection.
      ended.countDown();
      signs.join();
      // What is not done is free for whoever looks next: this node again, or another.
      database.run(connection -> Rebuilds.release(connection, rebuild.id(), owner));
    }
  }

  private void fail(Projection projection, Rebuild rebuild, String error) throws SQLException {
    troubles.accept(projection.name(), error);
    database.run(
        connection -> {
          if (Rebuilds.hold(connection, rebuild.id(), owner)) {
            Rebuilds.end(connection, rebuild.id(), Rebuild.State.FAILED, error);
            Rebuilds.leave(connection, projection, rebuild);
          }
        });
  }

  /** A missing right or column, or what the tables do not take, would be so again and again. */
  private static boolean passes(SQLException e) {
    String state = e.getSQLState();
    return state == null
        || !(state.startsWith("42") || state.startsWith("22") || state.startsWith("23"));
  }

  private void signsOfLife(long id, AtomicBoolean lost, CountDownLatch ended) {
    try {
      while (!ended.await(SIGN_OF_LIFE_MILLIS, TimeUnit.MILLISECONDS)) {
        lost.set(!isStillHeld(id, lost.get()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isStillHeld(long id, boolean lost) {
    try {
      return database.ask(connection -> Rebuilds.extend(connection, id, owner));
    } catch (SQLException | RuntimeException | Error e) {
      // Nobody can take it over while the database is away; else it shows in time who has it.
      return !lost;
    }
  }

  private void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  /** Lets go of what is running: it is gone on with at the next start, or by another node. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(3_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

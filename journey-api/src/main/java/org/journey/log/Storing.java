package org.journey.log;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Stores batches over one session, and sees what fails to its end: it is settled, tried again or
 * told. Used by one thread at a time, whoever's turn it is; what can be asked at any time is
 * volatile.
 */
final class Storing {

  private static final long BUSY_MILLIS = 20;

  private final AppenderSession session;
  private final LongConsumer news;
  private final AppendWatch watch;
  private final Rehearsal rehearsal = new Rehearsal();

  private volatile @Nullable SQLException down;
  private volatile long moved = System.nanoTime();

  /**
   * @param news is told the sequence up to which this node has stored
   */
  Storing(AppenderSession session, LongConsumer news, AppendWatch watch) {
    this.watch = watch;
    this.session = session;
    this.news = news;
  }

  /** Why the log cannot be added to; null if the last attempt could reach it. */
  @Nullable SQLException down() {
    return down;
  }

  /** When something was stored last, by {@link System#nanoTime}. */
  long moved() {
    return moved;
  }

  /** Stores a batch, in as few transactions as what is in it allows, and tells who waits. */
  void store(List<AppendGroup> batch) throws InterruptedException {
    List<AppendGroup> todo = batch;
    while (!todo.isEmpty()) {
      Batch next = Batch.of(todo, System.nanoTime());
      todo = new ArrayList<>();
      if (!next.together().isEmpty()) {
        todo.addAll(attempt(next.together()));
      }
      todo.addAll(next.later());
    }
  }

  /**
   * Stores one group, once. What goes wrong is left to {@link #store}, which finds out whether it
   * was stored after all.
   *
   * @return null if it is not known to be stored
   * @throws LogUnavailable after a defect of ours: it may be stored or not
   */
  AppendResult.@Nullable Appended storeAlone(AppendGroup group) {
    if (down != null || !session.isOpen() || !group.restsOn(session.keyChanges())) {
      return null;
    }
    try {
      return write(group.appends());
    } catch (SQLException e) {
      if (SqlFailure.of(e) == SqlFailure.LOST) {
        group.doubt();
        session.drop();
      } else {
        session.rollback();
      }
      return null;
    } catch (RuntimeException | Error defect) {
      // Nobody knows what the session is in the middle of.
      session.drop();
      throw new LogUnavailable("storing failed: " + defect.getClass().getName(), defect);
    }
  }

  private AppendResult.Appended write(List<Append> appends) throws SQLException {
    long began = System.nanoTime();
    AppendResult.Appended appended = session.writer(appends.size()).write(appends);
    moved = System.nanoTime();
    watch.stored(appends, moved - began);
    news.accept(appended.firstSequence() + appends.size() - 1);
    return appended;
  }

  /** One transaction; gives what is to be tried again. */
  private List<AppendGroup> attempt(List<AppendGroup> groups) throws InterruptedException {
    List<AppendGroup> current = groups;
    try {
      session.connection();
      current = restingOnKeysAsTheyAre(groups);
      if (!current.isEmpty()) {
        tell(current, write(appends(current)));
      }
      return List.of();
    } catch (SQLException e) {
      return recover(current, e);
    }
  }

  /** What was decided before a change of keys is told so: it has been looked for. */
  private List<AppendGroup> restingOnKeysAsTheyAre(List<AppendGroup> groups) {
    long changes = session.keyChanges();
    if (groups.stream().allMatch(group -> group.restsOn(changes))) {
      return groups;
    }
    List<AppendGroup> current = new ArrayList<>(groups.size());
    for (AppendGroup group : groups) {
      if (group.restsOn(changes)) {
        current.add(group);
      } else {
        group.result().complete(new AppendResult.KeysChanged());
      }
    }
    return current;
  }

  private static List<Append> appends(List<AppendGroup> groups) {
    return groups.size() == 1
        ? groups.getFirst().appends()
        : groups.stream().flatMap(group -> group.appends().stream()).toList();
  }

  private static void tell(List<AppendGroup> groups, AppendResult.Appended appended) {
    long sequence = appended.firstSequence();
    for (AppendGroup group : groups) {
      group.result().complete(new AppendResult.Appended(sequence, appended.recordedTime()));
      sequence += group.size();
    }
  }

  private List<AppendGroup> recover(List<AppendGroup> groups, SQLException failure)
      throws InterruptedException {
    return switch (SqlFailure.of(failure)) {
      case TAKEN -> settle(groups, failure);
      case LOST -> {
        groups.forEach(AppendGroup::doubt);
        session.drop();
        yield settle(groups, failure);
      }
      case OUTDATED -> {
        session.rollback();
        session.hearOfKeys();
        yield groups;
      }
      case BUSY -> {
        session.rollback();
        if (SqlFailure.isLockTimeout(failure)) {
          endSilentHolder();
        }
        Thread.sleep(BUSY_MILLIS);
        yield groups;
      }
      case REFUSED -> {
        // Trying again at once would do no better, and keep the others waiting for it.
        session.rollback();
        rehearsal.of(groups.getFirst().appends());
        yield fail(groups, failure);
      }
      case WRONG -> {
        session.rollback();
        yield groups.size() > 1 ? oneByOne(groups) : refuse(groups.getFirst(), failure);
      }
    };
  }

  private void endSilentHolder() {
    try {
      SilentHolder.end(session.connection());
    } catch (SQLException e) {
      session.drop();
    }
  }

  private List<AppendGroup> settle(List<AppendGroup> groups, SQLException failure)
      throws InterruptedException {
    try {
      session.rollback();
      Settlement settlement = new Settlement(session.connection());
      List<AppendGroup> again = settlement.settle(groups);
      if (settlement.stored() > 0) {
        moved = System.nanoTime();
        news.accept(settlement.stored());
        groups.stream()
            .filter(group -> group.result().getNow(null) instanceof AppendResult.Appended)
            .forEach(group -> watch.stored(group.appends(), 0));
      }
      if (again.size() < groups.size() || SqlFailure.of(failure) != SqlFailure.TAKEN) {
        return again;
      }
      // Something is in the way that none of them shows.
      return again.size() > 1 ? oneByOne(again) : refuse(again.getFirst(), failure);
    } catch (SQLException e) {
      session.drop();
      return SqlFailure.of(e) == SqlFailure.BUSY ? groups : fail(groups, e);
    }
  }

  private List<AppendGroup> oneByOne(List<AppendGroup> groups) throws InterruptedException {
    List<AppendGroup> again = new ArrayList<>();
    for (AppendGroup group : groups) {
      again.addAll(attempt(List.of(group)));
    }
    return again;
  }

  private static List<AppendGroup> refuse(AppendGroup group, SQLException failure) {
    group
        .result()
        .completeExceptionally(
            new IllegalStateException("SQLSTATE " + failure.getSQLState(), failure));
    return List.of();
  }

  private List<AppendGroup> fail(List<AppendGroup> groups, SQLException failure) {
    down = failure;
    tellDown(groups);
    return List.of();
  }

  /** Tells some who wait that the log cannot be reached. */
  void tellDown(List<AppendGroup> groups) {
    LogUnavailable unavailable = SqlFailure.unavailable("the log cannot be reached", down);
    groups.forEach(group -> group.result().completeExceptionally(unavailable));
  }

  /** After a defect of ours in the middle of a batch: they may be stored or not. */
  void abandon(List<AppendGroup> groups, Throwable defect) {
    session.drop();
    LogUnavailable unavailable =
        new LogUnavailable("storing failed: " + defect.getClass().getName(), defect);
    groups.forEach(group -> group.result().completeExceptionally(unavailable));
  }

  /** Tries to reach the log again. */
  void reconnect() {
    try {
      if (rehearsal.isDue()) {
        rehearsal.hold(session);
      } else {
        session.connection();
      }
      down = null;
    } catch (SQLException e) {
      down = e;
    }
  }

  /** Replaces the session, if there is one. */
  void connectAnew() {
    if (session.isOpen()) {
      session.drop();
      reconnect();
    }
  }

  void close() {
    session.drop();
  }
}

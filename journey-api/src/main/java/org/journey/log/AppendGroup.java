package org.journey.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Interactions of one journey that are stored together or not at all, and who waits for them. */
final class AppendGroup {

  /** Bytes. Most interactions are far smaller. */
  static final int UNIT = 4_096;

  private final List<Append> appends;
  private final long keys;
  private final int weight;
  private final long deadline;
  private final CompletableFuture<AppendResult> result = new CompletableFuture<>();

  /** Written and read by who holds the appender's turn. */
  private boolean inDoubt;

  /**
   * @param keys how many changes of keys were known when it was decided and sealed
   * @param deadline by {@link System#nanoTime}; past it nobody waits any more
   */
  AppendGroup(List<Append> appends, long keys, long deadline) {
    this.appends = List.copyOf(appends);
    this.keys = keys;
    this.weight = appends.stream().mapToInt(append -> 1 + append.tail().length / UNIT).sum();
    this.deadline = deadline;
  }

  List<Append> appends() {
    return appends;
  }

  /** Whether it rests on the keys as they are after so many changes. */
  boolean restsOn(long changes) {
    return keys >= changes;
  }

  Append first() {
    return appends.getFirst();
  }

  int size() {
    return appends.size();
  }

  /** How many interactions, where each {@link #UNIT} that one has begun counts as another. */
  int weight() {
    return weight;
  }

  String organisation() {
    return first().organisation();
  }

  CompletableFuture<AppendResult> result() {
    return result;
  }

  /** An attempt to store it ended without an answer: it may be stored. */
  void doubt() {
    inDoubt = true;
  }

  boolean inDoubt() {
    return inDoubt;
  }

  boolean awaited(long now) {
    return !result.isDone() && now - deadline < 0;
  }
}

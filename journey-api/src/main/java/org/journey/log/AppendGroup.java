package org.journey.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Interactions of one journey that are stored together or not at all, and who waits for them. */
final class AppendGroup {

  private final List<Append> appends;
  private final long deadline;
  private final CompletableFuture<AppendResult> result = new CompletableFuture<>();

  /**
   * @param deadline by {@link System#nanoTime}; past it nobody waits any more
   */
  AppendGroup(List<Append> appends, long deadline) {
    this.appends = List.copyOf(appends);
    this.deadline = deadline;
  }

  List<Append> appends() {
    return appends;
  }

  Append first() {
    return appends.getFirst();
  }

  int size() {
    return appends.size();
  }

  String organisation() {
    return first().organisation();
  }

  CompletableFuture<AppendResult> result() {
    return result;
  }

  boolean awaited(long now) {
    return !result.isDone() && now - deadline < 0;
  }
}

package org.journey.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the appender. Organisations are served in turn, so that one's import does not
 * starve the rest; within an organisation first come is first served. Bounded by {@link
 * AppendGroup#weight}, of which one organisation may fill a quarter.
 */
final class AppendQueue {

  /** What waits of one organisation. */
  private static final class Line {
    private final ArrayDeque<AppendGroup> groups = new ArrayDeque<>();
    private int size;

    void add(AppendGroup group) {
      groups.add(group);
      size += group.weight();
    }

    AppendGroup remove() {
      AppendGroup group = groups.remove();
      size -= group.weight();
      return group;
    }
  }

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private final Map<String, Line> waiting = new LinkedHashMap<>();
  private int size;
  private int groups;

  /** So many groups make it worth to wake the appender, which waits for more. */
  private int wanted = 1;

  private boolean closed;

  AppendQueue(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Puts a group behind those of its organisation; waits for room until the deadline.
   *
   * @return whether it is in the queue now
   */
  boolean offer(AppendGroup group, long deadline) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && full(group)) {
        long patience = deadline - System.nanoTime();
        if (patience <= 0 || drained.awaitNanos(patience) <= 0) {
          return false;
        }
      }
      if (closed) {
        return false;
      }
      waiting.computeIfAbsent(group.organisation(), any -> new Line()).add(group);
      size += group.weight();
      groups++;
      if (groups >= wanted) {
        filled.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean full(AppendGroup group) {
    Line line = waiting.get(group.organisation());
    boolean lineFull = line != null && line.size + group.weight() > capacity / 4;
    return lineFull || (size > 0 && size + group.weight() > capacity);
  }

  /**
   * Takes the next batch; waits a while for the first.
   *
   * @param most so much weight, unless the first group alone has more
   * @param expected so many groups are likely to come, and are waited for
   * @param until but no longer than this, by {@link System#nanoTime}
   */
  List<AppendGroup> take(int most, long millis, int expected, long until)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (size == 0 && !closed) {
        filled.await(millis, TimeUnit.MILLISECONDS);
      }
      gather(Math.min(expected, most), until);
      List<AppendGroup> batch = new ArrayList<>();
      int room = most;
      while (room > 0 && !waiting.isEmpty()) {
        int before = room;
        room = round(batch, room, Math.max(1, room / waiting.size()));
        if (room == before) {
          break;
        }
      }
      drained.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void gather(int expected, long until) throws InterruptedException {
    wanted = expected;
    long patience = until - System.nanoTime();
    while (groups > 0 && groups < expected && patience > 0 && !closed) {
      patience = filled.awaitNanos(patience);
    }
    wanted = 1;
  }

  /** One turn of all organisations, each up to its share, each at least one group if it fits. */
  private int round(List<AppendGroup> batch, int room, int share) {
    int left = room;
    Map<String, Line> again = new LinkedHashMap<>();
    Iterator<Map.Entry<String, Line>> turn = waiting.entrySet().iterator();
    while (turn.hasNext()) {
      Map.Entry<String, Line> entry = turn.next();
      Line line = entry.getValue();
      int taken = 0;
      while (taken < share && fits(line.groups.peek(), left, batch)) {
        AppendGroup group = line.remove();
        batch.add(group);
        taken += group.weight();
        left -= group.weight();
        size -= group.weight();
        groups--;
      }
      if (taken > 0) {
        // Served ones go behind those that were not.
        turn.remove();
        if (!line.groups.isEmpty()) {
          again.put(entry.getKey(), line);
        }
      }
    }
    waiting.putAll(again);
    return left;
  }

  private static boolean fits(@Nullable AppendGroup group, int left, List<AppendGroup> batch) {
    return group != null && (group.weight() <= left || batch.isEmpty());
  }

  /** Takes all there is. */
  List<AppendGroup> drain() {
    lock.lock();
    try {
      List<AppendGroup> all = new ArrayList<>();
      waiting.values().forEach(line -> all.addAll(line.groups));
      waiting.clear();
      size = 0;
      groups = 0;
      drained.signalAll();
      return all;
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody in any more and wakes who waits. */
  void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Groups that wait. */
  int groups() {
    lock.lock();
    try {
      return groups;
    } finally {
      lock.unlock();
    }
  }
}

package org.journey.axon;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.journey.log.LogUnavailable;

/**
 * One command at a time a journey, others not in the way: a lock for each journey that is in use,
 * waited for no longer than the command has time.
 */
final class SubjectLocks implements LockFactory {

  private static final long DEFAULT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final ConcurrentHashMap<String, Held> locks = new ConcurrentHashMap<>();

  private static final class Held extends ReentrantLock {
    private static final long serialVersionUID = 1L;

    /** Who holds it or waits for it; changed only within the map's own lock for the key. */
    private int users;
  }

  @Override
  public Lock obtainLock(String identifier) {
    Held held =
        locks.compute(
            identifier,
            (key, present) -> {
              Held lock = present == null ? new Held() : present;
              lock.users++;
              return lock;
            });
    boolean locked = false;
    try {
      locked = held.tryLock(patience(), TimeUnit.NANOSECONDS);
      if (!locked) {
        throw new LogUnavailable("others are recording on the same journey", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("interrupted", e);
    } finally {
      if (!locked) {
        leave(identifier);
      }
    }
    return new Lock() {
      @Override
      public void release() {
        if (held.isHeldByCurrentThread()) {
          held.unlock();
          leave(identifier);
        }
      }

      @Override
      public boolean isHeld() {
        return held.isHeldByCurrentThread();
      }
    };
  }

  private static long patience() {
    return RecordInteractions.current()
        .map(command -> Math.max(1, command.deadline().left()))
        .orElse(DEFAULT_NANOS);
  }

  private void leave(String identifier) {
    locks.computeIfPresent(identifier, (key, lock) -> --lock.users == 0 ? null : lock);
  }

  /** Locks in use. */
  int size() {
    return locks.size();
  }
}

package org.journey.axon;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.journey.log.LogNews;
import org.journey.log.PostgresInteractionLog;
import org.journey.log.Stored;
import org.jspecify.annotations.Nullable;

/** Follows the log from a sequence on, page by page. Used by one thread. */
final class LogStream implements BlockingStream<TrackedEventMessage<?>> {

  private static final int PAGE = 1_000;

  private final PostgresInteractionLog log;
  private final LogNews news;
  private final ArrayDeque<Stored> page = new ArrayDeque<>();
  private long position;
  private @Nullable TrackedEventMessage<?> next;

  LogStream(PostgresInteractionLog log, LogNews news, long position) {
    this.log = log;
    this.news = news;
    this.position = position;
  }

  private boolean fill() {
    if (next != null) {
      return true;
    }
    if (page.isEmpty() && news.head() > position) {
      page.addAll(log.after(position, null, PAGE));
    }
    Stored stored = page.poll();
    if (stored == null) {
      return false;
    }
    position = stored.sequence();
    next = JourneyEventStorageEngine.tracked(stored);
    return true;
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    fill();
    return Optional.ofNullable(next);
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    return fill() || (timeout > 0 && news.awaitBeyond(position, timeout, unit) && fill());
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    while (!fill()) {
      if (news.isClosed()) {
        // Nothing waits any more: who went on would look for ever.
        throw new IllegalStateException("nothing more is heard of the log");
      }
      news.awaitBeyond(position, 1, TimeUnit.SECONDS);
    }
    TrackedEventMessage<?> message = java.util.Objects.requireNonNull(next);
    next = null;
    return message;
  }

  @Override
  public void close() {
    page.clear();
  }
}

package org.journey.axon;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.journey.log.LogNews;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log's news in stretches. Sequences have no gaps, so where the log ends is all there
 * is to know; what lies in a stretch is read by who works on it. Stretches are let grow a little,
 * so that many interactions share a transaction.
 */
final class StretchStream implements BlockingStream<TrackedEventMessage<?>> {

  /** How long a stretch is let grow: cheap beside the 150 ms in which a view may follow. */
  private static final long GROWING_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** Interactions of a stretch at most. */
  private static final long LONGEST = 5_000;

  private final LogNews news;
  private volatile long position;
  private volatile long last = System.nanoTime() - GROWING_NANOS;
  private volatile @Nullable Runnable available;
  private volatile boolean closed;

  StretchStream(LogNews news, long position) {
    this.news = news;
    this.position = position;
  }

  private boolean ripe() {
    long grown = news.head() - position;
    return grown >= LONGEST || (grown > 0 && System.nanoTime() - last >= GROWING_NANOS);
  }

  private TrackedEventMessage<?> message(long upTo) {
    return new GenericTrackedEventMessage<>(
        new GlobalSequenceTrackingToken(upTo),
        new GenericEventMessage<>(
            Long.toString(upTo),
            new LogStretch(position, upTo),
            MetaData.emptyInstance(),
            Instant.EPOCH));
  }

  private long end() {
    return Math.min(news.head(), position + LONGEST);
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    return ripe() ? Optional.of(message(end())) : Optional.empty();
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    if (!ripe() && timeout > 0 && news.awaitBeyond(position, timeout, unit)) {
      TimeUnit.NANOSECONDS.sleep(GROWING_NANOS - (System.nanoTime() - last));
    }
    return ripe();
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
      if (over()) {
        throw new IllegalStateException("the stream is closed");
      }
    }
    long upTo = end();
    TrackedEventMessage<?> message = message(upTo);
    last = System.nanoTime();
    position = upTo;
    return message;
  }

  /** Has the coordinator told as soon as a stretch is ripe, so that it need not look. */
  @Override
  public boolean setOnAvailableCallback(Runnable callback) {
    boolean first = available == null;
    available = callback;
    if (first) {
      Thread.ofVirtual().name("journey-stretches").start(this::tell);
    }
    return true;
  }

  private void tell() {
    try {
      while (!over()) {
        boolean grown = news.awaitBeyond(position, 1, TimeUnit.SECONDS);
        Runnable callback = available;
        if (grown && ripe() && callback != null) {
          callback.run();
        }
        TimeUnit.NANOSECONDS.sleep(GROWING_NANOS / 2);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RejectedExecutionException e) {
      // Whoever was to be told is gone.
    }
  }

  /** With the news closed nothing waits any more: who went on would look for ever. */
  private boolean over() {
    return closed || news.isClosed();
  }

  @Override
  public void close() {
    closed = true;
  }
}

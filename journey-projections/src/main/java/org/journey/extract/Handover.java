package org.journey.extract;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Hands journeys from the thread that reads and folds them to one that writes them, in their order:
 * two cores share the work, and the files are the same as if one had done it.
 */
final class Handover implements AutoCloseable {

  /** Interactions that are under way at most; a longer journey goes alone. */
  private static final int UNDER_WAY = 40_000;

  private record Parcel(@Nullable ExtractedJourney journey, int weight) {}

  private static final Parcel END = new Parcel(null, 0);

  private final Semaphore room = new Semaphore(UNDER_WAY);
  private final BlockingQueue<Parcel> parcels = new LinkedBlockingQueue<>();
  private final Thread writer;
  private volatile @Nullable Throwable failure;
  private volatile boolean abandoned;

  Handover(Run.Work work) {
    writer = Thread.ofPlatform().name("extract-writer").daemon().start(() -> drain(work));
  }

  /** Gives a journey to be written; waits while too much is under way. */
  void give(ExtractedJourney journey) throws IOException {
    int weight = Math.min(UNDER_WAY, journey.entries().size());
    try {
      room.acquire(weight);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled(e);
    }
    failIfWriterDid();
    parcels.add(new Parcel(journey, weight));
  }

  /** Waits until everything is written. */
  void finish() throws IOException {
    parcels.add(END);
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled(e);
    }
    failIfWriterDid();
  }

  /** Afterwards nothing more is written, whatever happened. */
  @Override
  public void close() {
    abandoned = true;
    parcels.add(END);
    boolean interrupted = false;
    while (true) {
      try {
        writer.join();
        break;
      } catch (InterruptedException e) {
        // The files are removed next: the writer must have let go of them.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void drain(Run.Work work) {
    try {
      while (true) {
        Parcel parcel = parcels.take();
        ExtractedJourney journey = parcel.journey();
        if (journey == null || abandoned) {
          return;
        }
        work.on(journey);
        room.release(parcel.weight());
      }
    } catch (IOException | RuntimeException | Error | InterruptedException e) {
      failure = e;
      room.release(UNDER_WAY);
    }
  }

  private void failIfWriterDid() throws IOException {
    switch (failure) {
      case null -> {
        // All is well.
      }
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw cancelled(e);
    }
  }

  private static CancellationException cancelled(Throwable cause) {
    CancellationException cancelled = new CancellationException("the extract was interrupted");
    cancelled.initCause(cause);
    return cancelled;
  }
}

package org.journey.research;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.journey.archive.Archive;
import org.journey.archive.ArchiveLog;
import org.journey.archive.DamagedArchive;
import org.journey.archive.Lanes;
import org.journey.archive.SegmentFile;
import org.journey.archive.Snapshot;
import org.journey.engine.Folding;
import org.journey.log.LogUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive of this node: opened when it is first needed, extended as the log grows, and mended
 * where a file is not what was written.
 */
public final class ArchiveKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ArchiveKeeper.class);

  /** More files than these are not damaged one after the other by accident. */
  private static final int MENDS = 3;

  private static final long LOOK_SECONDS = 10;

  /** Fewer new interactions are read when somebody asks. */
  private static final long WORTH_EXTENDING = 20_000;

  private final @Nullable Path directory;
  private final Supplier<ArchiveLog> log;
  private final Lanes lanes;
  private final AtomicLong mended = new AtomicLong();
  private @Nullable ScheduledExecutorService looks;
  private @Nullable Archive archive;
  private @Nullable Path temporary;
  private volatile boolean closed;

  /**
   * A keeper.
   *
   * @param directory where the files are; null: in one of its own that goes with the process
   * @param log opened when it is first needed
   * @param lanes on which it is made
   */
  public ArchiveKeeper(@Nullable Path directory, Supplier<ArchiveLog> log, Lanes lanes) {
    this.directory = directory;
    this.log = log;
    this.lanes = lanes;
  }

  /** Something done with the archive. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Does it. It may be done again, if a file turns out to be damaged. */
    T of(Snapshot snapshot) throws IOException;
  }

  /**
   * Reads the archive up to a place of the log or further.
   *
   * @throws LogUnavailable if the log is needed and cannot be read
   * @throws UncheckedIOException if files cannot be read or written
   */
  public <T> T read(long sequence, Reading<T> reading) {
    for (int mend = 0; ; mend++) {
      try (Snapshot snapshot = open().upTo(sequence)) {
        return reading.of(snapshot);
      } catch (DamagedArchive e) {
        if (mend == MENDS) {
          throw e;
        }
        mend(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The same for what cannot be done again, because somebody was told of it already: after a file
   * turned out to be damaged it is mended, and the next one who asks is answered.
   *
   * @throws IllegalStateException if a file was damaged
   */
  public <T> T readOnce(long sequence, Reading<T> reading) {
    boolean[] begun = {false};
    return read(
        sequence,
        snapshot -> {
          if (begun[0]) {
            throw new Again();
          }
          begun[0] = true;
          return reading.of(snapshot);
        });
  }

  /** What was begun cannot be begun again. */
  private static final class Again extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Again() {
      super("a file of the archive was damaged and has been made again: ask again");
    }
  }

  private void mend(DamagedArchive damage) {
    LOG.error("{}; it is made again from the log", damage.getMessage());
    mended.incrementAndGet();
    try {
      open().remake(damage.file());
    } catch (DamagedArchive e) {
      // Another one beside it is found when it is read again.
      if (e.file().equals(damage.file())) {
        throw e;
      }
      mend(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The archive itself. */
  public synchronized Archive open() {
    if (closed) {
      throw new IllegalStateException("the archive is closed");
    }
    if (archive == null) {
      try {
        archive = take();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return archive;
  }

  private Archive take() throws IOException {
    if (directory != null) {
      return Archive.in(directory, log.get(), lanes);
    }
    temporary = Files.createTempDirectory("journey-archive-");
    LOG.info(
        "the archive for replays lies in a temporary directory: set journey.archive.directory to"
            + " keep it over restarts");
    return Archive.in(temporary, log.get(), lanes);
  }

  /** Begins to extend the archive by itself as the log grows. */
  public synchronized void follow() {
    if (looks == null && !closed) {
      looks =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name("journey-archive").daemon().factory());
      looks.scheduleWithFixedDelay(this::look, 1, LOOK_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void look() {
    try {
      long head = log.get().head();
      if (head - open().position() >= WORTH_EXTENDING) {
        read(head, Snapshot::position);
      }
      open().tidy();
    } catch (DamagedArchive e) {
      mend(e);
    } catch (LogUnavailable e) {
      // Others tell that it is away.
    } catch (IOException | RuntimeException | Error e) {
      if (!closed) {
        LOG.warn("the archive could not be extended: {}", Folding.describe(e));
      }
    }
  }

  /** Up to which place of the log it goes; 0 before it was needed. */
  public synchronized long position() {
    return archive == null ? 0 : archive.position();
  }

  /** Bytes of its files. */
  public synchronized long bytes() {
    List<SegmentFile> files = archive == null ? List.of() : archive.files();
    return files.stream().mapToLong(SegmentFile::bytes).sum();
  }

  /** How many files were made again because they were damaged. */
  public long mended() {
    return mended.get();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (looks != null) {
      // Not interrupted: it would close files that others still read.
      looks.shutdown();
    }
    try {
      if (archive != null) {
        archive.close();
        archive = null;
      }
      if (temporary != null) {
        delete(temporary);
      }
    } catch (IOException e) {
      LOG.warn("the archive could not be closed: {}", Folding.describe(e));
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

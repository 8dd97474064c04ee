package org.journey.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.journey.engine.JourneyKey;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * The log in files, by journeys. Files never change; as the log grows, what is new is put into a
 * file of its own, and small ones that follow one another become one. It can be thrown away: all of
 * it is made from the log, and a file that is damaged is made again.
 *
 * <p>One of a directory at a time, in all processes. Used by several threads at once.
 */
public final class Archive implements AutoCloseable {

  private static final String LOCK = "lock";

  /** A file is put together with the one before it unless that one is so many times as large. */
  private static final int LARGER = 4;

  private final Path directory;
  private final SegmentFolder folder;
  private final ArchiveLog log;
  private final Lanes lanes;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final AtomicLong written = new AtomicLong();

  /** Held by who changes the archive; who reads takes a snapshot. */
  private final Object changing = new Object();

  private volatile Open open = new Open(Manifest.EMPTY, List.of());
  private boolean known;

  /** What is there now. */
  private record Open(Manifest manifest, List<Segment> segments) {}

  private Archive(
      Path directory, ArchiveLog log, Lanes lanes, FileChannel lockFile, FileLock lock) {
    this.directory = directory;
    this.folder = new SegmentFolder(directory);
    this.log = log;
    this.lanes = lanes;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Takes a directory, which is made if there is none. Nothing is read yet.
   *
   * @param lanes on which it is made
   * @throws IOException if it cannot be made or written, or somebody has it
   */
  public static Archive in(Path directory, ArchiveLog log, Lanes lanes) throws IOException {
    Files.createDirectories(directory);
    FileChannel file =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = file.tryLock();
      if (lock != null) {
        return new Archive(directory, log, lanes, file, lock);
      }
    } catch (OverlappingFileLockException e) {
      // Another one of this process has it.
    }
    file.close();
    throw new IOException("the archive in " + directory + " is in use");
  }

  /** Up to which place of the log it goes. */
  public long position() {
    return open.manifest().position();
  }

  /** Its files. */
  public List<SegmentFile> files() {
    return open.manifest().segments();
  }

  /**
   * How many interactions were written to files since this was opened: a making tells its progress.
   */
  public long written() {
    return written.get();
  }

  /**
   * The archive up to a place of the log or further; what it lacks is read from the log first.
   *
   * @throws IOException if files cannot be read or written
   */
  public Snapshot upTo(long sequence) throws IOException {
    Snapshot snapshot = snapshot(sequence);
    if (snapshot != null) {
      return snapshot;
    }
    synchronized (changing) {
      find();
      while (position() < sequence) {
        extend(log.head());
      }
      return new Snapshot(open.manifest(), open.segments());
    }
  }

  private @Nullable Snapshot snapshot(long sequence) {
    synchronized (changing) {
      return known && position() >= sequence
          ? new Snapshot(open.manifest(), open.segments())
          : null;
    }
  }

  /** Takes over what lies in the directory, if it was made by this release from this log. */
  private void find() throws IOException {
    if (known) {
      return;
    }
    Manifest manifest = Manifest.read(directory).filter(this::isOfThisLog).orElse(Manifest.EMPTY);
    List<Segment> segments = new ArrayList<>();
    try {
      for (SegmentFile file : manifest.segments()) {
        segments.add(Segment.open(directory, file));
      }
    } catch (IOException | RuntimeException e) {
      for (Segment segment : segments) {
        segment.release();
      }
      throw e;
    }
    open = new Open(manifest, segments);
    known = true;
    clean();
  }

  private boolean isOfThisLog(Manifest manifest) {
    return manifest.position() == 0
        || (manifest.leaf().equals(log.leaf(manifest.position()))
            && manifest.unreadable().stream().noneMatch(this::canBeRead));
  }

  /** Whether what could not be read can be by now: then the archive must be made anew. */
  private boolean canBeRead(JourneyKey key) {
    boolean[] can = {false};
    log.stream(
        key,
        key,
        (any, raw) -> {
          try {
            raw.forEach(one -> Recorded.parse(one.event()));
            can[0] = true;
          } catch (RuntimeException | StackOverflowError e) {
            can[0] = false;
          }
        });
    return can[0];
  }

  private void extend(long upTo) throws IOException {
    Manifest before = open.manifest();
    long after = before.position();
    long next = after == 0 ? upTo : Math.min(upTo, after + Making.STRETCH);
    String leaf = log.leaf(next);
    if (leaf == null) {
      throw new IllegalStateException("the log has no place " + next);
    }
    Making.Made made = making().segment(folder.freshName(), after, next);
    SortedSet<JourneyKey> unreadable = new TreeSet<>(before.unreadable());
    unreadable.addAll(made.unreadable());
    List<Segment> segments = new ArrayList<>(open.segments());
    segments.add(Segment.open(directory, made.file()));
    change(next, leaf, segments, unreadable);
    compact();
  }

  private Making making() {
    return new Making(directory, log, lanes, written::addAndGet);
  }

  private void compact() throws IOException {
    while (true) {
      List<Segment> segments = open.segments();
      int size = segments.size();
      if (size < 2
          || segments.get(size - 2).file().bytes()
              > LARGER * segments.get(size - 1).file().bytes()) {
        return;
      }
      List<Segment> two = segments.subList(size - 2, size);
      Making.Made made = making().merged(folder.freshName(), two);
      List<Segment> fewer = new ArrayList<>(segments.subList(0, size - 2));
      fewer.add(Segment.open(directory, made.file()));
      Manifest manifest = open.manifest();
      change(manifest.position(), manifest.leaf(), fewer, manifest.unreadable());
    }
  }

  /** Files that are not used any more go; who still reads them has them open. */
  private void change(
      long position, String leaf, List<Segment> segments, SortedSet<JourneyKey> unreadable)
      throws IOException {
    Manifest manifest =
        new Manifest(position, leaf, segments.stream().map(Segment::file).toList(), unreadable);
    manifest.write(directory);
    List<Segment> before = open.segments();
    open = new Open(manifest, List.copyOf(segments));
    for (Segment segment : before) {
      if (!segments.contains(segment)) {
        segment.release();
        folder.delete(segment.file().name());
      }
    }
  }

  private void clean() throws IOException {
    folder.deleteAllBut(files().stream().map(SegmentFile::name).toList());
  }

  /**
   * Looks at every byte of every file.
   *
   * @return the names of those that are not what was written
   * @throws IOException if the directory cannot be read
   */
  public List<String> check() throws IOException {
    synchronized (changing) {
      List<String> damaged = new ArrayList<>();
      for (SegmentFile file : Manifest.read(directory).orElse(Manifest.EMPTY).segments()) {
        if (!folder.isWhole(file)) {
          damaged.add(file.name());
        }
      }
      return damaged;
    }
  }

  /** Makes a file again from the log, under another name; nothing if there is no such file. */
  public void remake(String name) throws IOException {
    synchronized (changing) {
      Manifest manifest = Manifest.read(directory).filter(this::isOfThisLog).orElse(Manifest.EMPTY);
      List<Segment> segments = new ArrayList<>();
      SortedSet<JourneyKey> unreadable = new TreeSet<>(manifest.unreadable());
      for (SegmentFile file : manifest.segments()) {
        if (file.name().equals(name)) {
          Making.Made made = making().segment(folder.freshName(), file.after(), file.upTo());
          unreadable.addAll(made.unreadable());
          segments.add(Segment.open(directory, made.file()));
        } else {
          segments.add(Segment.open(directory, file));
        }
      }
      change(manifest.position(), manifest.leaf(), segments, unreadable);
      known = true;
      clean();
    }
  }

  /** Throws everything away; it is made anew when it is asked for. */
  public void clear() throws IOException {
    synchronized (changing) {
      change(0, "", List.of(), new TreeSet<>());
      known = true;
      clean();
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (changing) {
      for (Segment segment : open.segments()) {
        segment.release();
      }
      open = new Open(Manifest.EMPTY, List.of());
      known = false;
      lock.release();
      lockFile.close();
    }
  }
}

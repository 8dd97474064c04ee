package org.journey.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.journey.engine.JourneyKey;
import org.jspecify.annotations.Nullable;

/**
 * The log in files, by journeys. Files never change; as the log grows, what is new is put into a
 * file of its own, and small ones that follow one another become one. It can be thrown away: all of
 * it is made from the log, and a file that is damaged is made again.
 *
 * <p>One of a directory at a time, in all processes. Used by several threads at once.
 */
public final class Archive implements AutoCloseable {

  /** A file is put together with the one before it unless that one is so many times as large. */
  private static final int LARGER = 4;

  /** More files than these are put together by who comes next. */
  private static final int MANY = 16;

  private final Path directory;
  private final SegmentFolder folder;
  private final ArchiveLog log;
  private final Lanes lanes;
  private final LogOrigin origin;
  private final DirectoryLock lock;
  private final AtomicLong written = new AtomicLong();

  /** Held, perhaps for minutes, by who makes a file that others may wait for. */
  private final ReentrantLock changing = new ReentrantLock();

  /** Held by who puts files together, of whom one at a time is enough. */
  private final ReentrantLock tidying = new ReentrantLock();

  /** Held for moments, by who takes a snapshot or puts another list of files in place. */
  private final Object swapping = new Object();

  private volatile Open open = new Open(Manifest.EMPTY, List.of());
  private volatile boolean known;
  private volatile boolean closed;

  /** What is there now. */
  private record Open(Manifest manifest, List<Segment> segments) {}

  private Archive(Path directory, ArchiveLog log, Lanes lanes, DirectoryLock lock) {
    this.directory = directory;
    this.folder = new SegmentFolder(directory);
    this.log = log;
    this.origin = new LogOrigin(log);
    this.lanes = lanes;
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
    return new Archive(directory, log, lanes, DirectoryLock.take(directory));
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
   * @throws CancellationException if the archive is closed meanwhile, or the thread interrupted
   *     while another makes a file
   * @throws IllegalStateException if the archive is closed
   */
  public Snapshot upTo(long sequence) throws IOException {
    Snapshot snapshot = snapshot(sequence);
    if (snapshot != null) {
      return snapshot;
    }
    Snapshot extended;
    begin();
    try {
      find();
      while (position() < sequence) {
        extend(log.head());
      }
      synchronized (swapping) {
        extended = new Snapshot(open.manifest(), open.segments());
      }
    } finally {
      changing.unlock();
    }
    tidyIfMany(extended);
    return extended;
  }

  /** Where nobody does it in time, who comes does. */
  private void tidyIfMany(Snapshot extended) throws IOException {
    boolean done = false;
    try {
      if (files().size() > MANY) {
        tidy();
      }
      done = true;
    } finally {
      if (!done) {
        extended.close();
      }
    }
  }

  /** Who needs nothing new waits for nobody who makes something. */
  private @Nullable Snapshot snapshot(long sequence) {
    synchronized (swapping) {
      return known && position() >= sequence
          ? new Snapshot(open.manifest(), open.segments())
          : null;
    }
  }

  private void begin() {
    try {
      changing.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
    if (closed) {
      changing.unlock();
      throw new IllegalStateException("the archive is closed");
    }
  }

  /** Takes over what lies in the directory, if it was made by this release from this log. */
  private void find() throws IOException {
    if (known) {
      return;
    }
    Manifest manifest = Manifest.read(directory).filter(origin::isOf).orElse(Manifest.EMPTY);
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
    synchronized (swapping) {
      open = new Open(manifest, List.copyOf(segments));
      known = true;
    }
    clean();
  }

  private void extend(long upTo) throws IOException {
    Manifest before = open.manifest();
    long after = before.position();
    long next = after == 0 ? upTo : Math.min(upTo, after + Making.STRETCH);
    String leaf = log.leaf(next);
    if (leaf == null) {
      throw new IllegalStateException("the log has no place " + next);
    }
    Making.Made made = making().segment(folder.freshName(files()), after, next);
    SortedSet<JourneyKey> unreadable = new TreeSet<>(before.unreadable());
    unreadable.addAll(made.unreadable());
    List<Segment> segments = new ArrayList<>(open.segments());
    segments.add(Segment.open(directory, made.file()));
    change(next, leaf, segments, unreadable);
  }

  private Making making() {
    return new Making(directory, log, lanes, this::wrote);
  }

  private void wrote(long interactions) {
    written.addAndGet(interactions);
    if (closed) {
      throw new CancellationException("the archive is closed");
    }
  }

  /**
   * Puts small files that follow one another together, so that there are few. Who reads or extends
   * the archive meanwhile does not wait for it.
   *
   * @throws IOException if files cannot be read or written
   * @throws CancellationException if the archive is closed meanwhile
   */
  public void tidy() throws IOException {
    if (!tidying.tryLock()) {
      return;
    }
    try {
      boolean any = true;
      while (any) {
        any = putTwoTogether();
      }
    } finally {
      tidying.unlock();
    }
  }

  /** Whether there were two. */
  private boolean putTwoTogether() throws IOException {
    List<Segment> two;
    String name;
    begin();
    try {
      find();
      two = lastTwo(open.segments());
      if (two.isEmpty()) {
        return false;
      }
      name = folder.freshName(files());
      two.forEach(Segment::use);
    } finally {
      changing.unlock();
    }
    try {
      return put(making().merged(name, two), two);
    } finally {
      for (Segment segment : two) {
        segment.release();
      }
    }
  }

  /** The last two, if the one is not many times as large as the other; else none. */
  private static List<Segment> lastTwo(List<Segment> segments) {
    int size = segments.size();
    return size < 2
            || segments.get(size - 2).file().bytes()
                > LARGER * segments.get(size - 1).file().bytes()
        ? List.of()
        : segments.subList(size - 2, size);
  }

  /** In the place of two, unless one of them was made again meanwhile. */
  private boolean put(Making.Made made, List<Segment> two) throws IOException {
    begin();
    try {
      List<Segment> segments = new ArrayList<>(open.segments());
      int at = segments.indexOf(two.getFirst());
      if (at < 0 || at + 1 == segments.size() || segments.get(at + 1) != two.getLast()) {
        folder.delete(made.file().name());
        return false;
      }
      segments.set(at, Segment.open(directory, made.file()));
      segments.remove(at + 1);
      Manifest manifest = open.manifest();
      change(manifest.position(), manifest.leaf(), segments, manifest.unreadable());
      return true;
    } finally {
      changing.unlock();
    }
  }

  /** Files that are not used any more go; who still reads them has them open. */
  private void change(
      long position, String leaf, List<Segment> segments, SortedSet<JourneyKey> unreadable)
      throws IOException {
    Manifest manifest =
        new Manifest(position, leaf, segments.stream().map(Segment::file).toList(), unreadable);
    manifest.write(directory, !segments.containsAll(open.segments()));
    List<Segment> before;
    synchronized (swapping) {
      before = open.segments();
      open = new Open(manifest, List.copyOf(segments));
    }
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
    begin();
    try {
      List<String> damaged = new ArrayList<>();
      for (SegmentFile file : Manifest.read(directory).orElse(Manifest.EMPTY).segments()) {
        if (!folder.isWhole(file)) {
          damaged.add(file.name());
        }
      }
      return damaged;
    } finally {
      changing.unlock();
    }
  }

  /**
   * Makes a file again from the log, under another name; nothing if there is no such file, because
   * somebody else has made it again meanwhile.
   *
   * @throws IOException if files cannot be read or written
   */
  public void remake(String name) throws IOException {
    begin();
    try {
      Manifest manifest =
          known
              ? open.manifest()
              : Manifest.read(directory).filter(origin::isOf).orElse(Manifest.EMPTY);
      for (int i = 0; i < manifest.segments().size(); i++) {
        if (manifest.segments().get(i).name().equals(name)) {
          remake(manifest, i);
          return;
        }
      }
    } finally {
      changing.unlock();
    }
  }

  private void remake(Manifest manifest, int at) throws IOException {
    SegmentFile file = manifest.segments().get(at);
    Making.Made made =
        making().segment(folder.freshName(manifest.segments()), file.after(), file.upTo());
    SortedSet<JourneyKey> unreadable = new TreeSet<>(manifest.unreadable());
    unreadable.addAll(made.unreadable());
    if (known) {
      List<Segment> segments = new ArrayList<>(open.segments());
      segments.set(at, Segment.open(directory, made.file()));
      change(manifest.position(), manifest.leaf(), segments, unreadable);
      return;
    }
    // The others are opened when somebody reads: one of them may be damaged as well.
    List<SegmentFile> files = new ArrayList<>(manifest.segments());
    files.set(at, made.file());
    new Manifest(manifest.position(), manifest.leaf(), files, unreadable).write(directory, true);
    folder.delete(file.name());
  }

  /** Throws everything away; it is made anew when it is asked for. */
  public void clear() throws IOException {
    begin();
    try {
      change(0, "", List.of(), new TreeSet<>());
      known = true;
      clean();
    } finally {
      changing.unlock();
    }
  }

  /** Ends what is being made, and waits for that. Snapshots can be read until they are closed. */
  @Override
  public void close() throws IOException {
    closed = true;
    changing.lock();
    try {
      List<Segment> segments;
      synchronized (swapping) {
        segments = open.segments();
        open = new Open(Manifest.EMPTY, List.of());
        known = false;
      }
      for (Segment segment : segments) {
        segment.release();
      }
      lock.close();
    } finally {
      changing.unlock();
    }
  }
}

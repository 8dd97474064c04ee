package org.journey.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import org.journey.bytes.Bytes;
import org.journey.engine.JourneyKey;
import org.journey.engine.RawInteraction;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/** Makes segments from the log, and one of several. */
final class Making {

  /** Journeys that a lane reads at a time. */
  private static final int PART = 200;

  /** A stretch of so many is put in order in memory. */
  static final int STRETCH = 50_000;

  private final Path directory;
  private final ArchiveLog log;
  private final Lanes lanes;
  private final LongConsumer progress;

  /**
   * In a directory.
   *
   * @param progress is told how many interactions were written since it was told last; what it
   *     throws ends the making
   */
  Making(Path directory, ArchiveLog log, Lanes lanes, LongConsumer progress) {
    this.directory = directory;
    this.log = log;
    this.lanes = lanes;
    this.progress = progress;
  }

  /**
   * A segment, and what could not be put into it.
   *
   * @param unreadable journeys with an interaction that this release cannot read
   */
  record Made(SegmentFile file, SortedSet<JourneyKey> unreadable) {}

  /**
   * All that lies between two places of the log. A short stretch is read as it lies and put in
   * order here; of a long one journeys are read one by one, which the log has in order.
   */
  Made segment(String name, long after, long upTo) throws IOException {
    return written(
        name,
        (writer, unreadable) -> {
          if (upTo - after <= STRETCH) {
            inTurn(() -> stretch(writer, unreadable, after, upTo));
            // Not waited for: a power failure costs no more than making it again, and who waits
            // for the disk makes those wait who append.
            return writer.finish(after, upTo);
          }
          journeys(writer, unreadable, after, upTo);
          return onDisk(writer, after, upTo);
        });
  }

  /** One segment of several that follow one another in the log. */
  Made merged(String name, List<Segment> segments) throws IOException {
    return written(
        name,
        (writer, unreadable) -> {
          JourneysOf journeys = new JourneysOf(segments, null, null);
          boolean[] any = {true};
          while (any[0]) {
            inTurn(() -> any[0] = add(journeys, writer));
            progress.accept(0);
          }
          return onDisk(
              writer, segments.getFirst().file().after(), segments.getLast().file().upTo());
        });
  }

  /** Before the files that it replaces go. */
  private static SegmentFile onDisk(SegmentWriter writer, long after, long upTo)
      throws IOException {
    SegmentFile file = writer.finish(after, upTo);
    writer.sync();
    return file;
  }

  /** Adds some journeys; false when there are no more. */
  private static boolean add(JourneysOf journeys, SegmentWriter writer) throws IOException {
    for (int i = 0; i < PART; i++) {
      JourneyKey key = journeys.next();
      if (key == null) {
        return false;
      }
      journeys.each(
          key,
          cursor ->
              writer.add(key, cursor.count(), cursor.bytes(), cursor.offset(), cursor.length()));
    }
    return true;
  }

  private interface Step {
    void go() throws IOException;
  }

  private void inTurn(Step step) throws IOException {
    try {
      lanes.turns().await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
    try {
      step.go();
    } finally {
      lanes.turns().done();
    }
  }

  private interface Writing {
    SegmentFile write(SegmentWriter writer, SortedSet<JourneyKey> unreadable) throws IOException;
  }

  /** A file is in its place when it is whole, or not at all. */
  private Made written(String name, Writing writing) throws IOException {
    Path path = directory.resolve(name);
    SortedSet<JourneyKey> unreadable = new TreeSet<>();
    boolean whole = false;
    try (SegmentWriter writer = new SegmentWriter(path)) {
      Made made = new Made(writing.write(writer, unreadable), unreadable);
      whole = true;
      return made;
    } finally {
      if (!whole) {
        Files.deleteIfExists(path);
      }
    }
  }

  private void stretch(
      SegmentWriter writer, SortedSet<JourneyKey> unreadable, long after, long upTo)
      throws IOException {
    TreeMap<JourneyKey, List<byte[]>> journeys = new TreeMap<>();
    Chunk chunk = new Chunk();
    Bytes bytes = new Bytes();
    // What people said can be long and is not kept: an interaction waits here as it will lie there.
    log.between(
        after,
        upTo,
        (key, raw) -> {
          List<Recorded> one = unreadable.contains(key) ? null : read(List.of(raw));
          if (one == null) {
            unreadable.add(key);
            journeys.remove(key);
          } else {
            bytes.clear();
            chunk.write(one, bytes);
            journeys.computeIfAbsent(key, any -> new ArrayList<>()).add(bytes.toBytes());
          }
        });
    for (var journey : journeys.entrySet()) {
      List<Recorded> recorded = new ArrayList<>(journey.getValue().size());
      for (byte[] one : journey.getValue()) {
        chunk.read(journey.getKey(), one, 0, 1, recorded);
      }
      bytes.clear();
      chunk.write(recorded, bytes);
      writer.add(journey.getKey(), recorded.size(), bytes.toBytes(), 0, bytes.length());
    }
    progress.accept(upTo - after);
  }

  /** One journey of a part. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Encoded(JourneyKey key, int count, byte @Nullable [] bytes) {}

  private void journeys(
      SegmentWriter writer, SortedSet<JourneyKey> unreadable, long after, long upTo) {
    InOrder.<List<JourneyKey>, List<Encoded>>run(
        lanes,
        new Parts(log)::next,
        part -> encode(part, after, upTo),
        encoded -> {
          long written = 0;
          for (Encoded each : encoded) {
            if (each.bytes == null) {
              unreadable.add(each.key);
            } else {
              writer.add(each.key, each.count, each.bytes, 0, each.bytes.length);
              written += each.count;
            }
          }
          progress.accept(written);
        });
  }

  private List<Encoded> encode(List<JourneyKey> part, long after, long upTo) {
    List<Encoded> encoded = new ArrayList<>(part.size());
    Chunk chunk = new Chunk();
    Bytes bytes = new Bytes();
    log.stream(
        part.getFirst(),
        part.getLast(),
        (key, raw) -> {
          List<RawInteraction> own =
              raw.stream().filter(one -> one.sequence() > after && one.sequence() <= upTo).toList();
          if (own.isEmpty()) {
            return;
          }
          List<Recorded> recorded = read(own);
          if (recorded == null) {
            encoded.add(new Encoded(key, 0, null));
          } else {
            bytes.clear();
            chunk.write(recorded, bytes);
            encoded.add(new Encoded(key, recorded.size(), bytes.toBytes()));
          }
        });
    return encoded;
  }

  private static @Nullable List<Recorded> read(List<RawInteraction> raw) {
    List<Recorded> recorded = new ArrayList<>(raw.size());
    try {
      for (RawInteraction one : raw) {
        recorded.add(Recorded.parse(one.event()));
      }
    } catch (RuntimeException | StackOverflowError e) {
      // A release that knows more can: until then the journey is left out, and said to be.
      return null;
    }
    return recorded;
  }

  /** Journeys in their order, some of one organisation at a time. */
  private static final class Parts {
    private final ArchiveLog log;
    private @Nullable JourneyKey after;

    Parts(ArchiveLog log) {
      this.log = log;
    }

    @Nullable List<JourneyKey> next() {
      List<JourneyKey> keys = log.next(after, PART);
      if (keys.isEmpty()) {
        return null;
      }
      List<JourneyKey> part =
          keys.stream()
              .takeWhile(key -> key.organisation().equals(keys.getFirst().organisation()))
              .toList();
      after = part.getLast();
      return part;
    }
  }
}

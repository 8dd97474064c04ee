package org.journey.archive;

import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import org.journey.engine.JourneyKey;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * An archive as it was at a position, whatever becomes of it meanwhile. Read by several threads at
 * once; closed when done.
 */
public final class Snapshot implements AutoCloseable {

  private final Manifest manifest;
  private final List<Segment> segments;
  private boolean closed;

  Snapshot(Manifest manifest, List<Segment> segments) {
    this.manifest = manifest;
    this.segments = List.copyOf(segments);
    this.segments.forEach(Segment::use);
  }

  /** Is given journeys. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * One journey.
     *
     * @param recorded everything recorded of it up to the position, in sequence order, personal
     *     fields erased or absent
     */
    void visit(JourneyKey key, List<Recorded> recorded) throws IOException;
  }

  /** It holds the log up to here, included. */
  public long position() {
    return manifest.position();
  }

  /** How many of an organisation's journeys this release cannot read; null: of all. */
  public int unreadable(@Nullable String organisation) {
    return (int)
        manifest.unreadable().stream()
            .filter(key -> organisation == null || key.organisation().equals(organisation))
            .count();
  }

  /** How many interactions lie in it of an organisation; null: of all. */
  public long interactions(@Nullable String organisation) {
    long interactions = 0;
    for (SegmentFile file : manifest.segments()) {
      interactions +=
          organisation == null
              ? file.interactions()
              : file.byOrganisation().getOrDefault(organisation, 0L);
    }
    return interactions;
  }

  /** An organisation's journeys in parts that follow one another; null: all journeys. */
  public List<Range> parts(@Nullable String organisation) {
    return Range.of(organisation).parts(segments);
  }

  /**
   * Reads the journeys of a range, in their order.
   *
   * @throws DamagedArchive if a file is not what was written
   */
  public void read(Range range, Visitor visitor) throws IOException {
    JourneysOf journeys = new JourneysOf(segments, range.from(), range.before());
    SortedSet<JourneyKey> unreadable = manifest.unreadable();
    for (JourneyKey key = journeys.next(); key != null; key = journeys.next()) {
      List<Recorded> recorded = journeys.take(key);
      if (unreadable.isEmpty() || !unreadable.contains(key)) {
        visitor.visit(key, recorded);
      }
    }
  }

  /** Everything recorded of one journey; null if there is none that can be read. */
  public @Nullable List<Recorded> journey(JourneyKey key) throws IOException {
    JourneysOf journeys = new JourneysOf(segments, key, Range.of(key).before());
    return key.equals(journeys.next()) && !manifest.unreadable().contains(key)
        ? journeys.take(key)
        : null;
  }

  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      for (Segment segment : segments) {
        segment.release();
      }
    }
  }
}

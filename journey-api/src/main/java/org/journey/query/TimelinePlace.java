package org.journey.query;

import java.time.Instant;
import java.util.Objects;
import org.journey.timeline.Standing;
import org.journey.web.Parameters;

/**
 * Where a page of a timeline ended, and on which axes: the next page is of the same list, whatever
 * was recorded since.
 *
 * @param axes of the first page
 * @param time effective time of the last one shown
 * @param sequence of the last one shown
 */
record TimelinePlace(Axes.Fixed axes, Instant time, long sequence) {

  static TimelinePlace of(Axes.Fixed axes, Standing last) {
    return new TimelinePlace(axes, last.time(), last.interaction().sequence());
  }

  /** Reads what {@link #text()} wrote. */
  static TimelinePlace read(String text) {
    String[] parts = text.split(" ", -1);
    return new TimelinePlace(
        new Axes.Fixed(Instant.parse(parts[0]), Instant.parse(parts[1])),
        Instant.parse(parts[2]),
        Long.parseLong(parts[3]));
  }

  String text() {
    return axes.asAt() + " " + axes.asKnown() + " " + time + " " + sequence;
  }

  boolean isBefore(Standing standing) {
    int byTime = time.compareTo(standing.time());
    return byTime != 0 ? byTime < 0 : sequence < standing.interaction().sequence();
  }

  /** The axes of the first page; asking for others beside the cursor is a mistake. */
  Axes sameAxes(Axes asked) {
    if (asked.asAt() != null && !Objects.equals(asked.asAt(), axes.asAt())) {
      throw Parameters.refused(Axes.AS_AT, "is another than the cursor's");
    }
    if (asked.asKnown() != null && !Objects.equals(asked.asKnown(), axes.asKnown())) {
      throw Parameters.refused(Axes.AS_KNOWN, "is another than the cursor's");
    }
    return new Axes(axes.asAt(), axes.asKnown());
  }
}

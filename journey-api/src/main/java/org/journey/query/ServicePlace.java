package org.journey.query;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.journey.interaction.Rfc3339;

/**
 * Where a list of who is behind a figure goes on: as known then, behind this journey.
 *
 * @param asKnown the instant of the first page, so that all are of one list
 * @param journeyId the last one of the page before
 */
record ServicePlace(Instant asKnown, String journeyId) {

  /** As a cursor has it. */
  String text() {
    return Rfc3339.format(asKnown) + " " + journeyId;
  }

  /** Reads what {@link #text} wrote. */
  static ServicePlace read(String text) {
    int blank = text.indexOf(' ');
    return new ServicePlace(Instant.parse(text.substring(0, blank)), text.substring(blank + 1));
  }

  /** The index of the first one behind it. */
  int behind(List<String> sorted) {
    int found = Collections.binarySearch(sorted, journeyId);
    return found >= 0 ? found + 1 : -found - 1;
  }
}

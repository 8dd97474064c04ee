package org.journey.research;

import java.util.ArrayList;
import java.util.List;
import org.journey.replay.JourneyReader;
import org.journey.replay.Passage;
import org.journey.state.JourneyReading;
import org.journey.timeline.Recorded;

/** The journeys of one part of the archive, read, for whoever takes them one after the other. */
final class PartReadings implements Passage.Part {

  private final JourneyReader reader;
  private final List<JourneyReading> all = new ArrayList<>();

  PartReadings(JourneyReader reader) {
    this.reader = reader;
  }

  @Override
  public void add(List<Recorded> recorded) {
    JourneyReading reading = reader.read(recorded);
    if (reading != null) {
      all.add(reading);
    }
  }

  /** Those that are asked about, in their order. */
  List<JourneyReading> all() {
    return all;
  }
}

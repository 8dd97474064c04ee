package org.journey.faults;

import java.util.List;
import org.journey.engine.Column;
import org.journey.engine.Projection;
import org.journey.readmodel.JourneyList;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/** The list of journeys with a fault: for a test to say which. */
abstract class Delegating implements Projection {

  private final JourneyList sound = new JourneyList();

  /** What comes of a journey; the sound values may be changed. */
  abstract List<@Nullable Object> values(
      Recorded referral, List<@Nullable Object> sound, int interactions);

  @Override
  public String name() {
    return sound.name();
  }

  @Override
  public int version() {
    return sound.version();
  }

  @Override
  public String table() {
    return sound.table();
  }

  @Override
  public List<Column> columns() {
    return sound.columns();
  }

  @Override
  public List<@Nullable Object> fold(List<Recorded> inSequenceOrder) {
    return values(inSequenceOrder.getFirst(), sound.fold(inSequenceOrder), inSequenceOrder.size());
  }
}

package org.journey.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Obstacles.ConcernClosed;
import org.journey.interaction.Obstacles.ConcernRaised;
import org.journey.timeline.Timeline.Entry;

/**
 * Concerns, raised and closed in whatever order.
 *
 * @param open places of the concerns raised and not closed
 * @param settled places of the others, each with its closing
 */
public record Concerns(List<Integer> open, List<Integer> settled) {

  /** The concerns of a timeline. */
  static Concerns of(List<Entry> entries) {
    Map<String, Integer> closed = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).data() instanceof ConcernClosed concern) {
        closed.put(concern.concernId(), i);
      }
    }
    List<Integer> open = new ArrayList<>();
    List<Integer> settled = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).data() instanceof ConcernRaised concern) {
        Integer closing = closed.get(concern.concernId());
        if (closing == null) {
          open.add(i);
        } else {
          settled.add(i);
          settled.add(closing);
        }
      }
    }
    return new Concerns(List.copyOf(open), List.copyOf(settled));
  }

  /** Whether one is open. */
  public boolean anyOpen() {
    return !open.isEmpty();
  }
}

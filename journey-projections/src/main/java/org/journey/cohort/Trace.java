package org.journey.cohort;

import java.util.List;
import org.journey.engagement.StudyCategory;
import org.journey.service.facts.Micros;
import org.journey.timeline.Timeline.Entry;

/** The interactions of a journey: what they were, and when. */
final class Trace {

  /** By {@link org.journey.interaction.InteractionType#ordinal()}. */
  final byte[] types;

  /** By {@link StudyCategory#ordinal()}; -1 where the client is shown in none. */
  final byte[] categories;

  final long[] times;

  private Trace(int size) {
    types = new byte[size];
    categories = new byte[size];
    times = new long[size];
  }

  static Trace of(List<Entry> entries) {
    Trace trace = new Trace(entries.size());
    for (int i = 0; i < trace.types.length; i++) {
      Entry entry = entries.get(i);
      StudyCategory category = StudyCategory.of(entry.data());
      trace.types[i] = (byte) entry.type().ordinal();
      trace.categories[i] = (byte) (category == null ? -1 : category.ordinal());
      trace.times[i] = Micros.of(entry.time());
    }
    return trace;
  }

  int size() {
    return types.length;
  }
}

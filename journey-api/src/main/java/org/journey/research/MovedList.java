package org.journey.research;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.journey.engine.JourneyKey;
import org.journey.replay.Comparison;
import org.jspecify.annotations.Nullable;

/** Who moved, by what they are called in the answer and in the order of that. */
final class MovedList {

  private final List<One> all;

  private MovedList(List<One> all) {
    this.all = all;
  }

  /** One who moved. */
  record One(String name, JourneyKey key, Comparison.FromTo by) {}

  static MovedList of(Comparison comparison, Names names) {
    List<One> all = new ArrayList<>(comparison.moved().size());
    for (Comparison.Moved moved : comparison.moved()) {
      all.add(new One(names.journey(moved.key()), moved.key(), moved.by()));
    }
    all.sort(Comparator.comparing(One::name));
    return new MovedList(all);
  }

  /** Those behind a name; from the first if there is none. */
  List<One> after(@Nullable String name, int limit) {
    return all.stream()
        .filter(one -> name == null || one.name().compareTo(name) > 0)
        .limit(limit)
        .toList();
  }
}

package org.journey.service.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names that are written once and then told by their number, from 1 by first use; 0 is none. */
final class Names {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  int number(@Nullable String name) {
    if (name == null) {
      return 0;
    }
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    names.add(name);
    numbers.put(name, names.size());
    return names.size();
  }

  /** All names, by number. */
  List<String> all() {
    return names;
  }
}

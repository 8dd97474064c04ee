package org.journey.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.service.People;

/** Journeys counted by all that they did, one character an activity. */
final class Variants {

  private final Map<String, Heads> byTrace = new HashMap<>();
  private final List<Variant> all = new ArrayList<>();

  /** One way to go. */
  record Variant(String trace, Heads heads) {}

  void add(String trace, Member member, People people) {
    of(trace).add(member, people);
  }

  private Heads of(String trace) {
    Heads heads = byTrace.get(trace);
    if (heads == null) {
      heads = new Heads();
      byTrace.put(trace, heads);
      all.add(new Variant(trace, heads));
    }
    return heads;
  }

  void merge(Variants other) {
    for (Variant variant : other.all) {
      of(variant.trace).merge(variant.heads);
    }
  }

  int size() {
    return all.size();
  }

  /** The most frequent first; of as many, by their traces. */
  List<Variant> sorted() {
    List<Variant> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparingLong((Variant variant) -> variant.heads.journeys())
            .reversed()
            .thenComparing(Variant::trace));
    return sorted;
  }
}

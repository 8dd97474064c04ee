package org.journey.cohort;

import java.util.ArrayList;
import java.util.List;

/** The journeys that were added, in no order that means anything. */
final class Members {

  private final List<Member> all = new ArrayList<>();

  void add(Member member) {
    all.add(member);
  }

  void merge(Members other) {
    all.addAll(other.all);
  }

  int size() {
    return all.size();
  }

  List<Member> all() {
    return all;
  }
}

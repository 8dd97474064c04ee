package org.journey.decision;

import java.util.Arrays;

/** The goals, barriers and concerns of a journey, each with how many standing ends it has. */
final class Names {

  private static final int FIRST_CAPACITY = 2;

  private final KeyTable keys;
  private int[] ends;

  Names() {
    keys = new KeyTable(FIRST_CAPACITY);
    ends = new int[FIRST_CAPACITY];
  }

  private Names(Names other) {
    keys = other.keys.copy();
    ends = other.ends.clone();
  }

  Names copy() {
    return new Names(this);
  }

  int find(Key key) {
    return keys.find(key);
  }

  /** The place of a name, made if it is new. */
  int findOrAdd(Key key) {
    int place = keys.find(key);
    if (place != KeyTable.ABSENT) {
      return place;
    }
    if (keys.size() == ends.length) {
      ends = Arrays.copyOf(ends, KeyTable.grown(ends.length));
    }
    return keys.add(key);
  }

  void end(int place) {
    ends[place]++;
  }

  void endRetracted(int place) {
    ends[place]--;
  }

  boolean ended(int place) {
    return ends[place] > 0;
  }

  /** Bytes held, this object included. */
  long weight() {
    return Weights.object(2 * Weights.REFERENCE)
        + keys.weight()
        + Weights.array(ends.length, Integer.BYTES);
  }
}

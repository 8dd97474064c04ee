package org.journey.decision;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keys in order of arrival, found by value: a plain array that is searched from end to end while
 * that is fast, with an index of open addressing beside it from then on.
 */
final class KeyTable {

  /** What {@link #find} answers for a key that is not there. */
  static final int ABSENT = -1;

  private static final int LARGEST_WITHOUT_INDEX = 96;

  private long[] keys;
  private int size;
  private int @Nullable [] index;

  KeyTable(int capacity) {
    keys = new long[2 * capacity];
  }

  private KeyTable(KeyTable other) {
    keys = other.keys.clone();
    size = other.size;
    index = other.index == null ? null : other.index.clone();
  }

  KeyTable copy() {
    return new KeyTable(this);
  }

  int size() {
    return size;
  }

  boolean isAt(int place, Key key) {
    return keys[2 * place] == key.high() && keys[2 * place + 1] == key.low();
  }

  /** The first place of a key, or {@link #ABSENT}. */
  int find(Key key) {
    int[] slots = index;
    if (slots != null) {
      for (int slot = slot(key.low(), slots); slots[slot] != 0; slot = next(slot, slots)) {
        if (isAt(slots[slot] - 1, key)) {
          return slots[slot] - 1;
        }
      }
      return ABSENT;
    }
    for (int place = 0; place < size; place++) {
      if (isAt(place, key)) {
        return place;
      }
    }
    return ABSENT;
  }

  /** Adds a key behind the others, present or not, and answers its place. */
  int add(Key key) {
    if (2 * size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * grown(size));
    }
    keys[2 * size] = key.high();
    keys[2 * size + 1] = key.low();
    size++;
    if (size > LARGEST_WITHOUT_INDEX) {
      index(size - 1);
    }
    return size - 1;
  }

  private void index(int place) {
    int[] slots = index;
    if (slots == null || 3 * size > 2 * slots.length) {
      slots = new int[Integer.highestOneBit(3 * size)];
      index = slots;
      for (int each = 0; each < size; each++) {
        put(each, slots);
      }
    } else {
      put(place, slots);
    }
  }

  private void put(int place, int[] slots) {
    int slot = slot(keys[2 * place + 1], slots);
    while (slots[slot] != 0) {
      slot = next(slot, slots);
    }
    slots[slot] = place + 1;
  }

  private static int slot(long low, int[] slots) {
    return (int) low & (slots.length - 1);
  }

  private static int next(int slot, int[] slots) {
    return (slot + 1) & (slots.length - 1);
  }

  /** The next capacity of an array: an eighth more, so that little is held in vain. */
  static int grown(int size) {
    return size + Math.max(4, size >> 3);
  }

  /** Bytes held, this object included. */
  long weight() {
    int[] slots = index;
    return Weights.object(2 * Weights.REFERENCE + Integer.BYTES)
        + Weights.array(keys.length, Long.BYTES)
        + (slots == null ? 0 : Weights.array(slots.length, Integer.BYTES));
  }
}

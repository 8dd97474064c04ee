package org.journey.service.facts;

import java.util.Arrays;

/**
 * A list of numbers that grows. It lies in parts of a quarter of a megabyte: arrays that are larger
 * than half a region of the heap are collected at a cost of their own, and figures of a large
 * service would make a hundred of them. Not for several threads at once.
 */
public final class Longs {

  private static final int BITS = 15;
  private static final int PART = 1 << BITS;
  private static final int MASK = PART - 1;

  /** How many bits of a number are sorted by at a time. */
  private static final int DIGIT = 11;

  private long[][] parts = {new long[16]};
  private int size;

  /** No numbers yet. */
  public Longs() {}

  /** Appends a number. */
  public void add(long value) {
    makeRoom(1);
    parts[size >>> BITS][size & MASK] = value;
    size++;
  }

  /** Appends all of another. */
  public void addAll(Longs other) {
    int taken = 0;
    while (taken < other.size) {
      // As many at once as neither crosses the end of a part.
      int from = taken & MASK;
      int count = Math.min(Math.min(PART - from, PART - (size & MASK)), other.size - taken);
      makeRoom(count);
      System.arraycopy(other.parts[taken >>> BITS], from, parts[size >>> BITS], size & MASK, count);
      size += count;
      taken += count;
    }
  }

  /** Room for so many more in the part that is written; they do not cross its end. */
  private void makeRoom(int count) {
    int part = size >>> BITS;
    int needed = (size & MASK) + count;
    if (part == parts.length) {
      parts = Arrays.copyOf(parts, part + 1);
      parts[part] = new long[PART];
    } else if (needed > parts[part].length) {
      parts[part] =
          Arrays.copyOf(parts[part], Math.min(PART, Math.max(needed, 2 * parts[part].length)));
    }
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** Takes all out; what was taken up for them stays. */
  public void clear() {
    size = 0;
  }

  /** The number at a place, from 0. */
  public long get(int i) {
    return parts[i >>> BITS][i & MASK];
  }

  /** Puts another number at a place, from 0. */
  public void set(int i, long value) {
    parts[i >>> BITS][i & MASK] = value;
  }

  /** Sorts them, the least first. */
  public void sort() {
    if (size <= PART) {
      Arrays.sort(parts[0], 0, size);
    } else {
      sortByDigits();
    }
  }

  /**
   * By the lowest digits first, each time keeping the order of equal ones: in as many rounds as the
   * numbers differ in digits, without a larger array for all of them.
   */
  private void sortByDigits() {
    long differing = 0;
    for (int i = 0; i < size; i++) {
      differing |= get(i) ^ get(0);
    }
    long[][] others = new long[parts.length][PART];
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
      if (digit(differing, shift) == 0) {
        continue;
      }
      int[] places = places(shift);
      for (int i = 0; i < size; i++) {
        long value = get(i);
        int place = places[digit(value ^ Long.MIN_VALUE, shift)]++;
        others[place >>> BITS][place & MASK] = value;
      }
      long[][] sorted = others;
      others = parts;
      parts = sorted;
    }
  }

  /** Where the first of each digit's numbers goes. */
  private int[] places(int shift) {
    int[] places = new int[1 << DIGIT];
    for (int i = 0; i < size; i++) {
      places[digit(get(i) ^ Long.MIN_VALUE, shift)]++;
    }
    int before = 0;
    for (int digit = 0; digit < places.length; digit++) {
      int own = places[digit];
      places[digit] = before;
      before += own;
    }
    return places;
  }

  private static int digit(long value, int shift) {
    return (int) (value >>> shift) & (1 << DIGIT) - 1;
  }

  /** Keeps one of each; they must be sorted. */
  public void distinct() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || get(kept - 1) != get(i)) {
        set(kept++, get(i));
      }
    }
    size = kept;
  }

  /**
   * The number that would stand at a place if they were sorted; the order of the others is lost.
   *
   * @param place from 0
   */
  public long select(int place) {
    int low = 0;
    int high = size - 1;
    while (low < high) {
      long pivot = middle(get(low), get((low + high) >>> 1), get(high));
      int i = low;
      int j = high;
      while (i <= j) {
        while (get(i) < pivot) {
          i++;
        }
        while (get(j) > pivot) {
          j--;
        }
        if (i <= j) {
          long swapped = get(i);
          set(i++, get(j));
          set(j--, swapped);
        }
      }
      if (place <= j) {
        high = j;
      } else if (place >= i) {
        low = i;
      } else {
        return get(place);
      }
    }
    return get(place);
  }

  private static long middle(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}

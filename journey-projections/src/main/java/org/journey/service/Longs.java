package org.journey.service;

import java.util.Arrays;

/** A list of numbers that grows. */
final class Longs {

  private long[] values = new long[16];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  void addAll(Longs other) {
    if (values.length < size + other.size) {
      values = Arrays.copyOf(values, Math.max(2 * values.length, size + other.size));
    }
    System.arraycopy(other.values, 0, values, size, other.size);
    size += other.size;
  }

  int size() {
    return size;
  }

  /** Takes all out; what was taken up for them stays. */
  void clear() {
    size = 0;
  }

  long get(int i) {
    return values[i];
  }

  void set(int i, long value) {
    values[i] = value;
  }

  /** On several threads, if there is much to sort: nobody else works while figures are told. */
  void sort() {
    Arrays.parallelSort(values, 0, size);
  }

  /** Keeps one of each; they must be sorted. */
  void distinct() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || values[kept - 1] != values[i]) {
        values[kept++] = values[i];
      }
    }
    size = kept;
  }

  /**
   * The value that would stand at a place if they were sorted; the order of the others is lost.
   *
   * @param place from 0
   */
  long select(int place) {
    int low = 0;
    int high = size - 1;
    while (low < high) {
      long pivot = middle(values[low], values[(low + high) >>> 1], values[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      if (place <= j) {
        high = j;
      } else if (place >= i) {
        low = i;
      } else {
        return values[place];
      }
    }
    return values[place];
  }

  private static long middle(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}

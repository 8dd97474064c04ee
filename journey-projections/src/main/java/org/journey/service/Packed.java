package org.journey.service;

import java.util.Arrays;
import org.journey.service.facts.Longs;

/**
 * Ascending numbers in few bytes: each is written as its distance from the one before, seven bits a
 * byte, the lowest first. The interactions of one journey lie near to one another in the log, so
 * that most take one to four bytes.
 */
final class Packed {

  private Packed() {}

  /** Packs the first so many of some numbers, sorted, each once. */
  static byte[] of(Longs numbers) {
    numbers.sort();
    numbers.distinct();
    byte[] bytes = new byte[10 * numbers.size()];
    int length = 0;
    long last = 0;
    for (int i = 0; i < numbers.size(); i++) {
      long distance = numbers.get(i) - last;
      last = numbers.get(i);
      while ((distance & ~0x7FL) != 0) {
        bytes[length++] = (byte) (distance | 0x80);
        distance >>>= 7;
      }
      bytes[length++] = (byte) distance;
    }
    return Arrays.copyOf(bytes, length);
  }

  /** How many numbers were packed. */
  static int size(byte[] packed) {
    int size = 0;
    for (byte each : packed) {
      size += each >= 0 ? 1 : 0;
    }
    return size;
  }

  /** The numbers again, ascending. */
  static long[] numbers(byte[] packed) {
    long[] numbers = new long[size(packed)];
    long last = 0;
    int at = 0;
    for (int i = 0; i < numbers.length; i++) {
      long distance = 0;
      int shift = 0;
      byte next;
      do {
        next = packed[at++];
        distance |= (next & 0x7FL) << shift;
        shift += 7;
      } while (next < 0);
      last += distance;
      numbers[i] = last;
    }
    return numbers;
  }
}

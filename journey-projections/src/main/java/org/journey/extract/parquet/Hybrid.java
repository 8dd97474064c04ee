package org.journey.extract.parquet;

/**
 * Parquet's mixture of run lengths and packed bits: runs of eight or more equal values as a run,
 * the rest in groups of eight, each value in as many bits as the largest needs.
 */
final class Hybrid {

  private static final int GROUP = 8;

  private Hybrid() {}

  /** Bits that values below {@code count} need. */
  static int width(int count) {
    return 32 - Integer.numberOfLeadingZeros(Math.max(0, count - 1));
  }

  /** A run of one value. */
  static void run(int count, int value, int width, Bytes to) {
    to.varint((long) count << 1);
    for (int bits = 0; bits < width; bits += 8) {
      to.put(value >> bits);
    }
  }

  /** All values. */
  static void write(int[] values, int count, int width, Bytes to) {
    int i = 0;
    while (i < count) {
      int run = runFrom(values, i, count);
      if (run >= GROUP) {
        run(run, values[i], width, to);
        i += run;
      } else {
        int start = i;
        while (i < count && runFrom(values, i, Math.min(count, i + GROUP)) < GROUP) {
          i += GROUP;
        }
        packed(values, start, Math.min(i, count), width, to);
      }
    }
  }

  private static int runFrom(int[] values, int from, int end) {
    int i = from + 1;
    while (i < end && values[i] == values[from]) {
      i++;
    }
    return i - from;
  }

  /** Whole groups, the last filled up with zeros; only the end of all values can need that. */
  private static void packed(int[] values, int from, int end, int width, Bytes to) {
    int groups = (end - from + GROUP - 1) / GROUP;
    to.varint(((long) groups << 1) | 1);
    long held = 0;
    int bits = 0;
    for (int i = from; i < from + groups * GROUP; i++) {
      held |= (i < end ? (long) values[i] : 0L) << bits;
      bits += width;
      while (bits >= 8) {
        to.put((int) held);
        held >>>= 8;
        bits -= 8;
      }
    }
  }
}

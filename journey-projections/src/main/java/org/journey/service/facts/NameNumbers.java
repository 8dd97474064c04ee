package org.journey.service.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers for the names that many journeys tell, from 0 by first use. Of a service's year a million
 * names come by: they are kept as the bytes they come as, one after the other, without an object
 * each, in parts for the reason that {@link Longs} has. Not for several threads at once.
 */
public final class NameNumbers {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  /** Names lie in parts of so many bytes. */
  private static final int BITS = 18;

  private static final int PART = 1 << BITS;

  /** Places lie in parts of so many. */
  private static final int PLACE_BITS = 15;

  private static final int PLACES = 1 << PLACE_BITS;
  private static final int PLACE_MASK = PLACES - 1;

  private byte[][] names = {new byte[1 << 12]};

  /** Where the next name goes: in the last part. */
  private int end;

  /** Of each name its part, where it begins there, and its length. */
  private final Longs where = new Longs();

  private final Longs hashes = new Longs();

  /**
   * At the first free place from where the hash points: half of the hash, by which most other names
   * are told apart without a look at them, and the number plus one; 0 is free.
   */
  private long[][] places = {new long[1 << 9]};

  private int mask = places[0].length - 1;

  /** No names yet. */
  public NameNumbers() {}

  /** How many names have a number. */
  public int size() {
    return where.size();
  }

  /** The number of a name. */
  public int of(String name) {
    byte[] bytes = name.getBytes(UTF_8);
    return of(bytes, 0, bytes.length);
  }

  /**
   * The number of a name that stands in some bytes.
   *
   * @throws IllegalArgumentException if it is longer than 262,144 bytes
   */
  int of(byte[] bytes, int from, int to) {
    return of(bytes, from, to, hash(bytes, from, to));
  }

  private int of(byte[] bytes, int from, int to, long hash) {
    int at = (int) (hash >>> 32) & mask;
    for (long place = placeAt(at); place != 0; place = placeAt(at)) {
      int number = (int) place - 1;
      if (place >>> 32 == (hash & 0xFFFFFFFFL) && is(number, bytes, from, to)) {
        return number;
      }
      at = at + 1 & mask;
    }
    if (to - from > PART) {
      throw new IllegalArgumentException("a name of " + (to - from) + " bytes");
    }
    places[at >>> PLACE_BITS][at & PLACE_MASK] = place(hash, size());
    return add(bytes, from, to, hash);
  }

  private long placeAt(int at) {
    return places[at >>> PLACE_BITS][at & PLACE_MASK];
  }

  private static long place(long hash, int number) {
    return hash << 32 | number + 1;
  }

  private boolean is(int number, byte[] bytes, int from, int to) {
    long own = where.get(number);
    int begin = begin(own);
    return Arrays.equals(names[part(own)], begin, begin + length(own), bytes, from, to);
  }

  private static int part(long where) {
    return (int) (where >>> 40);
  }

  private static int begin(long where) {
    return (int) (where >>> 20) & (1 << 20) - 1;
  }

  private static int length(long where) {
    return (int) where & (1 << 20) - 1;
  }

  private int add(byte[] bytes, int from, int to, long hash) {
    int length = to - from;
    int last = names.length - 1;
    if (end + length > PART) {
      last++;
      names = Arrays.copyOf(names, last + 1);
      names[last] = new byte[PART];
      end = 0;
    } else if (end + length > names[last].length) {
      names[last] =
          Arrays.copyOf(
              names[last], Math.min(PART, Math.max(end + length, 2 * names[last].length)));
    }
    System.arraycopy(bytes, from, names[last], end, length);
    where.add((long) last << 40 | (long) end << 20 | length);
    hashes.add(hash);
    end += length;
    if (2 * size() > mask) {
      grow();
    }
    return size() - 1;
  }

  private void grow() {
    int length = 2 * (mask + 1);
    places = new long[Math.max(1, length >>> PLACE_BITS)][Math.min(length, PLACES)];
    mask = length - 1;
    for (int number = 0; number < size(); number++) {
      long hash = hashes.get(number);
      int at = (int) (hash >>> 32) & mask;
      while (placeAt(at) != 0) {
        at = at + 1 & mask;
      }
      places[at >>> PLACE_BITS][at & PLACE_MASK] = place(hash, number);
    }
  }

  /** Gives this the names of another; their numbers here, by their numbers there. */
  public int[] addAll(NameNumbers other) {
    int[] here = new int[other.size()];
    for (int number = 0; number < here.length; number++) {
      long theirs = other.where.get(number);
      int begin = begin(theirs);
      here[number] =
          of(other.names[part(theirs)], begin, begin + length(theirs), other.hashes.get(number));
    }
    return here;
  }

  private static long hash(byte[] bytes, int from, int to) {
    long hash = to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = mixed(hash ^ (long) EIGHT.get(bytes, at));
    }
    long rest = 0;
    for (; at < to; at++) {
      rest = rest << 8 | bytes[at] & 0xFF;
    }
    return mixed(hash ^ rest);
  }

  private static long mixed(long value) {
    long product = value * FACTOR;
    return (product ^ product >>> 32) * FACTOR;
  }
}

package org.journey.service.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers for the names that many journeys tell, from 0 by first use. Of a service's year a million
 * names come by: they are kept as the bytes they come as, one after the other, without an object
 * each. Not for several threads at once.
 */
public final class NameNumbers {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private byte[] names = new byte[1 << 12];

  /** Where each name ends; the next begins there. */
  private int[] ends = new int[1 << 8];

  private long[] hashes = new long[1 << 8];
  private int size;

  /** Number plus one, at the first free place from where the hash points; 0 is free. */
  private int[] places = new int[1 << 9];

  /** No names yet. */
  public NameNumbers() {}

  /** How many names have a number. */
  public int size() {
    return size;
  }

  /** The number of a name. */
  public int of(String name) {
    byte[] bytes = name.getBytes(UTF_8);
    return of(bytes, 0, bytes.length);
  }

  /** The number of a name that stands in some bytes. */
  int of(byte[] bytes, int from, int to) {
    return of(bytes, from, to, hash(bytes, from, to));
  }

  private int of(byte[] bytes, int from, int to, long hash) {
    int mask = places.length - 1;
    int at = (int) (hash >>> 32) & mask;
    while (places[at] != 0) {
      int number = places[at] - 1;
      if (hashes[number] == hash
          && Arrays.equals(names, begin(number), ends[number], bytes, from, to)) {
        return number;
      }
      at = at + 1 & mask;
    }
    places[at] = size + 1;
    return add(bytes, from, to, hash);
  }

  private int add(byte[] bytes, int from, int to, long hash) {
    int number = size;
    int begin = begin(number);
    int end = Math.addExact(begin, to - from);
    if (names.length < end) {
      names = Arrays.copyOf(names, Math.max(end, (int) Math.min(2L * names.length, 1 << 30)));
    }
    if (ends.length == number) {
      ends = Arrays.copyOf(ends, 2 * number);
      hashes = Arrays.copyOf(hashes, 2 * number);
    }
    System.arraycopy(bytes, from, names, begin, to - from);
    ends[number] = end;
    hashes[number] = hash;
    size++;
    if (2 * size > places.length) {
      grow();
    }
    return number;
  }

  private int begin(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  private void grow() {
    int[] more = new int[2 * places.length];
    int mask = more.length - 1;
    for (int number = 0; number < size; number++) {
      int at = (int) (hashes[number] >>> 32) & mask;
      while (more[at] != 0) {
        at = at + 1 & mask;
      }
      more[at] = number + 1;
    }
    places = more;
  }

  /** Gives this the names of another; their numbers here, by their numbers there. */
  public int[] addAll(NameNumbers other) {
    int[] here = new int[other.size];
    for (int number = 0; number < here.length; number++) {
      here[number] = of(other.names, other.begin(number), other.ends[number], other.hashes[number]);
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

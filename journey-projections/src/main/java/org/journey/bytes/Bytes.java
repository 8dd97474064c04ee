package org.journey.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Bytes being written: numbers of variable length (seven bits a byte, the lowest first), spans of
 * time in the largest unit that they are whole in, texts. {@link Input} reads them.
 */
public final class Bytes {

  private static final long MINUTE = 60_000_000;
  private static final long SECOND = 1_000_000;
  private static final long MILLI = 1_000;

  private byte[] bytes = new byte[512];
  private int length;

  /** None yet. */
  public Bytes() {}

  /** Forgets what was written; its room is used again. */
  public void clear() {
    length = 0;
  }

  /** How many there are. */
  public int length() {
    return length;
  }

  /**
   * A number of which the 64 bits are taken as they are: small ones that are not negative are
   * short.
   */
  public void number(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /** A number that may be negative: the sign goes into the lowest bit. */
  public void signed(long value) {
    number(value << 1 ^ value >> 63);
  }

  /** A number in eight bytes, the highest first. */
  public void fixed(long value) {
    ensure(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  /** A span of time that is not negative, in microseconds. */
  public void span(long micros) {
    int unit = unit(micros);
    number(micros / micros(unit) << 2 | unit);
  }

  /** A span of time that may be negative, in microseconds. */
  public void signedSpan(long micros) {
    int unit = unit(micros);
    long value = micros / micros(unit);
    number((value << 1 ^ value >> 63) << 2 | unit);
  }

  private static int unit(long micros) {
    return micros % MINUTE == 0 ? 0 : micros % SECOND == 0 ? 1 : micros % MILLI == 0 ? 2 : 3;
  }

  /** What a unit of a span is, in microseconds. */
  static long micros(int unit) {
    return switch (unit) {
      case 0 -> MINUTE;
      case 1 -> SECOND;
      case 2 -> MILLI;
      default -> 1;
    };
  }

  /** A text with its length before it. */
  public void text(String text) {
    byte[] encoded = text.getBytes(UTF_8);
    number(encoded.length);
    all(encoded, 0, encoded.length);
  }

  /** Bytes as they are, without their length. */
  public void all(byte[] other, int from, int count) {
    ensure(count);
    System.arraycopy(other, from, bytes, length, count);
    length += count;
  }

  /** What was written elsewhere. */
  public void all(Bytes other) {
    all(other.bytes, 0, other.length);
  }

  /** A copy of them. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}

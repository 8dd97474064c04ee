package org.journey.service.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Bytes being written: numbers of variable length (seven bits a byte, the lowest first), spans of
 * time in the largest unit that they are whole in, texts.
 */
final class Bytes {

  static final long MINUTE = 60_000_000;
  static final long SECOND = 1_000_000;
  static final long MILLI = 1_000;

  private byte[] bytes = new byte[512];
  private int length;

  void number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      add((byte) (rest | 0x80));
      rest >>>= 7;
    }
    add((byte) rest);
  }

  /** A number that may be negative: the sign goes into the lowest bit. */
  void signed(long value) {
    number(value << 1 ^ value >> 63);
  }

  /** A span of time that is not negative, in microseconds. */
  void span(long micros) {
    int unit = unit(micros);
    number(micros / micros(unit) << 2 | unit);
  }

  /** A span of time that may be negative, in microseconds. */
  void signedSpan(long micros) {
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

  void text(String text) {
    byte[] encoded = text.getBytes(UTF_8);
    number(encoded.length);
    for (byte each : encoded) {
      add(each);
    }
  }

  void all(Bytes other) {
    for (int i = 0; i < other.length; i++) {
      add(other.bytes[i]);
    }
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void add(byte value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = value;
  }
}

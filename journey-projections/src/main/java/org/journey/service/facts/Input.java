package org.journey.service.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Reads what {@link Bytes} wrote. */
final class Input {

  private byte[] bytes = {};
  private int at;

  void open(byte[] of, int from) {
    bytes = of;
    at = from;
  }

  byte next() {
    return bytes[at++];
  }

  long number() {
    long value = 0;
    int shift = 0;
    byte next = bytes[at++];
    while (next < 0) {
      value |= (long) (next & 0x7F) << shift;
      shift += 7;
      next = bytes[at++];
    }
    return value | (long) next << shift;
  }

  /** A number that fits an int; most take one byte. */
  int count() {
    byte next = bytes[at];
    if (next >= 0) {
      at++;
      return next;
    }
    return Math.toIntExact(number());
  }

  long signed() {
    long value = number();
    return value >>> 1 ^ -(value & 1);
  }

  long span() {
    long value = number();
    return (value >>> 2) * Bytes.micros((int) value & 3);
  }

  long signedSpan() {
    long value = number();
    long signed = value >>> 2;
    return (signed >>> 1 ^ -(signed & 1)) * Bytes.micros((int) value & 3);
  }

  /** Passes over a text; where it stood. */
  int skipText() {
    int start = at;
    int length = count();
    at += length;
    return start;
  }

  /** The text that stands there; what is read next does not move. */
  String textAt(int start) {
    int back = at;
    at = start;
    int length = count();
    String text = new String(bytes, at, length, UTF_8);
    at = back;
    return text;
  }

  /** Whether that text stands there; what is read next does not move. */
  boolean isAt(int start, byte[] text) {
    int back = at;
    at = start;
    int length = count();
    boolean is = Arrays.equals(bytes, at, at + length, text, 0, text.length);
    at = back;
    return is;
  }

  /** The number of the text that stands there; what is read next does not move. */
  int numberAt(int start, NameNumbers numbers) {
    int back = at;
    at = start;
    int length = count();
    int number = numbers.of(bytes, at, at + length);
    at = back;
    return number;
  }
}

package org.journey.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Reads what {@link Bytes} wrote. */
public final class Input {

  private byte[] bytes = {};
  private int at;

  /** Nothing to read yet. */
  public Input() {}

  /** Goes to a place in bytes, which are read as they are then. */
  public void open(byte[] of, int from) {
    bytes = of;
    at = from;
  }

  /** The place that is read next. */
  public int at() {
    return at;
  }

  /** Passes over some bytes. */
  public void skip(int count) {
    at += count;
  }

  /** One byte. */
  public byte next() {
    return bytes[at++];
  }

  /** What {@link Bytes#number} wrote. */
  public long number() {
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
  public int count() {
    byte next = bytes[at];
    if (next >= 0) {
      at++;
      return next;
    }
    return Math.toIntExact(number());
  }

  /** What {@link Bytes#signed} wrote. */
  public long signed() {
    long value = number();
    return value >>> 1 ^ -(value & 1);
  }

  /** What {@link Bytes#fixed} wrote. */
  public long fixed() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | bytes[at++] & 0xFF;
    }
    return value;
  }

  /** What {@link Bytes#span} wrote, in microseconds. */
  public long span() {
    long value = number();
    return (value >>> 2) * Bytes.micros((int) value & 3);
  }

  /** What {@link Bytes#signedSpan} wrote, in microseconds. */
  public long signedSpan() {
    long value = number();
    long signed = value >>> 2;
    return (signed >>> 1 ^ -(signed & 1)) * Bytes.micros((int) value & 3);
  }

  /** Passes over a text; where it stood. */
  public int skipText() {
    int start = at;
    int length = count();
    at += length;
    return start;
  }

  /** The text that stands there; what is read next does not move. */
  public String textAt(int start) {
    int back = at;
    at = start;
    int length = count();
    String text = new String(bytes, at, length, UTF_8);
    at = back;
    return text;
  }

  /** Whether that text stands there; what is read next does not move. */
  public boolean isAt(int start, byte[] text) {
    int back = at;
    at = start;
    int length = count();
    boolean is = Arrays.equals(bytes, at, at + length, text, 0, text.length);
    at = back;
    return is;
  }

  /** Something told of the bytes of a text. */
  @FunctionalInterface
  public interface Telling {
    /** Tells it of the bytes from one place to before another. */
    int of(byte[] bytes, int from, int to);
  }

  /** What is told of the text that stands there; what is read next does not move. */
  public int tellAt(int start, Telling telling) {
    int back = at;
    at = start;
    int length = count();
    int told = telling.of(bytes, at, at + length);
    at = back;
    return told;
  }

  /** The text that comes next. */
  public String text() {
    return text(count());
  }

  /** The text that comes next, of so many bytes. */
  public String text(int length) {
    String text = new String(bytes, at, length, UTF_8);
    at += length;
    return text;
  }

  /** The bytes that are read. */
  public byte[] bytes() {
    return bytes;
  }
}

package org.journey.extract.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes structures in Thrift's compact protocol, in which Parquet keeps its metadata. */
final class Thrift {

  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;
  private static final int SHORT_LIST = 15;

  private final Bytes out;
  private final Deque<Integer> outer = new ArrayDeque<>();
  private int lastField;

  Thrift(Bytes out) {
    this.out = out;
  }

  Thrift i32(int field, int value) {
    header(field, I32);
    out.varint(zigzag(value));
    return this;
  }

  Thrift i64(int field, long value) {
    header(field, I64);
    out.varint(zigzag(value));
    return this;
  }

  Thrift flag(int field, boolean value) {
    header(field, value ? TRUE : FALSE);
    return this;
  }

  Thrift text(int field, String value) {
    header(field, BINARY);
    return text(value);
  }

  /** Begins a structure as a field. */
  Thrift begin(int field) {
    header(field, STRUCT);
    return begin();
  }

  /** Begins a structure as an element of a list. */
  Thrift begin() {
    outer.push(lastField);
    lastField = 0;
    return this;
  }

  /** Ends the structure begun last. */
  Thrift end() {
    out.put(0);
    lastField = outer.pop();
    return this;
  }

  /** An empty structure as a field. */
  Thrift empty(int field) {
    return begin(field).end();
  }

  /** Begins a list of structures, which follow. */
  Thrift structs(int field, int size) {
    return list(field, size, STRUCT);
  }

  Thrift i32s(int field, int... values) {
    list(field, values.length, I32);
    for (int value : values) {
      out.varint(zigzag(value));
    }
    return this;
  }

  Thrift texts(int field, String value) {
    return list(field, 1, BINARY).text(value);
  }

  /** Ends the outermost structure. */
  void stop() {
    out.put(0);
  }

  private Thrift text(String value) {
    byte[] utf8 = value.getBytes(UTF_8);
    out.varint(utf8.length).all(utf8);
    return this;
  }

  private Thrift list(int field, int size, int type) {
    header(field, LIST);
    if (size < SHORT_LIST) {
      out.put((size << 4) | type);
    } else {
      out.put((SHORT_LIST << 4) | type).varint(size);
    }
    return this;
  }

  /** Field numbers ascend, by less than 16. */
  private void header(int field, int type) {
    out.put(((field - lastField) << 4) | type);
    lastField = field;
  }

  private static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }
}

package org.journey.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as PostgreSQL's COPY BINARY wants them, in a buffer that is used again. */
final class BinaryRows {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };

  /** From 1970, where {@link java.time.Instant} begins, to 2000, where timestamptz does. */
  private static final long EPOCH_MICROS = 946_684_800_000_000L;

  private byte[] bytes = new byte[1 << 16];
  private int length;

  BinaryRows begin() {
    length = 0;
    raw(SIGNATURE);
    number4(0);
    number4(0);
    return this;
  }

  BinaryRows row(int columns) {
    return number2(columns);
  }

  BinaryRows int8(long value) {
    return number4(8).number8(value);
  }

  BinaryRows int4(int value) {
    return number4(4).number4(value);
  }

  BinaryRows int2(int value) {
    return number4(2).number2(value);
  }

  BinaryRows bool(boolean value) {
    number4(1);
    room(1);
    bytes[length++] = (byte) (value ? 1 : 0);
    return this;
  }

  BinaryRows timestamp(long micros) {
    return int8(micros - EPOCH_MICROS);
  }

  BinaryRows uuid(UUID value) {
    return number4(16)
        .number8(value.getMostSignificantBits())
        .number8(value.getLeastSignificantBits());
  }

  BinaryRows text(@Nullable String value) {
    return bytea(value == null ? null : value.getBytes(UTF_8));
  }

  BinaryRows bytea(byte @Nullable [] value) {
    if (value == null) {
      return number4(-1);
    }
    number4(value.length);
    return raw(value);
  }

  BinaryRows end() {
    return number2(-1);
  }

  byte[] buffer() {
    return bytes;
  }

  int length() {
    return length;
  }

  private BinaryRows raw(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
    return this;
  }

  private BinaryRows number2(int value) {
    room(2);
    bytes[length++] = (byte) (value >>> 8);
    bytes[length++] = (byte) value;
    return this;
  }

  private BinaryRows number4(int value) {
    room(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  private BinaryRows number8(long value) {
    room(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}

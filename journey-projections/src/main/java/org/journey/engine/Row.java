package org.journey.engine;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.journey.state.Digests;
import org.jspecify.annotations.Nullable;

/**
 * What a fold makes of one journey.
 *
 * @param key whose
 * @param sequence of the last interaction it rests on, amendments included
 * @param values of the projection's columns, in their order: a String, Long, Boolean or byte[]
 */
public record Row(JourneyKey key, long sequence, List<@Nullable Object> values) {

  /**
   * SHA-256 over the row in one fixed encoding: each value by its kind, its length and its bytes.
   * The same for the same row on every machine, whatever wrote it.
   */
  public byte[] digest() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, key.organisation());
      write(out, key.journeyId());
      write(out, sequence);
      for (Object value : values) {
        write(out, value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Digests.fresh().digest(bytes.toByteArray());
  }

  private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeByte('-');
      case String text -> {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte('t');
        out.writeInt(utf8.length);
        out.write(utf8);
      }
      case Long number -> {
        out.writeByte('n');
        out.writeLong(number);
      }
      case Boolean flag -> out.writeByte(flag ? '1' : '0');
      case byte[] bytes -> {
        out.writeByte('b');
        out.writeInt(bytes.length);
        out.write(bytes);
      }
      default -> throw new IllegalArgumentException("no value of a row: " + value.getClass());
    }
  }
}

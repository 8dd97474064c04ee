package org.journey.ingest.kafka;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * All of a record that was refused, as it came, in one run of bytes: to be sealed, and to be sent
 * again from.
 *
 * @param key as it came
 * @param headers as they came
 * @param value as it came
 */
record RefusedRecord(byte @Nullable [] key, List<Header> headers, byte @Nullable [] value) {

  private static final int FORM = 1;
  private static final int ABSENT = -1;

  static RefusedRecord of(ConsumerRecord<byte[], byte[]> record) {
    return new RefusedRecord(record.key(), List.of(record.headers().toArray()), record.value());
  }

  /** To the partition it came from, so that it keeps its place among those of its journey. */
  ProducerRecord<byte[], byte[]> again(String topic, int partition) {
    return new ProducerRecord<>(topic, partition, key, value, headers);
  }

  /** Of all of it: the same record that was refused twice has the same. */
  String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      write(out, key);
      out.writeInt(headers.size());
      for (Header header : headers) {
        // Not writeUTF: a name may be longer than that takes.
        write(out, header.key().getBytes(StandardCharsets.UTF_8));
        write(out, header.value());
      }
      write(out, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if they are of a form that this release does not know
   */
  static RefusedRecord read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != FORM) {
        throw new IllegalArgumentException("a refused record of another form");
      }
      byte[] key = read(in);
      int count = in.readInt();
      List<Header> headers = new ArrayList<>(Math.min(count, 64));
      for (int i = 0; i < count; i++) {
        byte[] name = Objects.requireNonNull(read(in));
        headers.add(new RecordHeader(new String(name, StandardCharsets.UTF_8), read(in)));
      }
      return new RefusedRecord(key, headers, read(in));
    } catch (IOException e) {
      throw new IllegalArgumentException("a refused record that ends too soon", e);
    }
  }

  private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
    if (bytes == null) {
      out.writeInt(ABSENT);
    } else {
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private static byte @Nullable [] read(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == ABSENT ? null : in.readNBytes(length);
  }
}

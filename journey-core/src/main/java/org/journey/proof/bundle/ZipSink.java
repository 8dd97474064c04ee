package org.journey.proof.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.journey.proof.bundle.ZipForm.Entry;

/** Writes the archive of a bundle in the one form that {@link ZipScan} reads, as it comes. */
final class ZipSink implements AutoCloseable {

  private static final int BUFFER = 16 * 1024;

  private final OutputStream out;
  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final byte[] buffer = new byte[BUFFER];
  private final List<Entry> entries = new ArrayList<>();
  private long written;
  private String name = "";
  private long offset;
  private CRC32 crc = new CRC32();

  ZipSink(OutputStream out) {
    this.out = out;
  }

  /** Begins the next entry. */
  void open(String file) throws IOException {
    offset = written;
    name = file;
    crc = new CRC32();
    deflater.reset();
    put(ZipForm.local(file));
  }

  /** Adds content to it. */
  void write(byte[] bytes, int from, int length) throws IOException {
    crc.update(bytes, from, length);
    deflater.setInput(bytes, from, length);
    while (!deflater.needsInput()) {
      deflate();
    }
  }

  /** Ends it. */
  void closeEntry() throws IOException {
    deflater.finish();
    while (!deflater.finished()) {
      deflate();
    }
    Entry entry =
        new Entry(
            name, offset, crc.getValue(), deflater.getBytesWritten(), deflater.getBytesRead());
    put(ZipForm.descriptor(entry));
    entries.add(entry);
  }

  /** Ends the archive. */
  void finish() throws IOException {
    put(ZipForm.end(entries, written));
    out.flush();
  }

  private void deflate() throws IOException {
    int length = deflater.deflate(buffer, 0, BUFFER);
    out.write(buffer, 0, length);
    written += length;
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }

  @Override
  public void close() {
    deflater.end();
  }
}

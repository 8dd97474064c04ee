package org.journey.ingest.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file of lines to be read once, from the start: by its name, packed with gzip if the name ends
 * in {@code .gz}; or what comes in on standard input.
 */
public final class LineFile implements AutoCloseable {

  private static final int BUFFER = 256 * 1024;

  private final Counting raw;
  private final InputStream lines;
  private final long size;

  private LineFile(InputStream source, long size, boolean packed) throws IOException {
    this.raw = new Counting(source);
    this.size = size;
    this.lines = packed ? new GZIPInputStream(raw, BUFFER) : new BufferedInputStream(raw, BUFFER);
  }

  /** Opens a file. */
  public static LineFile open(Path file) throws IOException {
    boolean packed = file.getFileName().toString().endsWith(".gz");
    InputStream source = Files.newInputStream(file);
    try {
      return new LineFile(source, Files.size(file), packed);
    } catch (IOException e) {
      source.close();
      throw e;
    }
  }

  /** Takes a stream that has no name and no known size. */
  public static LineFile of(InputStream stream) throws IOException {
    return new LineFile(stream, -1, false);
  }

  /** Its lines, unpacked. */
  public InputStream lines() {
    return lines;
  }

  /** How much of the file was read, bytes as they lie in it. */
  public long read() {
    return raw.count;
  }

  /** How large it is, bytes as they lie in it; -1 if that is not known. */
  public long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private static final class Counting extends FilterInputStream {

    /** Written by the one thread that reads, shown by another. */
    volatile long count;

    Counting(InputStream source) {
      super(source);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      add(read < 0 ? -1 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      add(read);
      return read;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    private void add(int read) {
      if (read > 0) {
        count = count + read;
      }
    }
  }
}

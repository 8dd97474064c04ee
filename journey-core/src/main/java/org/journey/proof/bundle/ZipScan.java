package org.journey.proof.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.journey.proof.bundle.ZipForm.Entry;

/**
 * Reads the archive of a bundle from its first byte to its last, once. Every byte is held against
 * the one form that it may have ({@link ZipForm}), but for the compressed content, which is
 * inflated as it is asked for: sizes that the archive claims are never trusted.
 */
final class ZipScan implements BundleFiles {

  private static final int BUFFER = 64 * 1024;
  private static final String ENDS = "the file ends ";

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final Inflater inflater = new Inflater(true);
  private final List<Entry> entries = new ArrayList<>();
  private int at;
  private int end;

  /** Bytes of the archive up to {@link #end}. */
  private long read;

  private String name = "";
  private long offset;
  private CRC32 crc = new CRC32();
  private boolean inside;

  ZipScan(InputStream in) {
    this.in = in;
  }

  @Override
  public void open(String file) throws IOException {
    offset = position();
    byte[] local = ZipForm.local(file);
    String instead =
        entries.isEmpty() ? "no archive that begins with " + file : "another entry than " + file;
    for (byte due : local) {
      if (next(file) != due) {
        throw new BadArchive(BundleFault.NO_BUNDLE, instead);
      }
    }
    name = file;
    crc = new CRC32();
    inflater.reset();
    inside = true;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    if (!inside) {
      return -1;
    }
    try {
      while (true) {
        int inflated = inflater.inflate(to, from, length);
        if (inflated > 0) {
          crc.update(to, from, inflated);
          return inflated;
        }
        if (inflater.finished()) {
          close(inflater.getRemaining());
          return -1;
        }
        if (inflater.needsDictionary()) {
          throw new BadArchive(BundleFault.CHANGED, name + " is not compressed as it should be");
        }
        if (inflater.needsInput()) {
          if (at == end && !fill()) {
            throw new BadArchive(BundleFault.TRUNCATED, ENDS + "within " + name);
          }
          inflater.setInput(buffer, at, end - at);
          at = end;
        }
      }
    } catch (DataFormatException e) {
      throw new BadArchive(BundleFault.CHANGED, name + " is not compressed as it should be");
    }
  }

  /** The content has ended; what the inflater did not need comes behind it. */
  private void close(int remaining) throws IOException {
    inside = false;
    at = end - remaining;
    Entry entry =
        new Entry(
            name, offset, crc.getValue(), inflater.getBytesRead(), inflater.getBytesWritten());
    for (byte due : ZipForm.descriptor(entry)) {
      if (next(name) != due) {
        throw new BadArchive(
            BundleFault.CHANGED, name + " has another checksum or size than stands behind it");
      }
    }
    entries.add(entry);
  }

  /** What is damaged ends the reading. */
  @Override
  public boolean isDamaged() {
    return false;
  }

  /**
   * The list of entries follows, and then nothing. All content was read: no other way tells more.
   */
  @Override
  public void finish() throws IOException {
    long here = position();
    for (byte due : ZipForm.end(entries, here)) {
      if (next("the list of files at its end") != due) {
        throw new BadBundle(
            BundleFault.CHANGED,
            "the list of files at the end of the archive is not that of its files");
      }
    }
    if (at < end || fill()) {
      throw new BadBundle(BundleFault.INSERTED, "bytes follow behind the end of the archive");
    }
  }

  private long position() {
    return read - (end - at);
  }

  private byte next(String before) throws IOException {
    if (at == end && !fill()) {
      throw new BadArchive(BundleFault.TRUNCATED, ENDS + "before the end of " + before);
    }
    return buffer[at++];
  }

  /** Reads on; false at the end. */
  private boolean fill() throws IOException {
    int more = in.read(buffer, 0, BUFFER);
    at = 0;
    end = Math.max(more, 0);
    read += end;
    return more > 0;
  }

  @Override
  public void close() {
    inflater.end();
  }
}

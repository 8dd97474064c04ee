package org.journey.proof.bundle;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;

/** Reads one file of a bundle within its limits, and hashes it on the way. */
final class EntryReader {

  private static final int BUFFER = 64 * 1024;
  private static final byte LINE_END = '\n';

  private final BundleFiles files;
  private final BundleEntry entry;
  private final MessageDigest sha256 = Sha256.digest();
  private byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private long size;
  private boolean ended;
  private int lineFrom;
  private int lineTo;
  private boolean cut;

  /** Opens the next file of an archive, which must be this one. */
  EntryReader(BundleFiles files, BundleEntry entry) throws IOException {
    this.files = files;
    this.entry = entry;
    files.open(entry.file());
  }

  /** The whole of a small one. */
  byte[] whole() throws IOException {
    byte[] all = begin((int) entry.most());
    drain();
    return all;
  }

  /** As much of its beginning as there is, and no more than was asked for. Read first. */
  byte[] begin(int most) throws IOException {
    while (!ended && to < most) {
      more(most);
    }
    return Arrays.copyOf(buffer, Math.min(to, most));
  }

  /**
   * Goes to the next line, of which the last may lack its end ({@link #isCut}).
   *
   * @param most bytes that it may have
   * @return whether there is one; its bytes are {@link #bytes} from {@link #lineFrom} to {@link
   *     #lineTo}
   */
  boolean nextLine(int most) throws IOException {
    int looked = from;
    while (true) {
      for (int i = looked; i < to; i++) {
        if (buffer[i] == LINE_END) {
          lineFrom = from;
          lineTo = i;
          from = i + 1;
          return true;
        }
      }
      if (to - from > most) {
        throw new BadBundle(
            BundleFault.TOO_LARGE, entry.file() + " has a line of more than " + most + " bytes");
      }
      if (ended) {
        cut = to > from;
        lineFrom = from;
        lineTo = to;
        from = to;
        return cut;
      }
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
      looked = to;
      more(most + BUFFER);
    }
  }

  /** Whether the line has no end, since the file ends within it. */
  boolean isCut() {
    return cut;
  }

  /** Whether the file has ended because it could not be read on. */
  boolean isDamaged() {
    return ended && files.isDamaged();
  }

  byte[] bytes() {
    return buffer;
  }

  int lineFrom() {
    return lineFrom;
  }

  int lineTo() {
    return lineTo;
  }

  /** Reads the rest. */
  void drain() throws IOException {
    while (!ended) {
      from = 0;
      to = 0;
      more(BUFFER);
    }
  }

  /** Its hash, once it was read to its end. */
  byte[] sha256() throws IOException {
    drain();
    return sha256.digest();
  }

  private void more(int most) throws IOException {
    if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, (long) most + BUFFER));
    }
    int count = files.read(buffer, to, buffer.length - to);
    if (count < 0) {
      ended = true;
      return;
    }
    sha256.update(buffer, to, count);
    to += count;
    size += count;
    if (size > entry.most()) {
      throw new BadBundle(
          BundleFault.TOO_LARGE, entry.file() + " has more than " + entry.most() + " bytes");
    }
  }
}

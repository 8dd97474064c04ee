package org.journey.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream into lines in flat memory, whatever their length. Lines end with LF or CR LF.
 * What follows the last LF is a line if it is not empty.
 */
public final class Lines {

  private static final int BUFFER = 128 * 1024;

  private final InputStream stream;
  private final int limit;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private long number;
  private boolean ended;

  /**
   * Splits a stream.
   *
   * @param limit the longest line that is kept, bytes, without its end
   */
  public Lines(InputStream stream, int limit) {
    this.stream = stream;
    this.limit = limit;
  }

  /**
   * One line.
   *
   * @param number from 1
   * @param bytes without its end; empty if too long
   * @param tooLong longer than the limit; nothing of it was kept
   */
  public record Line(long number, byte[] bytes, boolean tooLong) {}

  /** The next line, or null at the end of the stream. */
  public @Nullable Line next() throws IOException {
    byte[] head = new byte[0];
    boolean tooLong = false;
    while (true) {
      int end = endInBuffer();
      boolean complete = end >= 0;
      int stop = complete ? end : to;
      // One more than the limit may yet turn out to be the CR of its end.
      if (!tooLong && head.length + (stop - from) > limit + 1) {
        tooLong = true;
        head = new byte[0];
      }
      if (!tooLong) {
        head = append(head, stop);
      }
      if (complete) {
        from = end + 1;
        return line(withoutEnd(head), tooLong);
      }
      if (!fill()) {
        return tooLong || head.length > 0 ? line(head, tooLong) : null;
      }
    }
  }

  private Line line(byte[] bytes, boolean tooLong) {
    number++;
    return tooLong || bytes.length > limit
        ? new Line(number, new byte[0], true)
        : new Line(number, bytes, false);
  }

  private static byte[] withoutEnd(byte[] line) {
    return line.length > 0 && line[line.length - 1] == '\r'
        ? Arrays.copyOf(line, line.length - 1)
        : line;
  }

  private byte[] append(byte[] head, int stop) {
    if (head.length == 0) {
      return Arrays.copyOfRange(buffer, from, stop);
    }
    byte[] longer = Arrays.copyOf(head, head.length + stop - from);
    System.arraycopy(buffer, from, longer, head.length, stop - from);
    return longer;
  }

  private int endInBuffer() {
    for (int i = from; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean fill() throws IOException {
    if (ended) {
      from = to;
      return false;
    }
    int count = stream.read(buffer, 0, buffer.length);
    from = 0;
    to = Math.max(count, 0);
    ended = count < 0;
    return !ended;
  }
}

package org.journey.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;
import org.journey.problem.ProblemType;

/**
 * A request body from a sender who keeps a pace: after 20 seconds it must have come at 1 KiB a
 * second or more on the whole. Without it, a thousand senders of one byte a second would hold a
 * thousand connections for as long as they like. Time spent on the platform's own work between two
 * reads is not the sender's.
 */
public final class PacedInput extends InputStream {

  private static final long GRACE_NANOS = 20_000_000_000L;
  private static final double LEAST_BYTES_PER_NANO = 1024 / 1e9;

  private static final String BEGUN = PacedInput.class.getName();

  private final InputStream body;
  private final LongSupplier nanoTime;
  private long waited;
  private long bytes;

  /**
   * Paces a body.
   *
   * @param nanoTime a monotonic clock, nanoseconds
   */
  public PacedInput(InputStream body, LongSupplier nanoTime) {
    this.body = body;
    this.nanoTime = nanoTime;
  }

  /** The body of a request, which is read from now on. */
  public static PacedInput of(HttpServletRequest request) throws IOException {
    request.setAttribute(BEGUN, true);
    return new PacedInput(request.getInputStream(), System::nanoTime);
  }

  /** Whether the body of a request was read from: who waits to be asked for it has sent it then. */
  static boolean begun(HttpServletRequest request) {
    return request.getAttribute(BEGUN) != null;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    long before = nanoTime.getAsLong();
    int count;
    try {
      count = body.read(buffer, offset, length);
    } catch (SocketTimeoutException _) {
      throw tooSlow();
    }
    waited += nanoTime.getAsLong() - before;
    if (count > 0) {
      bytes += count;
      if (waited > GRACE_NANOS && bytes < waited * LEAST_BYTES_PER_NANO) {
        throw tooSlow();
      }
    }
    return count;
  }

  private static Refusal tooSlow() {
    return Refusal.of(
        ProblemType.REQUEST_TIMEOUT, "The body came at less than 1 KiB a second; send it again.");
  }
}

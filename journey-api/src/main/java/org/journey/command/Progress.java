package org.journey.command;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, if a person is watching. */
final class Progress implements AutoCloseable {

  private static final int WIDTH = 30;
  private static final long PERIOD_MILLIS = 200;
  private static final String MEGABYTES = "MB";
  private static final double MEGABYTE = 1e6;

  private final @Nullable Thread thread;

  private Progress(@Nullable Thread thread) {
    this.thread = thread;
  }

  /**
   * Starts showing.
   *
   * @param done bytes so far
   * @param all bytes in all; negative if that is not known
   */
  static Progress show(LongSupplier done, long all) {
    return show(done, all, MEGABYTES);
  }

  /**
   * Starts showing.
   *
   * @param done so far
   * @param all in all; negative if that is not known
   * @param unit what is counted; MB: bytes, told in megabytes
   */
  static Progress show(LongSupplier done, long all, String unit) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return new Progress(null);
    }
    long began = System.nanoTime();
    return new Progress(
        Thread.ofPlatform()
            .daemon()
            .name("progress")
            .start(() -> run(System.err, done, all, unit, began)));
  }

  private static void run(PrintStream out, LongSupplier done, long all, String unit, long began) {
    try {
      while (true) {
        out.print("\r" + line(done.getAsLong(), all, unit, System.nanoTime() - began));
        out.flush();
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException finished) {
      out.println("\r" + line(done.getAsLong(), all, unit, System.nanoTime() - began));
    }
  }

  /** One line of bytes. */
  static String line(long done, long all, long nanos) {
    return line(done, all, MEGABYTES, nanos);
  }

  /** One line: {@code [###...] 10 % 12.3 of 123.0 MB 4.1 MB/s 27 s left}. */
  static String line(long done, long all, String unit, long nanos) {
    double seconds = Math.max(nanos / 1e9, 1e-3);
    double perSecond = done / seconds;
    double one = unit.equals(MEGABYTES) ? MEGABYTE : 1;
    String form = unit.equals(MEGABYTES) ? "%.1f" : "%.0f";
    if (all <= 0) {
      return String.format(
          Locale.ROOT, form + " %s  " + form + " %s/s   ", done / one, unit, perSecond / one, unit);
    }
    double part = Math.min(1.0, (double) done / all);
    int filled = (int) (part * WIDTH);
    long left = perSecond == 0 ? 0 : Math.round((all - done) / perSecond);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %%  " + form + " of " + form + " %s  " + form + " %s/s  %d s left   ",
        "#".repeat(filled),
        ".".repeat(WIDTH - filled),
        (int) (100 * part),
        done / one,
        all / one,
        unit,
        perSecond / one,
        unit,
        left);
  }

  @Override
  public void close() {
    if (thread == null) {
      return;
    }
    thread.interrupt();
    try {
      thread.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

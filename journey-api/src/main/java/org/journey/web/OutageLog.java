package org.journey.web;

import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells of calls that found no database: one line each, at most one a second. In an outage there
 * are thousands of them, all for the same reason, and none is a defect whose trace would help.
 */
final class OutageLog {

  private static final long PAUSE_NANOS = 1_000_000_000L;
  private static final int MOST_CAUSES = 5;

  private final LongSupplier nanoTime;
  private final Consumer<String> log;
  private boolean began;
  private long told;
  private long untold;

  OutageLog(LongSupplier nanoTime, Consumer<String> log) {
    this.nanoTime = nanoTime;
    this.log = log;
  }

  void tell(Throwable failure) {
    long others;
    synchronized (this) {
      long now = nanoTime.getAsLong();
      if (began && now - told < PAUSE_NANOS) {
        untold++;
        return;
      }
      others = untold;
      began = true;
      told = now;
      untold = 0;
    }
    log.accept(
        "A call could not be answered: the database is not available ("
            + causes(failure)
            + ")"
            + (others == 0 ? "" : "; nor could " + others + " before it"));
  }

  /** By class and code: messages can hold values. */
  private static String causes(Throwable failure) {
    StringBuilder causes = new StringBuilder();
    Throwable at = failure;
    for (int i = 0; at != null && i < MOST_CAUSES; i++) {
      causes.append(i == 0 ? "" : ", from ").append(at.getClass().getSimpleName());
      if (at instanceof SQLException sql) {
        causes.append(" SQLSTATE ").append(sql.getSQLState());
      }
      at = at.getCause();
    }
    return causes.toString();
  }
}

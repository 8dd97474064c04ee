package org.journey.extract;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows: first the values that are there, in any order and each once, then the end of the row.
 * What was not given is absent.
 */
interface RowSink {

  /** A pseudonym, a code, a list of codes or a label. */
  void text(int column, String value) throws IOException;

  /** A whole number. */
  void whole(int column, long value) throws IOException;

  /** A flag. */
  void flag(int column, boolean value) throws IOException;

  /** An instant. */
  void time(int column, Instant value) throws IOException;

  /** A date. */
  void day(int column, LocalDate value) throws IOException;

  /** A decimal. */
  void number(int column, BigDecimal value) throws IOException;

  /** The row is whole. */
  void endRow() throws IOException;

  /** A text that may be absent. */
  default void optional(int column, @Nullable String value) throws IOException {
    if (value != null) {
      text(column, value);
    }
  }

  /** An instant that may be absent. */
  default void optional(int column, @Nullable Instant value) throws IOException {
    if (value != null) {
      time(column, value);
    }
  }

  /** A whole number that may be absent. */
  default void optional(int column, @Nullable Number value) throws IOException {
    if (value != null) {
      whole(column, value.longValue());
    }
  }
}

package org.journey.extract;

import java.util.List;
import org.journey.extract.Pseudonyms.Kind;

/** What a column holds. Nothing in any of them is free text. */
sealed interface ColumnType {

  /** A pseudonym. */
  record Name(Kind kind) implements ColumnType {}

  /** One of some codes. */
  record Code(List<String> codes) implements ColumnType {

    /** Copies the list. */
    public Code {
      codes = List.copyOf(codes);
    }
  }

  /** Several codes, in their order, with {@link Columns#SEPARATOR} between them. */
  record CodeList(List<String> codes) implements ColumnType {

    /** Copies the list. */
    public CodeList {
      codes = List.copyOf(codes);
    }
  }

  /** A label that follows a rule, from an open list: a sub-theme, a finer code, a date as told. */
  record Label() implements ColumnType {}

  /** A whole number, both bounds included. */
  record Whole(long min, long max) implements ColumnType {}

  /** An exact decimal with so many places. */
  record Fixed(int places) implements ColumnType {}

  /** An exact decimal with the digits as emitted. */
  record Number() implements ColumnType {}

  /** {@code true} or {@code false}. */
  record Flag() implements ColumnType {}

  /** An instant, to the microsecond. */
  record Moment() implements ColumnType {}

  /** A date. */
  record Day() implements ColumnType {}
}

package org.journey.service;

import java.math.BigDecimal;

/**
 * What a journey contributes to figures. A figure is defined by this alone: whoever adds
 * contributions up has the figure, whoever keeps them has who is behind it.
 */
interface Contributions {

  /** One more of a count, or of what a rate counts, by an interaction. */
  void add(int part, long sequence);

  /** The same by two interactions. */
  default void add(int part, long sequence, long other) {
    add(part, sequence);
    also(part, other);
  }

  /** Another interaction behind a contribution that was made before. */
  void also(int part, long sequence);

  /** So many more of the whole of a rate or a count. */
  void whole(int part, int more);

  /** One more of the whole of a rate or a count. */
  default void whole(int part) {
    whole(part, 1);
  }

  /** One value of a sample, by an interaction. */
  void value(int sample, long value, long sequence);

  /** One change of a sample of changes, by two interactions. */
  void change(int sample, BigDecimal change, long first, long last);

  /**
   * One thing of a count of distinct ones, by an interaction. Each may be told again and again, in
   * several ledgers too: the figure itself sets how many there are when it is finished.
   */
  void distinct(int part, String key, long sequence);
}

package org.journey.console.journey;

import org.journey.console.Times;
import org.jspecify.annotations.Nullable;

/**
 * How a journey is looked at, as the address has it.
 *
 * @param asAt typed; null: now
 * @param asKnown typed; null: now
 * @param model {@code id@version}; null: the standard one
 * @param exactAt the instant whose minute the form was filled with as {@code asAt}; null: none
 * @param exactKnown the same of {@code asKnown}
 */
record Axes(
    @Nullable String asAt,
    @Nullable String asKnown,
    @Nullable String model,
    @Nullable String exactAt,
    @Nullable String exactKnown) {

  /** A journey looked at so, and read so. */
  Asked of(String id, Reading reading, Times times) {
    return Asked.of(id, this, reading, times);
  }
}

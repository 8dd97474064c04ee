package org.journey.console.journey;

import org.journey.console.Times;
import org.jspecify.annotations.Nullable;

/**
 * How a journey is looked at, as the address has it.
 *
 * @param asAt typed; null: now
 * @param asKnown typed; null: now
 * @param model {@code id@version}; null: the standard one
 */
record Axes(@Nullable String asAt, @Nullable String asKnown, @Nullable String model) {

  /** A journey looked at so. */
  Asked of(String id, Times times) {
    return Asked.of(id, asAt, asKnown, model, times);
  }
}

package org.journey.console.audit;

import org.journey.console.Address;
import org.jspecify.annotations.Nullable;

/**
 * How a journey is looked at, as the address has it.
 *
 * @param asAt typed; null: now
 * @param asKnown typed; null: now
 * @param model {@code id@version}; null: the default
 * @param key that the reader trusts; null: the one that the platform tells
 */
record Axes(
    @Nullable String asAt, @Nullable String asKnown, @Nullable String model, @Nullable String key) {

  /** What of it stands in an address; empty if nothing is chosen. */
  public String query() {
    return query(1);
  }

  /** The same for a page of the list of proofs. */
  public String query(int page) {
    return with(page, null);
  }

  /** The same for one figure. */
  public String of(String pointer) {
    return with(1, pointer);
  }

  private String with(int page, @Nullable String pointer) {
    return Address.of("")
        .with("asAt", asAt)
        .with("asKnown", asKnown)
        .with("model", model)
        .with("key", key)
        .with("page", page == 1 ? null : Integer.toString(page))
        .with("pointer", pointer)
        .toString();
  }
}

package org.journey.console.service;

import java.util.Map;
import org.journey.console.Address;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a page asks for, as it stands there; what is not given is empty.
 *
 * @param from the first day or month of the period
 * @param to the day or month at whose beginning it ends
 * @param asKnown what was recorded by then; empty: now
 * @param model {@code id@version}; empty: the one that the API takes
 * @param from2 the first day or month of the period to compare with
 * @param to2 where that ends
 */
record Asked(String from, String to, String asKnown, String model, String from2, String to2) {

  /** Where figures are. */
  static final String PAGE = "/console/service";

  Asked(
      @Nullable String from,
      @Nullable String to,
      @Nullable String asKnown,
      @Nullable String model,
      @Nullable String from2,
      @Nullable String to2) {
    this.from = given(from);
    this.to = given(to);
    this.asKnown = given(asKnown);
    this.model = given(model);
    this.from2 = given(from2);
    this.to2 = given(to2);
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  /**
   * A journey as it was known then, by that model. It shows what happened after the period, too,
   * which a figure leaves out.
   */
  String journey(String id) {
    return known(Address.journey(id));
  }

  /** Where an interaction is looked up, to go on to its journey as it was known then. */
  String interaction(long sequence) {
    return known(PAGE + "/interactions/" + sequence);
  }

  private String known(String path) {
    return Address.of(path).with("asKnown", asKnown).with("model", model).toString();
  }

  /** Whether there is no period in it. */
  boolean isWithoutPeriod() {
    return from.isEmpty() && to.isEmpty();
  }

  /** Whether it asks for a second period. */
  boolean compares() {
    return !from2.isEmpty() || !to2.isEmpty();
  }

  Asked over(String otherFrom, String otherTo) {
    return new Asked(otherFrom, otherTo, asKnown, model, "", "");
  }

  Asked beside(String otherFrom, String otherTo) {
    return new Asked(from, to, asKnown, model, otherFrom, otherTo);
  }

  Asked knownBy(String then) {
    return new Asked(from, to, then, model, from2, to2);
  }

  /** An address under which it is asked. */
  String at(String path) {
    return at(path, Map.of());
  }

  /**
   * An address under which it is asked.
   *
   * @param more parameters of the page itself; empty ones are left out, as those of this are
   */
  String at(String path, Map<String, String> more) {
    return Address.of(path)
        .with(more)
        .with("from", from)
        .with("to", to)
        .with("asKnown", asKnown)
        .with("model", model)
        .with("from2", from2)
        .with("to2", to2)
        .toString();
  }
}

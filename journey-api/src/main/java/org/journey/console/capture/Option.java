package org.journey.console.capture;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One of several answers.
 *
 * @param value as the API has it
 * @param label what a person calls it
 */
record Option(String value, String label) {

  /** All codes of a kind, in their order: one that is added later cannot be missing. */
  static <E extends Enum<E>> List<Option> of(Class<E> codes, Function<E, String> words) {
    return Arrays.stream(codes.getEnumConstants())
        .map(code -> new Option(code.name(), words.apply(code)))
        .toList();
  }
}

package org.journey.console;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One of several to choose from.
 *
 * @param value as the API has it
 * @param label as people read it
 */
public record Option(String value, String label) {

  /** A code of interactions, as it reads everywhere. */
  public static Option of(String code) {
    return new Option(code, Words.code(code));
  }

  /** All codes of a kind, in their order, as they read everywhere. */
  public static <E extends Enum<E>> List<Option> of(Class<E> codes) {
    return of(codes, code -> Words.code(code.name()));
  }

  /** All codes of a kind, in their order: one that is added later cannot be missing. */
  public static <E extends Enum<E>> List<Option> of(Class<E> codes, Function<E, String> words) {
    return Arrays.stream(codes.getEnumConstants())
        .map(code -> new Option(code.name(), words.apply(code)))
        .toList();
  }
}

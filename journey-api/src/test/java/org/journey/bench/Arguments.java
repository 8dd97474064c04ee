package org.journey.bench;

import java.util.Arrays;

/** What a benchmark was told: {@code name=value} each. */
final class Arguments {

  private Arguments() {}

  /** A whole number. */
  static int whole(String[] arguments, String name, int otherwise) {
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(name + "="))
        .mapToInt(argument -> Integer.parseInt(argument.substring(name.length() + 1)))
        .findFirst()
        .orElse(otherwise);
  }
}

package org.journey.console.caseload;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Codes as people read them. */
final class Words {

  private Words() {}

  /** {@code SHARE_WITH_REFERRER}: Share with referrer. */
  static String of(String code) {
    String words = code.replace('_', ' ').toLowerCase(Locale.ROOT);
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** One after the other, with commas. */
  static String of(Collection<String> codes) {
    return codes.stream().map(Words::of).collect(Collectors.joining(", "));
  }

  /** Every code of an enumeration, to choose from. */
  static <E extends Enum<E>> List<Option> options(Class<E> codes) {
    return Arrays.stream(codes.getEnumConstants())
        .map(code -> new Option(code.name(), of(code.name())))
        .toList();
  }

  /** Stages in the notation of {@code reached}: {@code 1, 3-5} is 1, 3 to 5. */
  static String stages(String reached) {
    return reached.isEmpty() ? "None entered" : reached.replace("-", " to ");
  }
}

package org.journey.model;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What reading YAML and reading JSON have in common: limits, text, numbers. */
final class Trees {

  /** Largest text of a model, in bytes. */
  static final int MOST_BYTES = 256 * 1024;

  /** Deepest nesting; a model of the contract has 5 levels. */
  static final int MOST_DEPTH = 12;

  /** Of what is read, however it is written: what is stored is read again. */
  private static final int MOST_DIGITS = 18;

  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern DECIMAL =
      Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?([eE][-+]?[0-9]{1,2})?");

  private Trees() {}

  /** The tree of a text; what begins with a brace is JSON, everything else YAML. */
  static Tree read(byte[] bytes, Errors errors) throws Unreadable {
    String text = text(bytes);
    return looksLikeJson(text) ? JsonTrees.read(text, errors) : YamlTrees.read(text, errors);
  }

  /** The tree of one JSON object. */
  static Tree readJson(byte[] bytes, Errors errors) throws Unreadable {
    String text = text(bytes);
    if (!looksLikeJson(text)) {
      throw malformed("not one JSON object");
    }
    return JsonTrees.read(text, errors);
  }

  private static String text(byte[] bytes) throws Unreadable {
    if (bytes.length > MOST_BYTES) {
      throw new Unreadable(
          Problem.of(
              ProblemType.TOO_LARGE,
              "a model has at most "
                  + MOST_BYTES
                  + " bytes: line "
                  + lastLine(bytes)
                  + " goes beyond"));
    }
    return decode(bytes);
  }

  /** The line in which the limit is passed, from 1. */
  private static int lastLine(byte[] bytes) {
    int line = 1;
    for (int i = 0; i < MOST_BYTES; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }

  private static String decode(byte[] bytes) throws Unreadable {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw malformed("not UTF-8");
    }
  }

  private static boolean looksLikeJson(String text) {
    return text.stripLeading().startsWith("{");
  }

  static Unreadable malformed(String detail) {
    return new Unreadable(Problem.of(ProblemType.MALFORMED, detail));
  }

  static Unreadable malformed(Place place, String detail) {
    return malformed("line " + place.line() + ", column " + place.column() + ": " + detail);
  }

  /**
   * A number as JSON writes it, of at most 18 digits before and behind the point, with an exponent
   * too; else null.
   */
  static Tree.@Nullable Numeral number(Place place, String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return null;
    }
    BigDecimal value = new BigDecimal(text);
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.precision() - plain.scale() > MOST_DIGITS || plain.scale() > MOST_DIGITS) {
      return null;
    }
    return new Tree.Numeral(place, value, WHOLE.matcher(text).matches());
  }

  /** Whether a text has what is refused everywhere: controls but tab and line ends, surrogates. */
  static boolean hasRefusedCharacter(String text) {
    return text.codePoints()
        .anyMatch(
            point ->
                (Character.isISOControl(point) && point != '\t' && point != '\n' && point != '\r')
                    || Character.getType(point) == Character.SURROGATE);
  }
}

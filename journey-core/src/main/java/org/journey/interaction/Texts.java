package org.journey.interaction;

import org.jspecify.annotations.Nullable;

/**
 * The rules for texts and ids. Each method tells what is wrong, never with the text itself, or null
 * if nothing is.
 */
final class Texts {

  private static final int ID_MAX = 64;

  private Texts() {}

  /** Text of 1 to {@code max} code points. */
  static @Nullable String text(String text, int max) {
    if (text.isEmpty()) {
      return "must not be empty";
    }
    String forbidden = forbidden(text);
    return forbidden != null ? forbidden : tooLong(text, max);
  }

  /** {@link Rules.IdentityPart}. */
  static @Nullable String identityPart(String text) {
    String reason = text(text, Rules.IdentityPart.MAX);
    if (reason != null) {
      return reason;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20) {
        return "must not hold control characters";
      }
      if (isBidiControl(c)) {
        return "must not hold bidirectional control characters";
      }
    }
    return null;
  }

  /** NUL, controls other than tab and line ends, lone surrogates: refused everywhere. */
  static @Nullable String forbidden(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x20) {
        if (c == 0) {
          return "must not hold NUL";
        }
        if (c != '\t' && c != '\n' && c != '\r') {
          return "must not hold control characters";
        }
      } else if (c >= 0x7f) {
        if (c <= 0x9f) {
          return "must not hold control characters";
        }
        if (Character.isSurrogate(c)) {
          boolean pair =
              Character.isHighSurrogate(c)
                  && i + 1 < length
                  && Character.isLowSurrogate(text.charAt(i + 1));
          if (!pair) {
            return "must not hold a lone surrogate";
          }
          i++;
        }
      }
    }
    return null;
  }

  /** {@link Rules.Id}. */
  static @Nullable String id(String text) {
    int length = text.length();
    boolean form = length >= 1 && length <= ID_MAX && isAlphanumeric(text.charAt(0));
    for (int i = 1; form && i < length; i++) {
      form = isIdCharacter(text.charAt(i));
    }
    if (!form) {
      return "must be 1 to 64 of A-Z a-z 0-9 . _ - and begin with a letter or digit";
    }
    return isNhsNumber(text) ? "must not be an NHS number" : null;
  }

  /** {@link Rules.CodeLabel}. */
  static @Nullable String codeLabel(String text) {
    boolean form = !text.isEmpty() && text.length() <= 64;
    for (int i = 0; form && i < text.length(); i++) {
      char c = text.charAt(i);
      form = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
    return form ? null : "must be 1 to 64 of a-z 0-9 -";
  }

  /** {@link Rules.ModelReference}. */
  static @Nullable String modelReference(String text) {
    int at = text.indexOf('@');
    boolean form =
        at > 0 && id(text.substring(0, at)) == null && id(text.substring(at + 1)) == null;
    return form ? null : "must be id@version";
  }

  /** {@link Rules.NhsNumber}. */
  static @Nullable String nhsNumber(String text) {
    if (text.length() != 10 || !Dates.digits(text, 0, 10)) {
      return "must be an NHS number of 10 digits";
    }
    return isNhsNumber(text) ? null : "must have the right check digit";
  }

  /** 10 digits of which the last is the check digit of the others, modulo 11. */
  static boolean isNhsNumber(String text) {
    if (text.length() != 10 || !Dates.digits(text, 0, 10)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (text.charAt(i) - '0') * (10 - i);
    }
    int check = (11 - sum % 11) % 11;
    return check != 10 && check == text.charAt(9) - '0';
  }

  private static @Nullable String tooLong(String text, int max) {
    boolean fits = text.length() <= max || text.codePointCount(0, text.length()) <= max;
    return fits ? null : "must have at most " + max + " characters";
  }

  private static boolean isIdCharacter(char c) {
    return isAlphanumeric(c) || c == '.' || c == '_' || c == '-';
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isBidiControl(char c) {
    return c == '\u061c'
        || c == '\u200e'
        || c == '\u200f'
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }
}

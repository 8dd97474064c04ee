package org.journey.proof;

/** The rule of names in signed notes (C2SP signed-note). */
final class NoteName {

  private static final int LONGEST = 255;

  private NoteName() {}

  /** Whether it may name a key: not empty, without blanks, controls and plus signs. */
  static boolean isValid(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.codePoints()
            .noneMatch(
                point ->
                    point == '+'
                        || Character.isWhitespace(point)
                        || Character.isSpaceChar(point)
                        || Character.isISOControl(point)
                        || Character.getType(point) == Character.SURROGATE);
  }
}

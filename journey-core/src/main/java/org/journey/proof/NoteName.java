package org.journey.proof;

/** The rule of names in signed notes (C2SP signed-note). */
final class NoteName {

  /** White space in Unicode, which Java counts among controls alone. */
  private static final int NEXT_LINE = 0x85;

  private NoteName() {}

  /**
   * Whether it may name a key: not empty, without white space of Unicode and plus signs, and
   * without what no note may have in it.
   */
  static boolean isValid(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(
                point ->
                    point == '+'
                        || point < ' '
                        || point == NEXT_LINE
                        || Character.isWhitespace(point)
                        || Character.isSpaceChar(point)
                        || Character.getType(point) == Character.SURROGATE);
  }
}

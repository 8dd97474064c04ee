package org.journey.console.service;

/** What the fields of the form are called: at the field and in what is said to be wrong with it. */
final class Labels {

  static final String FROM = "from";
  static final String TO = "to";
  static final String AS_KNOWN = "asKnown";
  static final String MODEL = "model";

  /** What is added to the name of a field of the period to compare with. */
  static final String COMPARED = "2";

  static final String FROM_2 = FROM + COMPARED;
  static final String TO_2 = TO + COMPARED;

  private Labels() {}

  /**
   * The label of a field.
   *
   * @param months whether months are typed there
   * @throws IllegalArgumentException if there is no such field
   */
  static String of(String field, boolean months) {
    return switch (field) {
      case FROM -> "First " + unit(months);
      case TO -> "Up to the beginning of";
      case AS_KNOWN -> months ? "As known at the end of" : "As was known on";
      case MODEL -> "Stage model";
      case FROM_2 -> "First " + unit(months) + " to compare with";
      case TO_2 -> "Compare up to the beginning of";
      default -> throw new IllegalArgumentException("no field of the form");
    };
  }

  /** What is typed as the beginning or the end of a period. */
  static String unit(boolean months) {
    return months ? "month" : "day";
  }
}

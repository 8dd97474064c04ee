package org.journey.console.audit;

import java.util.List;

/**
 * A step of a verification, as it came out.
 *
 * @param what must be so, in words
 * @param holds whether it is
 * @param found what was found, in words and hexadecimal
 */
record Check(String what, boolean holds, String found) {

  /** What a page says beside it. */
  public String outcome() {
    return holds ? "Holds" : "Does not hold";
  }

  /** Whether all do. */
  static boolean all(List<Check> checks) {
    return checks.stream().allMatch(Check::holds);
  }
}

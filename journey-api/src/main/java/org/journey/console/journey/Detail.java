package org.journey.console.journey;

import java.util.List;

/**
 * One thing that is told of an interaction.
 *
 * @param label what it is
 * @param lines what is told, each on a line of its own
 */
record Detail(String label, List<String> lines) {

  /** Whether it is one line. */
  public boolean isOne() {
    return lines.size() == 1;
  }

  /** The first line; empty if there is none. */
  public String first() {
    return lines.isEmpty() ? "" : lines.getFirst();
  }
}

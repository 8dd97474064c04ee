package org.journey.console.journey;

import java.util.List;

/**
 * One thing that is told of an interaction.
 *
 * @param label what it is
 * @param lines what is told, each on a line of its own
 */
record Detail(String label, List<String> lines) {

  /** The first line; empty if there is none. */
  public String first() {
    return lines.isEmpty() ? "" : lines.getFirst();
  }

  /** The lines after it. */
  public List<String> rest() {
    return lines.size() < 2 ? List.of() : lines.subList(1, lines.size());
  }
}

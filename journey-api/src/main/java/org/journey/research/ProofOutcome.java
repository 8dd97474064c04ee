package org.journey.research;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of holding the serving table of a projection against the archive.
 *
 * @param projection its name
 * @param compared journeys of which both sides could be held against each other
 * @param differing those of them that differ, or that only one side has
 * @param notCompared journeys that could not be: they are parked, or so young that the table need
 *     not have them yet; all, while the table is of another version of the fold
 * @param differences the first of those that differ
 */
public record ProofOutcome(
    String projection,
    long compared,
    long differing,
    long notCompared,
    List<Difference> differences) {

  /** So many differences are told: enough to see what is wrong. */
  static final int TOLD = 10;

  /** Copies. */
  public ProofOutcome {
    differences = List.copyOf(differences);
  }

  /**
   * A journey that differs, by where the log last says something of it: its id is not for logs.
   *
   * @param organisation whose it is
   * @param sequence of its last interaction, or of the last one that its row rests on
   */
  public record Difference(String organisation, long sequence) {}

  /** What an operator is told of it, in one line. */
  String told() {
    return projection
        + ": "
        + differing
        + " of "
        + compared
        + " journeys compared differ from what the log gives, "
        + notCompared
        + " could not be compared"
        + (differences.isEmpty()
            ? ""
            : "; by organisation and last sequence: "
                + differences.stream()
                    .map(one -> one.organisation() + " " + one.sequence())
                    .collect(Collectors.joining(", ")));
  }
}

package org.journey.research;

import java.util.ArrayList;
import java.util.List;

/** Counts what is proved of a projection. */
final class ProofTally {

  private final String projection;
  private final List<ProofOutcome.Difference> differences = new ArrayList<>();
  private long same;
  private long differing;
  private long notCompared;

  ProofTally(String projection) {
    this.projection = projection;
  }

  void same(long more) {
    same += more;
  }

  void notCompared(long more) {
    notCompared += more;
  }

  void differs(String organisation, long sequence) {
    differing++;
    if (differences.size() < ProofOutcome.TOLD) {
      differences.add(new ProofOutcome.Difference(organisation, sequence));
    }
  }

  /** Takes another in, of journeys behind these. */
  void add(ProofTally other) {
    same += other.same;
    differing += other.differing;
    notCompared += other.notCompared;
    other.differences.stream()
        .limit(ProofOutcome.TOLD - differences.size())
        .forEach(differences::add);
  }

  ProofOutcome outcome() {
    return new ProofOutcome(projection, same + differing, differing, notCompared, differences);
  }
}

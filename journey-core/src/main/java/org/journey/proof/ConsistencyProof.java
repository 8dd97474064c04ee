package org.journey.proof;

import java.util.List;

/**
 * Evidence that a tree only had leaves added to it: that the smaller one is its beginning (RFC
 * 9162, section 2.1.4).
 *
 * @param from leaves of the smaller tree
 * @param to leaves of the larger
 * @param hashes the nodes by which both roots can be made
 */
public record ConsistencyProof(long from, long to, List<Hash> hashes) {

  /**
   * Copies.
   *
   * @throws IllegalArgumentException if the smaller is the larger
   */
  public ConsistencyProof {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("no tree of " + from + " in one of " + to);
    }
    hashes = List.copyOf(hashes);
  }

  /** Whether it shows that the tree with the one root begins as the one with the other. */
  public boolean proves(Hash smaller, Hash larger) {
    TreeHash hashing = new TreeHash();
    if (from == 0) {
      return hashes.isEmpty() && smaller.equals(hashing.empty());
    }
    if (from == to) {
      return hashes.isEmpty() && smaller.equals(larger);
    }
    boolean complete = Long.bitCount(from) == 1;
    if (!complete && hashes.isEmpty()) {
      return false;
    }
    long node = from - 1;
    long last = to - 1;
    while ((node & 1) == 1) {
      node >>>= 1;
      last >>>= 1;
    }
    Hash old = complete ? smaller : hashes.getFirst();
    Hash present = old;
    for (Hash beside : complete ? hashes : hashes.subList(1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        old = hashing.node(beside, old);
        present = hashing.node(beside, present);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        present = hashing.node(present, beside);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && old.equals(smaller) && present.equals(larger);
  }
}

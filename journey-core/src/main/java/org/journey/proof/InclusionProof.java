package org.journey.proof;

import java.util.List;

/**
 * Evidence that a leaf is in a tree: the hashes beside its path to the root, from below (RFC 9162,
 * section 2.1.3).
 *
 * @param index the leaf's place, from 0
 * @param size leaves of the tree
 * @param hashes from below
 */
public record InclusionProof(long index, long size, List<Hash> hashes) {

  /**
   * Copies.
   *
   * @throws IllegalArgumentException if the tree has no such leaf
   */
  public InclusionProof {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
    }
    hashes = List.copyOf(hashes);
  }

  /** Whether it shows that the tree with this root has this leaf at that place. */
  public boolean proves(Hash leaf, Hash root) {
    TreeHash hashing = new TreeHash();
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash beside : hashes) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = hashing.node(beside, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        hash = hashing.node(hash, beside);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}

package org.journey.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * All that is needed of a tree to add leaves to it and to tell its root: the roots of its complete
 * subtrees, the largest first, as many as its size has binary ones. Mutable, and not safe for
 * several threads.
 */
public final class Frontier {

  private final TreeHash hashing = new TreeHash();
  private final List<Hash> peaks;
  private long size;

  /** Of the empty tree. */
  public Frontier() {
    this(0, List.of());
  }

  /**
   * As one was left.
   *
   * @param size leaves so far
   * @param peaks see {@link #peaks}
   * @throws IllegalArgumentException if there are not as many as the size asks for
   */
  public Frontier(long size, List<Hash> peaks) {
    if (size < 0 || Long.bitCount(size) != peaks.size()) {
      throw new IllegalArgumentException(
          peaks.size() + " complete subtrees are not those of " + size + " leaves");
    }
    this.size = size;
    this.peaks = new ArrayList<>(peaks);
  }

  /** An independent copy. */
  public Frontier copy() {
    return new Frontier(size, peaks);
  }

  /** Adds the next leaf. */
  public void append(Hash leaf) {
    Hash right = leaf;
    for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
      right = hashing.node(peaks.removeLast(), right);
    }
    peaks.add(right);
    size++;
  }

  /** How many leaves there are. */
  public long size() {
    return size;
  }

  /** The roots of the complete subtrees, the largest and leftmost first. */
  public List<Hash> peaks() {
    return List.copyOf(peaks);
  }

  /** The root of the tree of all leaves so far. */
  public Hash root() {
    return root(hashing, peaks);
  }

  /** The root above complete subtrees, the largest first. */
  static Hash root(TreeHash hashing, List<Hash> peaks) {
    if (peaks.isEmpty()) {
      return hashing.empty();
    }
    Hash root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = hashing.node(peaks.get(i), root);
    }
    return root;
  }
}

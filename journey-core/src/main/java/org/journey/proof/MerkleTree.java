package org.journey.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tree of the first leaves of a log, as it was when there were so many: its root, and proofs
 * from it (RFC 6962, sections 2.1.1 and 2.1.2). Reads each tile it needs once. Not safe for several
 * threads.
 */
public final class MerkleTree {

  private record Tile(int level, long index) {}

  private final TreeHash hashing = new TreeHash();
  private final Map<Tile, byte[]> tiles = new HashMap<>();
  private final TileSource source;
  private final long size;

  /**
   * Of the first leaves.
   *
   * @param size how many; no fewer must be there, and more may be
   */
  public MerkleTree(TileSource source, long size) {
    if (size < 0) {
      throw new IllegalArgumentException("a tree of " + size + " leaves");
    }
    this.source = source;
    this.size = size;
  }

  /** How many leaves it has. */
  public long size() {
    return size;
  }

  /** Its root. */
  public Hash root() {
    return size == 0 ? hashing.empty() : of(0, size);
  }

  /**
   * The roots of its complete subtrees, from which leaves can be added.
   *
   * @return a frontier of this size
   */
  public Frontier frontier() {
    List<Hash> peaks = new ArrayList<>();
    long from = 0;
    while (from < size) {
      long width = Long.highestOneBit(size - from);
      peaks.add(of(from, from + width));
      from += width;
    }
    return new Frontier(size, peaks);
  }

  /**
   * Proves that a leaf is in it.
   *
   * @param index the leaf's place, from 0
   * @throws IllegalArgumentException if it has no such leaf
   */
  public InclusionProof inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
    }
    List<Hash> path = new ArrayList<>();
    path(index, 0, size, path);
    return new InclusionProof(index, size, path);
  }

  private void path(long index, long from, long to, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      path(index, from, middle, path);
      path.add(of(middle, to));
    } else {
      path(index, middle, to, path);
      path.add(of(from, middle));
    }
  }

  /**
   * Proves that a smaller tree is its beginning.
   *
   * @param from the smaller one's size
   * @throws IllegalArgumentException if that is larger
   */
  public ConsistencyProof consistency(long from) {
    if (from < 0 || from > size) {
      throw new IllegalArgumentException("no tree of " + from + " in one of " + size);
    }
    List<Hash> path = new ArrayList<>();
    if (from > 0 && from < size) {
      subproof(from, 0, size, true, path);
    }
    return new ConsistencyProof(from, size, path);
  }

  /** SUBPROOF of the RFC, over the leaves of {@code [from, to)}. */
  private void subproof(long m, long from, long to, boolean known, List<Hash> path) {
    if (m == to - from) {
      if (!known) {
        path.add(of(from, to));
      }
      return;
    }
    long left = split(to - from);
    long middle = from + left;
    if (m <= left) {
      subproof(m, from, middle, known, path);
      path.add(of(middle, to));
    } else {
      subproof(m - left, middle, to, false, path);
      path.add(of(from, middle));
    }
  }

  /** The largest power of two below a number of leaves, which is two or more. */
  private static long split(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }

  /** The hash over leaves; {@code from} is where a subtree of the tree begins. */
  private Hash of(long from, long to) {
    long leaves = to - from;
    if (Long.bitCount(leaves) == 1) {
      return complete(Long.numberOfTrailingZeros(leaves), from);
    }
    long middle = from + split(leaves);
    return hashing.node(of(from, middle), of(middle, to));
  }

  /** The hash of a complete subtree, from the row of kept hashes at its height or below. */
  private Hash complete(int height, long from) {
    int level = height / TileSource.HEIGHT;
    int count = 1 << (height % TileSource.HEIGHT);
    long index = from >>> (level * TileSource.HEIGHT);
    byte[] tile = tile(level, index / TileSource.WIDTH);
    int place = (int) (index % TileSource.WIDTH);
    if ((place + count) * Hash.BYTES > tile.length) {
      throw new TileSource.MissingHash(level, index);
    }
    return fold(tile, place, count);
  }

  private Hash fold(byte[] tile, int place, int count) {
    return count == 1
        ? Hash.at(tile, place)
        : hashing.node(fold(tile, place, count / 2), fold(tile, place + count / 2, count / 2));
  }

  private byte[] tile(int level, long tile) {
    return tiles.computeIfAbsent(new Tile(level, tile), this::read);
  }

  private byte[] read(Tile tile) {
    long from = tile.index() * TileSource.WIDTH;
    long there = size >>> (tile.level() * TileSource.HEIGHT);
    return source.read(tile.level(), from, (int) Math.min(TileSource.WIDTH, there - from));
  }
}

package org.journey.proof;

/**
 * Where a tree's hashes are kept, eight levels apart: those of the leaves, those of complete
 * subtrees of 256 leaves, of 65,536 and so on. What lies between is made from them when it is asked
 * for, so that little is kept and few reads make a proof (after C2SP tlog-tiles).
 */
@FunctionalInterface
public interface TileSource {

  /** Levels of the tree from one row of kept hashes to the next. */
  int HEIGHT = 8;

  /** Hashes of a tile: as many as make one of the level above. */
  int WIDTH = 1 << HEIGHT;

  /**
   * Hashes of a level, side by side, {@link Hash#BYTES} each.
   *
   * @param level 0: of leaves; 1: of complete subtrees of 256 leaves; and so on
   * @param from the first, counted from 0 from the left
   * @param count how many, 1 to {@link #WIDTH}, all of one tile
   * @throws MissingHash if there are not so many
   */
  byte[] read(int level, long from, int count);

  /** A hash is not there that the tree must have. */
  final class MissingHash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Of a level, at a place or behind it. */
    public MissingHash(int level, long index) {
      super("the tree lacks a hash of level " + level + " at or behind " + index);
    }
  }
}

package org.journey.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Leaves in memory, with the rows of hashes that a tree is read from. */
final class Leaves implements TileSource {

  private final TreeHash hashing = new TreeHash();
  private final List<byte[]> bytes = new ArrayList<>();
  private final List<List<Hash>> rows = new ArrayList<>();
  private int reads;

  static Leaves of(int count) {
    Leaves leaves = new Leaves();
    for (int i = 0; i < count; i++) {
      leaves.add(("leaf " + i).getBytes(StandardCharsets.UTF_8));
    }
    return leaves;
  }

  void add(byte[] leaf) {
    bytes.add(leaf);
    add(0, hashing.leaf(leaf));
  }

  private void add(int level, Hash hash) {
    if (rows.size() == level) {
      rows.add(new ArrayList<>());
    }
    List<Hash> row = rows.get(level);
    row.add(hash);
    if (row.size() % WIDTH == 0) {
      Frontier above = new Frontier();
      row.subList(row.size() - WIDTH, row.size()).forEach(above::append);
      add(level + 1, above.root());
    }
  }

  List<byte[]> first(int count) {
    return bytes.subList(0, count);
  }

  Hash leaf(int index) {
    return rows.getFirst().get(index);
  }

  /** As somebody with a hand in the database would. */
  void change(int index, Hash hash) {
    rows.getFirst().set(index, hash);
  }

  int reads() {
    return reads;
  }

  @Override
  public byte[] read(int level, long from, int count) {
    reads++;
    List<Hash> row = level < rows.size() ? rows.get(level) : List.of();
    if (from + count > row.size()) {
      throw new MissingHash(level, row.size());
    }
    byte[] read = new byte[count * Hash.BYTES];
    for (int i = 0; i < count; i++) {
      System.arraycopy(row.get((int) from + i).bytes(), 0, read, i * Hash.BYTES, Hash.BYTES);
    }
    return read;
  }
}

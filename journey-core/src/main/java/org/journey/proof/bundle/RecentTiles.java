package org.journey.proof.bundle;

import java.util.LinkedHashMap;
import java.util.Map;
import org.journey.proof.TileSource;

/** Reads a tile that was read a short while ago once. */
final class RecentTiles implements TileSource {

  /** Enough for the tiles of a path, and for those beside it that come again. */
  private static final int KEPT = 64;

  private record Tile(int level, long from, int count) {}

  private final TileSource source;
  private final Map<Tile, byte[]> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
          return size() > KEPT;
        }
      };

  RecentTiles(TileSource source) {
    this.source = source;
  }

  @Override
  public byte[] read(int level, long from, int count) {
    Tile tile = new Tile(level, from, count);
    byte[] known = kept.get(tile);
    if (known == null) {
      known = source.read(level, from, count);
      kept.put(tile, known);
    }
    return known;
  }
}

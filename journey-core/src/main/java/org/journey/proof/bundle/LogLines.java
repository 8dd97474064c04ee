package org.journey.proof.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.journey.proof.Hash;
import org.journey.proof.MerkleTree;
import org.journey.proof.TileSource;

/** Writes the lines of {@code log.txt}; {@link LogReading} reads them. */
final class LogLines {

  private final OutputStream out;
  private final RecentTiles tiles;
  private final long size;

  /** Leaves written so far. */
  private long written;

  LogLines(OutputStream out, TileSource tiles, long size) {
    this.out = out;
    this.tiles = new RecentTiles(tiles);
    this.size = size;
  }

  /** Writes the hashes up to an interaction, and it in full. */
  void leaf(long sequence, byte[] leaf) {
    if (sequence <= written || sequence > size) {
      throw new IllegalArgumentException("sequence " + sequence + " is not due");
    }
    try {
      upTo(sequence - 1);
      out.write(hash(written).getBytes(StandardCharsets.US_ASCII));
      out.write(' ');
      out.write(leaf);
      end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the hashes up to the end. */
  void finish() throws IOException {
    upTo(size);
  }

  private void upTo(long leaves) throws IOException {
    while (written < leaves) {
      out.write(hash(written).getBytes(StandardCharsets.US_ASCII));
      end();
    }
  }

  private void end() throws IOException {
    out.write('\n');
    written++;
    if (written % LogReading.BLOCK == 0) {
      out.write(proof(written - LogReading.BLOCK).getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** What is beside a block on its way to the root: a leaf's path without what is within. */
  private String proof(long first) {
    // A tree keeps every tile that it has read: one for each block, or it would keep them all.
    List<Hash> path = new MerkleTree(tiles, size).inclusion(first).hashes();
    StringBuilder line = new StringBuilder().append(LogReading.PROOF);
    path.stream().skip(TileSource.HEIGHT).forEach(hash -> line.append(' ').append(hash.base64()));
    return line.append('\n').toString();
  }

  private String hash(long index) {
    long from = index / TileSource.WIDTH * TileSource.WIDTH;
    byte[] tile = tiles.read(0, from, (int) Math.min(TileSource.WIDTH, size - from));
    return Hash.at(tile, (int) (index - from)).base64();
  }
}

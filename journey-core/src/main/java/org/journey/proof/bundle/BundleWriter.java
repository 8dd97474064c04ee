package org.journey.proof.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.journey.proof.Hash;
import org.journey.proof.InclusionProof;
import org.journey.proof.MerkleTree;
import org.journey.proof.NoteSigner;
import org.journey.proof.SignedNote;
import org.journey.proof.TileSource;

/**
 * Writes a bundle as it comes, in memory that does not grow with it. The same content gives the
 * same bytes on the same JDK. Its files are written in their order ({@link BundleEntry}); {@link
 * #finish} signs them.
 */
public final class BundleWriter implements AutoCloseable {

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; the stream is not to be closed. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Gives the interactions of a log that are to be in it in full, in order. */
  @FunctionalInterface
  public interface LogSource {
    /** Gives each to the line. */
    void forEach(Line line);

    /** Takes an interaction. */
    @FunctionalInterface
    interface Line {
      /**
       * Takes one.
       *
       * @param sequence above that of the one before
       * @param leaf its stored bytes
       */
      void write(long sequence, byte[] leaf);
    }
  }

  private final ZipSink zip;
  private final BundleHead head;
  private final Sums sums = new Sums();
  private final Iterator<BundleEntry> due;

  /**
   * Begins one with what it is of and how the log stood.
   *
   * @param out is flushed at the end and not closed
   * @throws IllegalArgumentException if the two are of different trees
   */
  public BundleWriter(OutputStream out, BundleHead head, SignedNote checkpoint) throws IOException {
    this.zip = new ZipSink(out);
    this.head = head;
    this.due = BundleEntry.of(head.kind()).iterator();
    text(BundleEntry.BUNDLE, head.json());
    text(BundleEntry.CHECKPOINT, checkpoint.toString());
  }

  /**
   * Writes the interactions of a journey, and the proof of each.
   *
   * @param leaves stored bytes, in order
   * @param sequences of each
   * @param tiles of the tree
   */
  public void journey(List<byte[]> leaves, List<Long> sequences, TileSource tiles)
      throws IOException {
    file(
        BundleEntry.INTERACTIONS,
        out -> {
          for (byte[] leaf : leaves) {
            out.write(leaf);
            out.write('\n');
          }
        });
    TileSource recent = new RecentTiles(tiles);
    file(
        BundleEntry.PROOFS,
        out -> {
          for (long sequence : sequences) {
            // A tree keeps every tile that it has read: one for each, or it would keep very many.
            MerkleTree tree = new MerkleTree(recent, head.treeSize());
            Hash leaf = Hash.of(recent.read(0, sequence - 1, 1));
            out.write(proof(tree.inclusion(sequence - 1), leaf).getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  private static String proof(InclusionProof proof, Hash leaf) {
    StringBuilder json = new StringBuilder(256);
    json.append("{\"leafIndex\":").append(proof.index());
    json.append(",\"treeSize\":").append(proof.size());
    json.append(",\"leafHash\":\"").append(leaf.base64()).append("\",\"hashes\":[");
    String between = "";
    for (Hash hash : proof.hashes()) {
      json.append(between).append('"').append(hash.base64()).append('"');
      between = ",";
    }
    return json.append("]}\n").toString();
  }

  /**
   * Writes the whole log.
   *
   * @param source the interactions that are to be in it in full
   * @param tiles of the tree
   */
  public void log(LogSource source, TileSource tiles) throws IOException {
    file(
        BundleEntry.LOG,
        out -> {
          LogLines lines = new LogLines(out, tiles, head.treeSize());
          try {
            source.forEach(lines::leaf);
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
          lines.finish();
        });
  }

  /** Writes one of the other files. */
  public void file(BundleEntry entry, Content content) throws IOException {
    if (!due.hasNext() || due.next() != entry) {
      throw new IllegalStateException(entry + " is not the file that is due");
    }
    MessageDigest sha256 = Sha256.digest();
    zip.open(entry.file());
    content.writeTo(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            sha256.update(bytes, from, length);
            zip.write(bytes, from, length);
          }
        });
    zip.closeEntry();
    sums.add(entry, sha256.digest());
  }

  private void text(BundleEntry entry, String text) throws IOException {
    file(entry, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Signs the files, and ends the bundle. */
  public void finish(Collection<NoteSigner> signers) throws IOException {
    String all = sums.text();
    text(BundleEntry.SUMS, all);
    text(
        BundleEntry.MANIFEST, SignedNote.sign(Sums.signed(head.origin(), all), signers).toString());
    zip.finish();
  }

  /** Gives back what it holds; ends nothing. */
  @Override
  public void close() {
    zip.close();
  }
}

package org.journey.proof.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.journey.proof.Checkpoint;
import org.journey.proof.Frontier;
import org.journey.proof.Hash;
import org.journey.proof.InclusionProof;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the whole log: a line for each leaf with its hash, behind which the interactions of one
 * organisation stand in full. Behind every {@link #BLOCK} of them a line proves these, so that what
 * was changed is found where it is, and not at the end alone.
 */
final class LogReading {

  /** Leaves that are proven together. */
  static final int BLOCK = 256;

  /** What a line begins with that is of a block, and of no leaf. */
  static final char PROOF = '=';

  private static final int MOST_SUBJECTS = 4_000_000;
  private static final int HASH = 44;
  private static final int MOST_HASHES = 63;

  private final Checkpoint checkpoint;
  private final @Nullable Checkpoint kept;
  private final Leaves leaves;
  private final SubjectVersions versions = new SubjectVersions(MOST_SUBJECTS);
  private final Frontier tree = new Frontier();
  private Frontier block = new Frontier();

  /**
   * Of one bundle.
   *
   * @param kept a checkpoint that was kept from elsewhere
   */
  LogReading(BundleHead.OfLog head, Checkpoint checkpoint, @Nullable Checkpoint kept) {
    this.checkpoint = checkpoint;
    this.kept = kept;
    this.leaves = new Leaves(head.organisation());
  }

  Leaves leaves() {
    return leaves;
  }

  boolean versionsFollowed() {
    return versions.followedAll();
  }

  /** Reads all lines. */
  void read(EntryReader lines) throws IOException {
    consistent();
    while (tree.size() < checkpoint.size()) {
      long sequence = tree.size() + 1;
      boolean there = lines.nextLine(Leaves.LONGEST_LINE) && !lines.isCut();
      if (!there && lines.isDamaged()) {
        throw bad(sequence, "from it on the log cannot be read any more");
      }
      if (!there) {
        throw new BadBundle(
            BundleFault.TRUNCATED,
            sequence,
            "the log ends before it, and the checkpoint is of " + checkpoint.size());
      }
      leaf(lines, sequence);
      if (block.size() == BLOCK) {
        prove(lines);
      }
    }
    if (lines.nextLine(Leaves.LONGEST_LINE)) {
      throw new BadBundle(
          BundleFault.INSERTED,
          tree.size() + 1,
          "the log goes on, and the checkpoint is of " + checkpoint.size());
    }
    if (!tree.root().equals(checkpoint.root())) {
      long from = tree.size() - block.size() + 1;
      throw new BadBundle(
          BundleFault.CHANGED,
          block.size() == 0 ? 0 : from,
          "the hashes of the log do not make the root of the checkpoint"
              + (block.size() == 0
                  ? ""
                  : ": it, or another one up to " + tree.size() + ", was changed"));
    }
  }

  private void leaf(EntryReader lines, long sequence) throws IOException {
    byte[] bytes = lines.bytes();
    int from = lines.lineFrom();
    int to = lines.lineTo();
    Hash told = hash(bytes, from, to, sequence);
    if (to - from > HASH) {
      if (bytes[from + HASH] != ' ') {
        throw bad(sequence, "there is no blank behind its hash");
      }
      LeafHead leaf = leaves.head(bytes, from + HASH + 1, to, sequence);
      if (!leaves.hash(bytes, from + HASH + 1, to).equals(told)) {
        throw new BadBundle(
            BundleFault.CHANGED, sequence, "its bytes are not those that the log has the hash of");
      }
      if (leaf.sequence() != sequence) {
        throw misplaced(leaf.sequence(), sequence, lines);
      }
      leaves.follow(leaf);
      long due = versions.due(leaf);
      if (due != SubjectVersions.UNKNOWN) {
        Leaves.version(leaf, due);
      }
    }
    tree.append(told);
    block.append(told);
    consistent();
  }

  private BadBundle misplaced(long there, long sequence, EntryReader lines) throws IOException {
    if (there < sequence) {
      return new BadBundle(
          there == leaves.last() ? BundleFault.INSERTED : BundleFault.REORDERED,
          sequence,
          "in its place stands that of sequence " + there);
    }
    boolean moved = false;
    try {
      long at = sequence;
      while (at < there && lines.nextLine(Leaves.LONGEST_LINE)) {
        at += isProof(lines) ? 0 : 1;
      }
      moved =
          at == there
              && lines.lineTo() - lines.lineFrom() > HASH
              && LeafHead.read(lines.bytes(), lines.lineFrom() + HASH + 1, lines.lineTo())
                      .sequence()
                  == sequence;
    } catch (BadBundle | JsonScan.Unexpected e) {
      // Wrong as well, and further on: the first is told.
    }
    return new BadBundle(
        moved ? BundleFault.REORDERED : BundleFault.MISSING,
        sequence,
        "in its place stands that of sequence " + there);
  }

  private static boolean isProof(EntryReader lines) {
    return lines.lineTo() > lines.lineFrom() && lines.bytes()[lines.lineFrom()] == PROOF;
  }

  private static Hash hash(byte[] bytes, int from, int to, long sequence) throws BadBundle {
    if (to - from >= HASH) {
      try {
        return Hash.parse(new String(bytes, from, HASH, StandardCharsets.ISO_8859_1));
      } catch (IllegalArgumentException e) {
        // Told below.
      }
    }
    throw bad(sequence, "its line has no hash");
  }

  /** The line behind a block shows that it is a part of the tree. */
  private void prove(EntryReader lines) throws IOException {
    long first = tree.size() - BLOCK + 1;
    if (!lines.nextLine(Leaves.LONGEST_LINE)) {
      throw new BadBundle(
          lines.isDamaged() ? BundleFault.CHANGED : BundleFault.TRUNCATED,
          tree.size() + 1,
          "the log ends before it");
    }
    List<Hash> hashes = hashes(lines, first);
    long blocks = (checkpoint.size() + BLOCK - 1) / BLOCK;
    if (!new InclusionProof(first / BLOCK, blocks, hashes)
        .proves(block.root(), checkpoint.root())) {
      throw new BadBundle(
          BundleFault.CHANGED,
          first,
          "it, or another one up to "
              + tree.size()
              + ", is not what the checkpoint was made of: the hashes, or their proof, were"
              + " changed");
    }
    block = new Frontier();
  }

  private static List<Hash> hashes(EntryReader lines, long first) throws BadBundle {
    String text =
        new String(
            lines.bytes(),
            lines.lineFrom(),
            Math.min(lines.lineTo() - lines.lineFrom(), (HASH + 1) * (MOST_HASHES + 1)),
            StandardCharsets.ISO_8859_1);
    List<Hash> hashes = new ArrayList<>();
    boolean form = !text.isEmpty() && text.charAt(0) == PROOF;
    try {
      for (int i = 1; form && i < text.length(); i += HASH + 1) {
        form = text.charAt(i) == ' ' && i + HASH < text.length() && hashes.size() < MOST_HASHES;
        if (form) {
          hashes.add(Hash.parse(text.substring(i + 1, i + 1 + HASH)));
        }
      }
    } catch (IllegalArgumentException e) {
      form = false;
    }
    if (!form) {
      throw bad(first, "behind it and the " + (BLOCK - 1) + " that follow it there is no proof");
    }
    return hashes;
  }

  /** Holds the tree against the checkpoint that was kept, when it is as large. */
  private void consistent() throws BadBundle {
    if (kept != null && tree.size() == kept.size()) {
      KeptCheckpoint.hold(kept, checkpoint.origin(), tree.root());
    }
  }

  private static BadBundle bad(long sequence, String reason) {
    return new BadBundle(BundleFault.CHANGED, sequence, BundleEntry.LOG.file() + ": " + reason);
  }
}

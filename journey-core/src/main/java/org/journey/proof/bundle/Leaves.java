package org.journey.proof.bundle;

import org.journey.proof.Hash;
import org.journey.proof.TreeHash;

/** What holds of the interactions that are in a bundle of all, one after the other. */
final class Leaves {

  /** Bytes of a line: a stored interaction is far shorter, for over 64 KiB nothing is taken. */
  static final int LONGEST_LINE = 1 << 20;

  private final String organisation;
  private final TreeHash hashing = new TreeHash();
  private long count;
  private long first;
  private long last;
  private String recorded = "";

  Leaves(String organisation) {
    this.organisation = organisation;
  }

  /** How many there were. */
  long count() {
    return count;
  }

  /** The sequence of the first; 0: there was none. */
  long first() {
    return first;
  }

  /** The sequence of the last; 0: there was none. */
  long last() {
    return last;
  }

  /**
   * Reads the head of a leaf.
   *
   * @param due the sequence that it is blamed on if it cannot be read
   */
  LeafHead head(byte[] bytes, int from, int to, long due) throws BadBundle {
    try {
      return LeafHead.read(bytes, from, to);
    } catch (JsonScan.Unexpected e) {
      String where = count == 0 ? "the first line" : "the line behind that of sequence " + last;
      throw new BadBundle(
          BundleFault.CHANGED,
          due,
          BundleEntry.LOG.file() + ": " + where + " is no stored interaction: " + e.reason());
    }
  }

  /** Holds one against those before it. */
  void follow(LeafHead leaf) throws BadBundle {
    long sequence = leaf.sequence();
    if (sequence < 1) {
      throw new BadBundle(BundleFault.CHANGED, BundleEntry.LOG.file() + ": a sequence of 0");
    }
    if (sequence == last) {
      throw new BadBundle(BundleFault.INSERTED, sequence, "it is there more than once");
    }
    if (sequence < last) {
      throw new BadBundle(
          BundleFault.REORDERED, sequence, "it stands behind that of sequence " + last);
    }
    if (!leaf.organisation().equals(organisation)) {
      throw new BadBundle(BundleFault.FOREIGN, sequence, "it is another organisation's");
    }
    if (leaf.recordedTime().compareTo(recorded) < 0) {
      throw new BadBundle(
          BundleFault.REORDERED, sequence, "its recorded time is before that of the one before it");
    }
    recorded = leaf.recordedTime();
    last = sequence;
    first = count == 0 ? sequence : first;
    count++;
  }

  /** Holds its version against the one that is due in its journey. */
  static void version(LeafHead leaf, long due) throws BadBundle {
    if (leaf.version() > due) {
      throw missing(leaf.sequence(), leaf.version(), due);
    }
    if (leaf.version() < due) {
      throw again(leaf.sequence(), leaf.version());
    }
  }

  /** Before an interaction of this version another one is due. */
  static BadBundle missing(long sequence, long version, long due) {
    return new BadBundle(
        BundleFault.MISSING,
        sequence,
        "before it an interaction of its journey is missing: it has version "
            + version
            + " and "
            + due
            + " is due");
  }

  /** An interaction has the version of one before it. */
  static BadBundle again(long sequence, long version) {
    return new BadBundle(
        BundleFault.INSERTED,
        sequence,
        "its journey has its version "
            + version
            + " already: one of the two was put in or changed");
  }

  Hash hash(byte[] bytes, int from, int to) {
    return hashing.leaf(bytes, from, to - from);
  }
}

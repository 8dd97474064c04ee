package org.journey.proof.bundle;

import org.journey.proof.Checkpoint;
import org.journey.proof.Hash;

/**
 * A checkpoint that was kept from elsewhere, held against the log of a bundle. Its origin need not
 * be the log's: one that was rolled back goes on under another, and still has to begin with what of
 * it was left.
 */
final class KeptCheckpoint {

  private KeptCheckpoint() {}

  /**
   * Holds it against the tree of as many leaves.
   *
   * @param origin of the log now
   * @param root of that tree
   */
  static void hold(Checkpoint kept, String origin, Hash root) throws BadBundle {
    if (kept.root().equals(root)) {
      return;
    }
    throw new BadBundle(
        BundleFault.INCONSISTENT,
        kept.origin().equals(origin)
            ? "the log began otherwise when the checkpoint that was kept was made, of "
                + kept.size()
            : "the checkpoint that was kept, of "
                + kept.size()
                + ", is of another origin, and the log does not begin with what it was made of:"
                + " that is another log, or was lost in a roll-back");
  }

  /** Says of a bundle that is good if it says nothing about a checkpoint of another size. */
  static void comparable(Checkpoint kept, BundleHead head, Checkpoint checkpoint) throws BadBundle {
    long size = checkpoint.size();
    if (kept.size() > size) {
      throw new BadBundle(
          BundleFault.NOT_COMPARABLE,
          "the bundle is good, but the checkpoint that was kept, of "
              + kept.size()
              + ", is newer than it, of "
              + size
              + ": hold it against a bundle of all that was made since, or verify the consistency"
              + " proof from "
              + size
              + " to "
              + kept.size());
    }
    if (kept.size() < size && head.kind() == BundleHead.Kind.JOURNEY) {
      throw new BadBundle(
          BundleFault.NOT_COMPARABLE,
          "the bundle is good, but one of a journey does not show how the log went on from the"
              + " checkpoint that was kept, of "
              + kept.size()
              + ", to its own, of "
              + size
              + ": hold it against a bundle of all, or verify the consistency proof between them");
    }
  }
}

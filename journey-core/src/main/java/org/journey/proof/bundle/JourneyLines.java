package org.journey.proof.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.journey.proof.Hash;
import org.jspecify.annotations.Nullable;

/**
 * The interactions of one journey, line by line, up to the first that cannot be. That is kept and
 * not told at once: the proofs that follow may show that one before it is wrong already, and say
 * which interaction a line was that cannot be read any more.
 */
final class JourneyLines {

  /** A journey takes no more than 20,000; some are left for what closes and erases. */
  private static final int MOST = 100_000;

  /**
   * An interaction that may be right.
   *
   * @param sequence as it says
   * @param hash of its bytes
   */
  record Place(long sequence, Hash hash) {}

  private final BundleHead.OfJourney head;
  private final Leaves leaves;
  private final List<Place> places = new ArrayList<>();
  private @Nullable BadBundle found;
  private @Nullable Hash foundHash;
  private boolean foundMoved;

  JourneyLines(BundleHead.OfJourney head) {
    this.head = head;
    this.leaves = new Leaves(BundleEntry.INTERACTIONS, head.organisation());
  }

  Leaves leaves() {
    return leaves;
  }

  /** Those before the one that cannot be. */
  List<Place> places() {
    return places;
  }

  /** What is wrong behind these; null: nothing. */
  @Nullable BadBundle found() {
    return found;
  }

  /** The hash of the line that it is wrong with; null if there is no such line. */
  @Nullable Hash foundHash() {
    return foundHash;
  }

  /** Whether what is wrong is that one stands further on. */
  boolean foundMoved() {
    return foundMoved;
  }

  /** Reads them. */
  void read(EntryReader lines) throws IOException {
    try {
      while (lines.nextLine(Leaves.LONGEST_LINE)) {
        Hash hash = leaves.hash(lines.bytes(), lines.lineFrom(), lines.lineTo());
        foundHash = hash;
        places.add(new Place(line(lines), hash));
        foundHash = null;
      }
      ended();
    } catch (BadBundle e) {
      if (e.fault() == BundleFault.TOO_LARGE) {
        throw e;
      }
      found = e.fault() == BundleFault.MISSING && foundHash != null ? orMoved(e, lines) : e;
    }
  }

  private long line(EntryReader lines) throws BadBundle {
    if (places.size() == MOST) {
      throw new BadBundle(
          BundleFault.TOO_LARGE, "more than " + MOST + " interactions of one journey");
    }
    LeafHead leaf = leaves.head(lines.bytes(), lines.lineFrom(), lines.lineTo(), 0);
    leaves.follow(leaf);
    if (leaf.aboutClient() || !leaf.subject().equals(head.journeyId())) {
      throw new BadBundle(BundleFault.FOREIGN, leaf.sequence(), "it is of another journey");
    }
    Leaves.version(leaf, places.size());
    return leaf.sequence();
  }

  /** What is missing where it should be may stand further on. */
  private BadBundle orMoved(BadBundle missing, EntryReader lines) throws IOException {
    long after = places.isEmpty() ? 0 : places.getLast().sequence();
    try {
      while (lines.nextLine(Leaves.LONGEST_LINE)) {
        long sequence = LeafHead.read(lines.bytes(), lines.lineFrom(), lines.lineTo()).sequence();
        if (sequence > after && sequence < missing.sequence()) {
          foundMoved = true;
          return new BadBundle(
              BundleFault.REORDERED,
              sequence,
              "it stands behind that of sequence " + missing.sequence());
        }
      }
    } catch (JsonScan.Unexpected e) {
      // Wrong as well, and further on: the first is told.
    }
    return missing;
  }

  private void ended() throws BadBundle {
    if (places.size() < head.interactions()) {
      throw new BadBundle(
          BundleFault.MISSING,
          head.lastSequence(),
          "the interactions end before it: there are "
              + places.size()
              + " where the bundle says that there are "
              + head.interactions());
    }
    if (places.size() > head.interactions() || leaves.last() != head.lastSequence()) {
      throw new BadBundle(
          BundleFault.INSERTED,
          leaves.last(),
          "the bundle says that it has "
              + head.interactions()
              + " interactions up to sequence "
              + head.lastSequence());
    }
  }
}

package org.journey.proof.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.journey.proof.Hash;
import org.journey.proof.TreeHash;
import org.jspecify.annotations.Nullable;

/**
 * The interactions of one journey as they stand in the bundle, a line each. Nothing is judged here:
 * what each line says is kept, and what is wrong with the first that is wrong by itself.
 */
final class JourneyLines {

  /** A journey takes no more than 20,000; some are left for what closes and erases. */
  static final int MOST = 100_000;

  /**
   * A line.
   *
   * @param sequence as it says; 0: it cannot be read
   * @param version as it says; -1: it cannot be read
   * @param hash of its bytes
   */
  record Line(long sequence, long version, Hash hash) {}

  private final BundleHead.OfJourney head;
  private final TreeHash hashing = new TreeHash();
  private final List<Line> lines = new ArrayList<>();
  private @Nullable BadBundle flaw;
  private int flawAt = -1;
  private String recorded = "";
  private boolean more;
  private boolean damaged;

  JourneyLines(BundleHead.OfJourney head) {
    this.head = head;
  }

  /** Reads them. */
  void read(EntryReader reader) throws IOException {
    while (!more && reader.nextLine(Leaves.LONGEST_LINE)) {
      more = lines.size() == MOST;
      if (!more) {
        lines.add(line(reader));
      }
    }
    damaged = reader.isDamaged();
  }

  /** How many there are, of those that are read. */
  int count() {
    return lines.size();
  }

  /** The line at a place from 0; null if they end before. */
  @Nullable Line at(int place) {
    return place < lines.size() ? lines.get(place) : null;
  }

  /** Where a line with these bytes stands; -1: nowhere. */
  int placeOf(Hash hash) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).hash().equals(hash)) {
        return i;
      }
    }
    return -1;
  }

  /** What is wrong with the line at a place by itself, if it is the first of such; else null. */
  @Nullable BadBundle flaw(int place) {
    return place == flawAt ? flaw : null;
  }

  /** Whether there are more than are read. */
  boolean more() {
    return more;
  }

  /** Whether they end because they could not be read on. */
  boolean isDamaged() {
    return damaged;
  }

  private Line line(EntryReader reader) {
    byte[] bytes = reader.bytes();
    int from = reader.lineFrom();
    int to = reader.lineTo();
    Hash hash = hashing.leaf(bytes, from, to - from);
    try {
      LeafHead leaf = LeafHead.read(bytes, from, to);
      look(leaf);
      if (reader.isCut() && !reader.isDamaged()) {
        flaw(BundleFault.TRUNCATED, leaf.sequence(), "the file ends within its line");
      }
      return new Line(leaf.sequence(), leaf.version(), hash);
    } catch (JsonScan.Unexpected e) {
      long before = lines.isEmpty() ? 0 : lines.getLast().sequence();
      flaw(
          BundleFault.CHANGED,
          0,
          BundleEntry.INTERACTIONS.file()
              + (before == 0 ? ": line " + (lines.size() + 1) : ": the line behind " + before)
              + " is no stored interaction: "
              + e.reason());
      return new Line(0, -1, hash);
    }
  }

  private void look(LeafHead leaf) {
    if (!leaf.organisation().equals(head.organisation())) {
      flaw(BundleFault.FOREIGN, leaf.sequence(), "it is another organisation's");
    }
    if (leaf.aboutClient() || !leaf.subject().equals(head.journeyId())) {
      flaw(BundleFault.FOREIGN, leaf.sequence(), "it is of another journey");
    }
    if (leaf.recordedTime().compareTo(recorded) < 0) {
      flaw(
          BundleFault.REORDERED,
          leaf.sequence(),
          "its recorded time is before that of the one before it");
    }
    recorded = leaf.recordedTime();
  }

  private void flaw(BundleFault fault, long sequence, String reason) {
    if (flaw == null) {
      flaw = new BadBundle(fault, sequence, reason);
      flawAt = lines.size();
    }
  }
}

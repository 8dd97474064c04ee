package org.journey.proof.bundle;

import java.util.Objects;
import org.journey.proof.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * Judges the interactions of a journey: at each place there is a line, and a proof, or one of the
 * two. What is wrong with the first place where they are not as they should be is told. Only what a
 * proof shows is believed: a line says of itself what whoever changed it wanted.
 */
final class JourneyJudge {

  private final BundleHead.OfJourney head;
  private final Checkpoint checkpoint;
  private final JourneyLines lines;
  private final JourneyProofs proofs;

  JourneyJudge(
      BundleHead.OfJourney head, Checkpoint checkpoint, JourneyLines lines, JourneyProofs proofs) {
    this.head = head;
    this.checkpoint = checkpoint;
    this.lines = lines;
    this.proofs = proofs;
  }

  /** Goes through the places, up to the first that is wrong. */
  void judge() throws BadBundle {
    for (int i = 0; ; i++) {
      JourneyLines.Line line = lines.at(i);
      JourneyProofs.Proof proof = proofs.at(i);
      if (line == null && lines.more()) {
        throw new BadBundle(
            BundleFault.TOO_LARGE,
            "more than " + JourneyLines.MOST + " interactions of one journey");
      }
      if (line == null) {
        ended(i, proof);
        return;
      }
      if (proof == null) {
        throw unproven(i, line);
      }
      if (!proof.proven()) {
        throw forged(i, line, proof);
      }
      if (!Objects.equals(line.hash(), proof.hash())) {
        throw displaced(i, line, proof);
      }
      if (line.sequence() != proof.sequence()) {
        throw otherProof(line.sequence(), proof);
      }
      follow(i, line);
    }
  }

  /** It is in the log, byte for byte: now it must follow the one before it. */
  private void follow(int place, JourneyLines.Line line) throws BadBundle {
    long sequence = line.sequence();
    long before = sequenceBefore(place);
    if (sequence == before) {
      throw new BadBundle(BundleFault.INSERTED, sequence, "it is there more than once");
    }
    if (sequence < before) {
      throw new BadBundle(
          BundleFault.REORDERED, sequence, "it stands behind that of sequence " + before);
    }
    BadBundle flaw = lines.flaw(place);
    if (flaw != null) {
      throw flaw;
    }
    if (line.version() > place) {
      throw missingBefore(place, line);
    }
    if (line.version() < place) {
      throw Leaves.again(sequence, line.version());
    }
    if (place >= head.interactions()) {
      throw surplus(sequence);
    }
  }

  /** A version is lacking before this one: its interaction may stand further on. */
  private BadBundle missingBefore(int place, JourneyLines.Line line) {
    long before = sequenceBefore(place);
    for (int i = place + 1; i < lines.count(); i++) {
      JourneyLines.Line later = lines.at(i);
      if (later != null && later.sequence() > before && later.sequence() < line.sequence()) {
        return new BadBundle(
            BundleFault.REORDERED,
            later.sequence(),
            "it stands behind that of sequence " + line.sequence());
      }
    }
    return Leaves.missing(line.sequence(), line.version(), place);
  }

  /** The log has what the proof is of, and another line stands at its place. */
  private BadBundle displaced(int place, JourneyLines.Line line, JourneyProofs.Proof proof) {
    int found = proof.hash() == null ? -1 : lines.placeOf(proof.hash());
    int own = lines.placeOf(line.hash());
    JourneyProofs.Proof its = proofs.of(line.hash());
    long claimed = line.sequence();
    if (found < 0) {
      return its != null && own == place && its.sequence() > proof.sequence()
          ? new BadBundle(
              BundleFault.MISSING, proof.sequence(), "the log has it, by its proof; it is not here")
          : changed(proof);
    }
    if (own < place) {
      return new BadBundle(BundleFault.INSERTED, claimed, "it is there more than once");
    }
    if (found > place && its != null && its.sequence() > proof.sequence()) {
      return new BadBundle(
          BundleFault.REORDERED,
          proof.sequence(),
          "it stands behind that of sequence " + its.sequence());
    }
    JourneyLines.Line due = lines.at(found);
    if (found > place && its == null && due != null && due.version() == place) {
      boolean between = claimed > sequenceBefore(place) && claimed < proof.sequence();
      return new BadBundle(
          BundleFault.INSERTED,
          between ? claimed : proof.sequence(),
          between ? "the log does not have it" : "before it stands what the log does not have");
    }
    return otherProof(claimed, proof);
  }

  private static BadBundle changed(JourneyProofs.Proof proof) {
    return new BadBundle(
        BundleFault.CHANGED,
        proof.sequence(),
        "the log has it, by its proof, and the line at its place is not what it was");
  }

  private static BadBundle otherProof(long claimed, JourneyProofs.Proof proof) {
    return new BadBundle(
        BundleFault.FORGED_PROOF,
        claimed == 0 ? proof.sequence() : claimed,
        "the proof at its place is that of sequence " + proof.sequence());
  }

  /** There is a proof, and it shows nothing. */
  private BadBundle forged(int place, JourneyLines.Line line, JourneyProofs.Proof proof) {
    long sequence = line.sequence() == 0 ? proof.sequence() : line.sequence();
    if (!proof.flaw().isEmpty()) {
      return new BadBundle(BundleFault.FORGED_PROOF, sequence, proof.flaw());
    }
    if (proof.size() != checkpoint.size()) {
      return new BadBundle(
          BundleFault.WRONG_TREE_SIZE,
          sequence,
          "its proof is of a tree of "
              + proof.size()
              + ", and the checkpoint of one of "
              + checkpoint.size());
    }
    BadBundle flaw = lines.flaw(place);
    if (flaw != null && flaw.sequence() != 0) {
      return flaw;
    }
    if (proof.sequence() != sequence) {
      return otherProof(sequence, proof);
    }
    if (!Objects.equals(line.hash(), proof.hash())) {
      return new BadBundle(
          BundleFault.CHANGED, sequence, "its bytes are not those that its proof is of");
    }
    return new BadBundle(
        BundleFault.FORGED_PROOF,
        sequence,
        "its proof does not lead to the root of the checkpoint: that, or it, is not the log's");
  }

  /** There is a line, and no proof at its place. */
  private BadBundle unproven(int place, JourneyLines.Line line) {
    BadBundle flaw = lines.flaw(place);
    if (flaw != null) {
      return flaw.sequence() != 0
          ? flaw
          : new BadBundle(
              BundleFault.CHANGED, sequenceBefore(place), "behind it: " + flaw.getMessage());
    }
    return place >= head.interactions()
        ? surplus(line.sequence())
        : new BadBundle(
            BundleFault.FORGED_PROOF, line.sequence(), "there is no proof that it is in the log");
  }

  private BadBundle surplus(long sequence) {
    return new BadBundle(
        BundleFault.INSERTED,
        sequence,
        "the bundle says that it has "
            + head.interactions()
            + " interactions up to sequence "
            + head.lastSequence());
  }

  /** The lines end here. */
  private void ended(int place, JourneyProofs.@Nullable Proof proof) throws BadBundle {
    if (proof != null && proof.proven() && proof.hash() != null) {
      if (lines.placeOf(proof.hash()) >= 0) {
        throw new BadBundle(
            BundleFault.FORGED_PROOF, proof.sequence(), "there is more than one proof of it");
      }
      throw lines.isDamaged()
          ? changed(proof)
          : new BadBundle(
              BundleFault.MISSING,
              proof.sequence(),
              "the log has it, by its proof; it is not here");
    }
    if (place < head.interactions()) {
      throw new BadBundle(
          BundleFault.MISSING,
          head.lastSequence(),
          "the interactions end before it: there are "
              + place
              + " where the bundle says that there are "
              + head.interactions());
    }
    if (proof != null) {
      throw new BadBundle(
          BundleFault.FORGED_PROOF, proof.sequence(), "there is a proof more than interactions");
    }
    if (sequenceBefore(place) != head.lastSequence()) {
      throw surplus(sequenceBefore(place));
    }
  }

  /** The sequence at the place before; 0 if there is none. */
  private long sequenceBefore(int place) {
    JourneyLines.Line line = place == 0 ? null : lines.at(place - 1);
    return line == null ? 0 : line.sequence();
  }
}

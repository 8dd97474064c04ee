package org.journey.proof.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.journey.proof.Checkpoint;
import org.journey.proof.Hash;
import org.journey.proof.InclusionProof;
import org.jspecify.annotations.Nullable;

/** Holds each interaction of a journey against the proof that it is in the log. */
final class JourneyProofs {

  private static final int LONGEST = 8 * 1024;
  private static final int MOST_HASHES = 63;

  /** A proof as it was told. */
  private record Told(long index, long size, Hash hash, List<Hash> hashes) {
    long sequence() {
      return index + 1;
    }
  }

  private final JourneyLines journey;
  private final Checkpoint checkpoint;

  JourneyProofs(JourneyLines journey, Checkpoint checkpoint) {
    this.journey = journey;
    this.checkpoint = checkpoint;
  }

  /** Reads a proof for each of them; what is wrong with the first of them is told. */
  void read(EntryReader lines) throws IOException {
    for (JourneyLines.Place place : journey.places()) {
      if (!lines.nextLine(LONGEST)) {
        BadBundle found = journey.found();
        if (found != null && found.fault() == BundleFault.INSERTED) {
          throw found;
        }
        throw new BadBundle(
            BundleFault.FORGED_PROOF, place.sequence(), "there is no proof that it is in the log");
      }
      prove(place, told(place.sequence(), lines));
    }
    BadBundle found = journey.found();
    if (found != null) {
      throw lines.nextLine(LONGEST) ? named(found, told(found.sequence(), lines)) : found;
    }
    if (lines.nextLine(LONGEST)) {
      throw new BadBundle(
          BundleFault.MISSING,
          told(0, lines).sequence(),
          "there is a proof that it is in the log, and not itself");
    }
  }

  private void prove(JourneyLines.Place place, Told told) throws BadBundle {
    long sequence = place.sequence();
    if (told.size != checkpoint.size()) {
      throw new BadBundle(
          BundleFault.WRONG_TREE_SIZE,
          sequence,
          "its proof is of a tree of "
              + told.size
              + ", and the checkpoint of one of "
              + checkpoint.size());
    }
    boolean same = told.hash.equals(place.hash());
    if (told.sequence() == sequence && !same) {
      throw new BadBundle(
          BundleFault.CHANGED, sequence, "its bytes are not those that its proof is of");
    }
    if (told.sequence() < sequence && isOfTheLog(told)) {
      throw changed(told);
    }
    if (told.sequence() != sequence) {
      BadBundle found = journey.found();
      throw new BadBundle(
          found != null && found.fault() == BundleFault.INSERTED
              ? BundleFault.INSERTED
              : BundleFault.FORGED_PROOF,
          sequence,
          "the proof at its place is that of sequence " + told.sequence());
    }
    if (!isOfTheLog(told)) {
      throw new BadBundle(
          BundleFault.FORGED_PROOF,
          sequence,
          "its proof does not lead to the root of the checkpoint: that, or it, is not the log's");
    }
  }

  private boolean isOfTheLog(Told told) {
    return told.size == checkpoint.size()
        && told.index < told.size
        && new InclusionProof(told.index, told.size, told.hashes)
            .proves(told.hash, checkpoint.root());
  }

  private static boolean isSame(Hash told, @Nullable Hash hash) {
    return hash != null && told.equals(hash);
  }

  private static BadBundle changed(Told told) {
    return new BadBundle(
        BundleFault.CHANGED,
        told.sequence(),
        "the log has it, by its proof, and the line at its place is not what it was");
  }

  /** What was found by the lines alone, in the light of the proof at that place. */
  private BadBundle named(BadBundle found, Told told) {
    Hash hash = journey.foundHash();
    if (!isOfTheLog(told) || isSame(told.hash, hash)) {
      return found;
    }
    if (found.fault() == BundleFault.MISSING) {
      return found.sequence() == told.sequence() && hash != null
          ? changed(told)
          : new BadBundle(
              BundleFault.MISSING, told.sequence(), "the log has it, by its proof; it is not here");
    }
    if (hash == null) {
      return found;
    }
    boolean again = journey.places().stream().anyMatch(place -> place.hash().equals(hash));
    return again || journey.foundMoved() ? found : changed(told);
  }

  private static Told told(long sequence, EntryReader lines) throws BadBundle {
    try {
      JsonScan json = new JsonScan(lines.bytes(), lines.lineFrom(), lines.lineTo());
      json.expect("{\"leafIndex\":");
      long index = json.number();
      json.expect(",\"treeSize\":");
      long size = json.number();
      json.expect(",\"leafHash\":");
      Hash leaf = Hash.parse(json.string());
      json.expect(",\"hashes\":[");
      List<Hash> hashes = new ArrayList<>();
      if (!json.has("]")) {
        do {
          if (hashes.size() == MOST_HASHES) {
            throw new JsonScan.Unexpected("more hashes than any tree has levels");
          }
          hashes.add(Hash.parse(json.string()));
        } while (json.has(","));
        json.expect("]");
      }
      json.expect("}");
      json.end();
      return new Told(index, size, leaf, hashes);
    } catch (JsonScan.Unexpected e) {
      throw new BadBundle(
          BundleFault.FORGED_PROOF, sequence, "its proof cannot be read: " + e.reason());
    } catch (IllegalArgumentException e) {
      throw new BadBundle(BundleFault.FORGED_PROOF, sequence, "its proof has a hash that is none");
    }
  }
}

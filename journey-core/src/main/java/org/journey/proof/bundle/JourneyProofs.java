package org.journey.proof.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.journey.proof.Checkpoint;
import org.journey.proof.Hash;
import org.journey.proof.InclusionProof;
import org.jspecify.annotations.Nullable;

/**
 * The proofs of a journey's interactions as they stand in the bundle, a line each. One that leads
 * to the root of the checkpoint is the log's own word: that this hash has this place in it.
 */
final class JourneyProofs {

  private static final int LONGEST = 8 * 1024;
  private static final int MOST_HASHES = 63;

  /**
   * A proof.
   *
   * @param sequence whose it is; 0: it cannot be read
   * @param size leaves of the tree that it is of
   * @param hash of the leaf; null: it cannot be read
   * @param proven whether it leads to the root of the checkpoint
   * @param flaw why it cannot be read; empty: it can
   */
  record Proof(long sequence, long size, @Nullable Hash hash, boolean proven, String flaw) {}

  private final Checkpoint checkpoint;
  private final List<Proof> proofs = new ArrayList<>();

  JourneyProofs(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
  }

  /** Reads them, and one more than there are interactions at most. */
  void read(EntryReader reader) throws IOException {
    while (proofs.size() <= JourneyLines.MOST && reader.nextLine(LONGEST)) {
      proofs.add(proof(reader));
    }
  }

  /** The proof at a place from 0; null if they end before. */
  @Nullable Proof at(int place) {
    return place < proofs.size() ? proofs.get(place) : null;
  }

  /** The proof that the log has these bytes; null if none of these shows it. */
  @Nullable Proof of(Hash hash) {
    for (Proof proof : proofs) {
      if (proof.proven() && Objects.equals(hash, proof.hash())) {
        return proof;
      }
    }
    return null;
  }

  private Proof proof(EntryReader reader) {
    try {
      JsonScan json = new JsonScan(reader.bytes(), reader.lineFrom(), reader.lineTo());
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
      boolean proven =
          size == checkpoint.size()
              && index < size
              && new InclusionProof(index, size, hashes).proves(leaf, checkpoint.root());
      return new Proof(index + 1, size, leaf, proven, "");
    } catch (JsonScan.Unexpected e) {
      return new Proof(0, 0, null, false, "its proof cannot be read: " + e.reason());
    } catch (IllegalArgumentException e) {
      return new Proof(0, 0, null, false, "its proof has a hash that is none");
    }
  }
}

package org.journey.audit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.journey.log.InteractionLog;
import org.journey.proof.Checkpoint;
import org.journey.proof.Frontier;
import org.journey.proof.Hash;
import org.journey.proof.NoteKey;
import org.journey.proof.NoteSigner;
import org.journey.proof.SignedNote;
import org.journey.proof.TileSource;
import org.journey.proof.TreeHash;

/** The tree of a log that is read whole each time it is asked for, under a key of its own. */
public final class TreeOfAll implements WitnessedLog {

  private final Supplier<InteractionLog> log;
  private final NoteSigner signer;

  public TreeOfAll(Supplier<InteractionLog> log) {
    this.log = log;
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      this.signer =
          new NoteSigner(NoteKey.of("tests.example", pair.getPublic()), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** What verifies its checkpoints. */
  public NoteKey key() {
    return signer.key();
  }

  @Override
  public Stand covering(long sequence) {
    List<Hash> leaves = new ArrayList<>();
    TreeHash hashing = new TreeHash();
    Frontier tree = new Frontier();
    log.get().stream(
        0,
        log.get().head(),
        null,
        row -> {
          Hash leaf = hashing.leaf(row.event());
          leaves.add(leaf);
          tree.append(leaf);
        });
    Checkpoint checkpoint = new Checkpoint("tests.example/log", tree.size(), tree.root());
    return new Stand(
        SignedNote.sign(checkpoint.text(), List.of(signer)),
        (level, from, count) -> tile(leaves, level, from, count),
        List.of(signer));
  }

  private static byte[] tile(List<Hash> leaves, int level, long from, int count) {
    int width = 1 << (level * TileSource.HEIGHT);
    byte[] tile = new byte[count * Hash.BYTES];
    for (int i = 0; i < count; i++) {
      int first = (int) (from + i) * width;
      Frontier subtree = new Frontier();
      leaves.subList(first, first + width).forEach(subtree::append);
      System.arraycopy(subtree.root().bytes(), 0, tile, i * Hash.BYTES, Hash.BYTES);
    }
    return tile;
  }
}

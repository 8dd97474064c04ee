package org.journey.audit;

import java.util.List;
import org.journey.proof.NoteSigner;
import org.journey.proof.SignedNote;
import org.journey.proof.TileSource;

/**
 * How the log stood when a checkpoint of it was made.
 *
 * @param checkpoint signed
 * @param tiles of its tree, or of a larger one
 * @param signers who sign for the log
 */
record Stand(SignedNote checkpoint, TileSource tiles, List<NoteSigner> signers) {

  /** Copies. */
  Stand {
    signers = List.copyOf(signers);
  }
}

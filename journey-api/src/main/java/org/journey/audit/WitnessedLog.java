package org.journey.audit;

import java.util.List;
import org.journey.proof.NoteSigner;
import org.journey.proof.SignedNote;
import org.journey.proof.TileSource;

/** The log's tree as bundles need it. */
@FunctionalInterface
public interface WitnessedLog {

  /**
   * How the log stood when a checkpoint of it was made.
   *
   * @param checkpoint signed
   * @param tiles of its tree, or of a larger one
   * @param signers who sign for the log
   */
  record Stand(SignedNote checkpoint, TileSource tiles, List<NoteSigner> signers) {

    /** Copies. */
    public Stand {
      signers = List.copyOf(signers);
    }
  }

  /**
   * The latest checkpoint; one that is made now, if the latest is of fewer leaves.
   *
   * @param sequence that it must include; 0: any
   */
  Stand covering(long sequence);
}

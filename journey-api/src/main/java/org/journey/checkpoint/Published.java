package org.journey.checkpoint;

import org.journey.proof.Checkpoint;
import org.journey.proof.SignedNote;

/**
 * A checkpoint where it was published, outside the database.
 *
 * @param where the file or topic, for messages
 * @param note what stands there
 */
public record Published(String where, String note) {

  /** Whether it is a checkpoint at all, whoever signed it. */
  public boolean isCheckpoint() {
    try {
      Checkpoint.parse(SignedNote.parse(note));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether it is a note that one of the keys signed. */
  public boolean isSigned(SigningKeys keys) {
    return keys.haveSigned(note);
  }

  /** Whether each of the keys that sign now signed it, so that none before them is needed. */
  public boolean isSignedByAll(SigningKeys keys) {
    return isCheckpoint() && keys.haveAllSigned(note);
  }

  /**
   * What it says.
   *
   * @throws LogBetrayed if it is no checkpoint, or none of the keys signed it
   */
  public Checkpoint checkpoint(SigningKeys keys) {
    try {
      SignedNote signed = SignedNote.parse(note);
      if (keys.haveSigned(signed)) {
        return Checkpoint.parse(signed);
      }
    } catch (IllegalArgumentException e) {
      throw new LogBetrayed(where + ": is no checkpoint: " + e.getMessage());
    }
    throw new LogBetrayed(
        where
            + ": is signed by none of the keys of journey.log.signing-key-files: "
            + SigningKeys.WAY_OUT);
  }
}

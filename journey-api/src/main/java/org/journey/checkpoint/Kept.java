package org.journey.checkpoint;

import java.time.Instant;
import org.journey.proof.Checkpoint;
import org.journey.proof.SignedNote;

/**
 * A checkpoint as it is kept in the database: what its note says, which is worth as much as its
 * signatures are.
 *
 * @param checkpoint how the log stood
 * @param note the signed note that says so
 * @param made when, by the database's clock
 */
public record Kept(Checkpoint checkpoint, String note, Instant made) {

  /**
   * By its note.
   *
   * @throws LogBetrayed if it is none
   */
  static Kept of(String note, Instant made) {
    try {
      return new Kept(Checkpoint.parse(SignedNote.parse(note)), note, made);
    } catch (IllegalArgumentException e) {
      throw new LogBetrayed(
          "a checkpoint that the database has was changed: it is none any more: " + e.getMessage());
    }
  }

  /**
   * Itself, if one of the keys signed it.
   *
   * @throws LogBetrayed if none did
   */
  Kept signedBy(SigningKeys keys) {
    if (!keys.haveSigned(note)) {
      throw new LogBetrayed(
          "the checkpoint of "
              + checkpoint.size()
              + " that the database has is signed by none of the keys of"
              + " journey.log.signing-key-files: "
              + SigningKeys.WAY_OUT);
    }
    return this;
  }
}

package org.journey.proof.bundle;

import java.util.List;
import org.journey.proof.Checkpoint;

/** What comes of verifying a bundle. */
public sealed interface BundleVerdict {

  /**
   * All of it is as the log has it and as the key signed it.
   *
   * @param head what it is a bundle of
   * @param checkpoint the log as it stood
   * @param interactions those that are in it in full
   * @param firstSequence of the first of them; 0 if there are none
   * @param lastSequence of the last of them; 0 if there are none
   * @param signedBy the keys that signed the checkpoint, as name and id
   * @param versionsFollowed whether the versions of every journey were; not if there are more than
   *     memory is taken for
   * @param repacked whether another program packed the archive: its files are those that were
   *     signed
   */
  record Good(
      BundleHead head,
      Checkpoint checkpoint,
      long interactions,
      long firstSequence,
      long lastSequence,
      List<String> signedBy,
      boolean versionsFollowed,
      boolean repacked)
      implements BundleVerdict {

    /** Copies. */
    public Good {
      signedBy = List.copyOf(signedBy);
    }

    /** The same of an archive that another program packed. */
    Good asRepacked() {
      return new Good(
          head,
          checkpoint,
          interactions,
          firstSequence,
          lastSequence,
          signedBy,
          versionsFollowed,
          true);
    }
  }

  /**
   * It is not to be trusted.
   *
   * @param fault what kind of thing is wrong
   * @param sequence of the first interaction that it is wrong with; 0 if it is not one interaction
   * @param reason in words, one line, without anything of the content
   */
  record Bad(BundleFault fault, long sequence, String reason) implements BundleVerdict {

    /** One line for people. */
    public String line() {
      return (sequence == 0 ? "" : "sequence " + sequence + ": ") + fault.text() + ": " + reason;
    }
  }
}

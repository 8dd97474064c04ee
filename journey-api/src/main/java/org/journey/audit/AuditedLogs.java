package org.journey.audit;

import java.util.List;
import org.journey.checkpoint.Checkpoints;
import org.journey.checkpoint.TreeLog;
import org.journey.proof.NoteKey;
import org.journey.proof.SignedNote;
import org.journey.web.Parameters;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The logs of which there are checkpoints and proofs, and which of them is asked about. */
@Component
class AuditedLogs {

  /** The query parameter. */
  static final String PARAMETER = "log";

  private final Checkpoints interactions;
  private final Checkpoints access;

  AuditedLogs(Checkpoints interactions, @Qualifier(Checkpoints.OF_ACCESS) Checkpoints access) {
    this.interactions = interactions;
    this.access = access;
  }

  /** Those of the log that is asked about: of what is recorded, unless another is named. */
  Checkpoints asked(Parameters parameters) {
    return switch (parameters.choice(PARAMETER, TreeLog.class, TreeLog.INTERACTIONS)) {
      case INTERACTIONS -> interactions;
      case ACCESS -> access;
    };
  }

  /** How the log of what is recorded stands, an interaction included that is stored already. */
  Stand covering(long sequence) {
    SignedNote checkpoint = SignedNote.parse(interactions.covering(sequence).note());
    return new Stand(checkpoint, interactions.trees().tiles(), interactions.keys().signers());
  }

  /** What verifies the checkpoints of both. */
  List<NoteKey> keys() {
    return interactions.keys().keys();
  }
}

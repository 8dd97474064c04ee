package org.journey.decision;

import org.journey.interaction.Vocabulary;

/** What a decision must know from outside the journey or client that it is about. */
public interface Facts {

  /** Whether some referral at this organisation names the client. */
  boolean clientKnown(String clientId);

  /** Whether the person behind this client id, by whatever merged id, was erased. */
  boolean clientErased(String clientId);

  /** The sub-themes that findings may name. */
  Vocabulary vocabulary();
}

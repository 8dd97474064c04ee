package org.journey.interaction;

import org.journey.interaction.Rules.Id;
import org.journey.interaction.Rules.Text;
import org.jspecify.annotations.Nullable;

/** What is said about a client rather than a journey: the subject is the client's id. */
public sealed interface People extends Interaction {

  /** The subject and {@code into} are one person; both ids go on resolving. */
  record ClientMerged(
      @Id String into,
      @Text(max = 4000) Personal<String> reason,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements People {}

  /** A merge is undone. */
  record ClientUnmerged(Identity target, @Text(max = 4000) @Nullable Personal<String> note)
      implements People {}

  /** The client's key was destroyed; made by the platform alone. */
  record ClientErased(@Text(max = 4000) @Nullable Personal<String> note) implements People {}
}

package org.journey.interaction;

import java.time.Instant;
import org.journey.interaction.Rules.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is said about an earlier interaction of the same journey. Never in a timeline itself. */
public sealed interface Amendment extends Interaction {

  /** The interaction that is amended. */
  Identity target();

  /**
   * Replaces the target's time, or its whole data, or both (at least one).
   *
   * @param data of the target's type; kept as JSON because its type is known only beside the
   *     target. Its personal fields are sealed like any others
   */
  record InteractionCorrected(
      Identity target,
      @Nullable Instant time,
      @Nullable JsonNode data,
      @Text(max = 4000) Personal<String> reason,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Amendment {

    /** Never the data, which may be personal and clear. */
    @Override
    public String toString() {
      return "InteractionCorrected[" + target + "]";
    }
  }

  /** Takes the target out of the timeline. */
  record InteractionRetracted(
      Identity target,
      @Text(max = 4000) Personal<String> reason,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Amendment {}

  /** The target's personal fields were destroyed; made by the platform alone. */
  record InteractionRedacted(Identity target, @Text(max = 4000) @Nullable Personal<String> note)
      implements Amendment {}
}

package org.journey.interaction;

import org.journey.interaction.Rules.Id;
import org.journey.interaction.Rules.Range;
import org.journey.interaction.Rules.Text;
import org.jspecify.annotations.Nullable;

/** What stands in the way, and what worries. */
public sealed interface Obstacles extends Interaction {

  /** Kinds of barrier; {@link #SERVICE}: no place, closed, unfunded. */
  enum BarrierKind {
    HEALTH,
    MENTAL_HEALTH,
    CARING,
    TRANSPORT,
    MONEY,
    CONFIDENCE,
    LANGUAGE,
    ACCESS,
    SERVICE,
    OTHER
  }

  /** Kinds of concern. */
  enum ConcernKind {
    SAFEGUARDING,
    SELF_HARM,
    ABUSE,
    OTHER
  }

  /** A barrier; {@code stage} 1 to 9 is the one it stands before. */
  record BarrierIdentified(
      @Id String barrierId,
      BarrierKind kind,
      @Range(min = 1, max = 9) @Nullable Integer stage,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Obstacles {}

  /** A barrier no longer stands. */
  record BarrierResolved(@Id String barrierId, @Text(max = 4000) @Nullable Personal<String> note)
      implements Obstacles {}

  /** A concern; its note is for managers and its recorder alone. */
  record ConcernRaised(
      @Id String concernId, ConcernKind kind, @Text(max = 4000) @Nullable Personal<String> note)
      implements Obstacles {}

  /** A concern is closed, with the reason. */
  record ConcernClosed(
      @Id String concernId,
      @Text(max = 4000) Personal<String> reason,
      @Text(max = 4000) @Nullable Personal<String> note)
      implements Obstacles {}
}

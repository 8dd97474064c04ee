package org.journey.axon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.journey.decision.Facts;
import org.journey.interaction.Emitted;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.log.Append;
import org.journey.log.SubjectId;
import org.journey.problem.Problem;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * What commands are sent to: a journey or a client, as far as a decision needs it. Kept in a cache
 * and used by one thread at a time.
 */
abstract sealed class SubjectEntity permits JourneyEntity, ClientEntity {

  /** {@link SubjectId} as text: Axon wants it on the entity. */
  @AggregateIdentifier private final String key;

  private final SubjectId id;

  /** How many of its interactions are known to be in the log. Read without the lock. */
  private volatile int committed;

  SubjectEntity(SubjectId id) {
    this.id = id;
    this.key = id.toString();
  }

  final SubjectId id() {
    return id;
  }

  final String key() {
    return key;
  }

  /** All that was applied is in the log. */
  final void committed() {
    committed = size();
  }

  /**
   * Whether a decision made on so many interactions was made on all there were, though the log has
   * more now: every one of those this very entity has added since, each at its place.
   */
  final boolean hasAdded(int length) {
    return committed >= length;
  }

  /** Whether it was changed by what is not known to be in the log. */
  final boolean isAhead() {
    return size() > committed;
  }

  /** How many interactions it has. */
  abstract int size();

  abstract boolean contains(Identity identity);

  abstract @Nullable Problem decide(Emitted emitted, Facts facts, Instant now);

  /** The person it is about, once an interaction is accepted. */
  abstract String client(Emitted accepted);

  /** The type of what a correction corrects; null for others. */
  abstract @Nullable InteractionType targetType(Emitted emitted);

  abstract void apply(Emitted emitted);

  abstract void replay(Recorded recorded);

  abstract SubjectEntity copy();

  /** Bytes in memory, about. */
  abstract long weight();

  /** Decides on all that a command proposes, one behind the other, and applies what it accepts. */
  final List<Decision> handle(RecordInteractions command, Deciding deciding) {
    SubjectEntity state = command.dryRun() ? copy() : this;
    // Asked first: whatever is known of keys behind it is at least as new.
    long keys = deciding.keyChanges();
    Facts facts = deciding.facts(id.organisation());
    List<Decision> decisions = new ArrayList<>(command.proposals().size());
    for (Proposal proposal : command.proposals()) {
      decisions.add(decide(this, state, proposal, facts, command, deciding, keys));
    }
    return decisions;
  }

  private static Decision decide(
      SubjectEntity entity,
      SubjectEntity state,
      Proposal proposal,
      Facts facts,
      RecordInteractions command,
      Deciding deciding,
      long keys) {
    Emitted emitted = proposal.emitted();
    if (state.contains(emitted.identity())) {
      return new Decision.Repeated();
    }
    Problem refusal = state.decide(emitted, facts, command.now());
    if (refusal != null) {
      return new Decision.Refused(refusal, entity, state.size());
    }
    if (command.dryRun()) {
      return new Decision.WouldAccept(entity, state.size());
    }
    Append append =
        deciding.seal(proposal, state.size(), state.client(emitted), state.targetType(emitted));
    Decision.Accepted accepted = new Decision.Accepted(emitted, append, keys);
    AggregateLifecycle.apply(accepted);
    return accepted;
  }
}

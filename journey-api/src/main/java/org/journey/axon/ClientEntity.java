package org.journey.axon;

import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.journey.decision.ClientHistory;
import org.journey.decision.Decisions;
import org.journey.decision.Facts;
import org.journey.interaction.Emitted;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.log.SubjectId;
import org.journey.problem.Problem;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/** A client: merges, and erasure. */
@AggregateRoot(type = "client")
final class ClientEntity extends SubjectEntity {

  private final ClientHistory history;

  ClientEntity(SubjectId id) {
    this(id, new ClientHistory());
  }

  private ClientEntity(SubjectId id, ClientHistory history) {
    super(id);
    this.history = history;
  }

  @EventSourcingHandler
  void on(Decision.Accepted accepted) {
    apply(accepted.emitted());
  }

  @Override
  int size() {
    return history.size();
  }

  @Override
  boolean contains(Identity identity) {
    return history.contains(identity);
  }

  @Override
  @Nullable Problem decide(Emitted emitted, Facts facts, Instant now) {
    return Decisions.decide(history, emitted, facts);
  }

  @Override
  String client(Emitted accepted) {
    return accepted.subject();
  }

  @Override
  @Nullable InteractionType targetType(Emitted emitted) {
    return null;
  }

  @Override
  void apply(Emitted emitted) {
    history.apply(emitted.identity(), emitted.type(), emitted.data());
  }

  @Override
  void replay(Recorded recorded) {
    history.apply(recorded);
  }

  @Override
  SubjectEntity copy() {
    return new ClientEntity(id(), history.copy());
  }

  @Override
  long weight() {
    return history.weight() + 4L * key().length();
  }
}

package org.journey.axon;

import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.journey.decision.Decisions;
import org.journey.decision.Facts;
import org.journey.decision.JourneyHistory;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Amendment.InteractionCorrected;
import org.journey.interaction.Emitted;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.log.SubjectId;
import org.journey.problem.Problem;
import org.journey.timeline.Recorded;
import org.jspecify.annotations.Nullable;

/** A journey. */
@AggregateRoot(type = "journey")
final class JourneyEntity extends SubjectEntity {

  private final JourneyHistory history;

  JourneyEntity(SubjectId id) {
    this(id, new JourneyHistory());
  }

  private JourneyEntity(SubjectId id, JourneyHistory history) {
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
    return Decisions.decide(history, emitted, facts, now);
  }

  /** The client; null before the referral. */
  @Nullable String client() {
    return history.clientId();
  }

  @Override
  String client(Emitted accepted) {
    return accepted.data() instanceof ReferralReceived referral
        ? referral.clientId()
        : Objects.requireNonNull(history.clientId(), "a journey without its referral");
  }

  @Override
  @Nullable InteractionType targetType(Emitted emitted) {
    return emitted.data() instanceof InteractionCorrected corrected
        ? history.typeOf(corrected.target())
        : null;
  }

  @Override
  void apply(Emitted emitted) {
    history.apply(emitted.identity(), emitted.type(), emitted.time(), emitted.data());
  }

  @Override
  void replay(Recorded recorded) {
    history.apply(recorded);
  }

  @Override
  SubjectEntity copy() {
    return new JourneyEntity(id(), history.copy());
  }

  @Override
  long weight() {
    return history.weight() + 4L * key().length();
  }
}

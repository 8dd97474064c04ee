package org.journey.axon;

import org.journey.decision.Facts;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Emitted;
import org.journey.interaction.InteractionType;
import org.journey.interaction.StoredEvents;
import org.journey.interaction.Vocabulary;
import org.journey.log.Append;
import org.journey.log.PostgresInteractionLog;
import org.journey.sealing.ClientId;
import org.journey.sealing.PersonKey;
import org.journey.sealing.PersonKeys;
import org.journey.sealing.Sealer;
import org.jspecify.annotations.Nullable;

/** What deciding needs from outside an entity: facts, and the sealing of what is accepted. */
final class Deciding {

  private final PostgresInteractionLog log;
  private final PersonKeys keys;
  private final Sealer sealer;
  private final Vocabulary vocabulary;

  Deciding(PostgresInteractionLog log, PersonKeys keys, Sealer sealer, Vocabulary vocabulary) {
    this.log = log;
    this.keys = keys;
    this.sealer = sealer;
    this.vocabulary = vocabulary;
  }

  /** How many changes of keys what is decided and sealed from now on rests on. */
  long keyChanges() {
    return keys.changes();
  }

  Facts facts(String organisation) {
    return new Facts() {
      @Override
      public boolean clientKnown(String clientId) {
        return log.knowsClient(organisation, clientId);
      }

      @Override
      public boolean clientErased(String clientId) {
        return keys.find(new ClientId(organisation, clientId)) instanceof PersonKey.Destroyed;
      }

      @Override
      public Vocabulary vocabulary() {
        return vocabulary;
      }
    };
  }

  /** The row of an accepted interaction, its personal fields sealed. */
  Append seal(Proposal proposal, int version, String client, @Nullable InteractionType targetType) {
    Emitted emitted = proposal.emitted();
    String organisation = proposal.organisation();
    PersonKey.Present person =
        switch (keys.obtain(new ClientId(organisation, client))) {
          case PersonKey.Present present -> present;
          // Destroyed between the decision and now: the next decision refuses it.
          case PersonKey.Destroyed _ -> throw new PersonErased();
          case PersonKey.Unreadable _ ->
              throw new IllegalStateException("a person's key is not of this master key");
        };
    Sealer.SealedContent sealed = sealer.seal(person, organisation, emitted, targetType);
    return new Append(
        organisation,
        emitted.subject(),
        version,
        emitted.type(),
        emitted.time(),
        emitted.identity(),
        proposal.digest(),
        proposal.recordedBy(),
        emitted.data() instanceof ReferralReceived referral ? referral.clientId() : null,
        sealed.content(),
        StoredEvents.tail(version, emitted, organisation, proposal.recordedBy(), sealed.data()),
        sealed.wrappedKey());
  }

  /** The person's key went while a decision was made; decide again. */
  static final class PersonErased extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}

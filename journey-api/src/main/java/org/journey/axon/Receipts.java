package org.journey.axon;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.journey.ingest.Outcome;
import org.journey.interaction.ContentForm;
import org.journey.log.PostgresInteractionLog;
import org.journey.log.Receipt;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.sealing.ClientId;
import org.journey.sealing.PersonKey;
import org.journey.sealing.PersonKeys;
import org.journey.sealing.SealedFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Tells a repeat from a conflict: the row of an identity is its receipt. */
final class Receipts {

  private final PostgresInteractionLog log;
  private final PersonKeys keys;

  Receipts(PostgresInteractionLog log, PersonKeys keys) {
    this.log = log;
    this.keys = keys;
  }

  /** The receipts of those identities that are stored, in one query. */
  Map<UUID, Receipt> of(Collection<UUID> digests) {
    Map<UUID, Receipt> receipts = log.receipts(digests);
    List<ClientId> persons = new ArrayList<>();
    receipts.values().forEach(receipt -> add(persons, person(receipt)));
    if (!persons.isEmpty()) {
      keys.find(persons);
    }
    return receipts;
  }

  private static void add(List<ClientId> persons, @Nullable ClientId person) {
    if (person != null) {
      persons.add(person);
    }
  }

  private static @Nullable ClientId person(Receipt receipt) {
    return receipt.client() == null
        ? null
        : new ClientId(receipt.stored().organisation(), receipt.client());
  }

  /** How a message is answered whose identity is stored. */
  Outcome answer(Receipt receipt, ObjectNode event) {
    return sameContent(receipt, event)
        ? new Outcome.Duplicate(receipt.stored())
        : new Outcome.Refused(
            Problem.of(
                ProblemType.IDENTITY_CONFLICT,
                "source, id: they are stored with another type, subject, time or data"));
  }

  /**
   * Once the person's key is destroyed nobody can tell any more, and any repeat is one. Once its
   * own key is, nobody shall: who may send it again could try out what its words were.
   */
  private boolean sameContent(Receipt receipt, ObjectNode event) {
    if (!receipt.keyed() && SealedFields.areIn(receipt.stored().event())) {
      return true;
    }
    ClientId person = person(receipt);
    return switch (person == null ? null : keys.find(person)) {
      case null -> true;
      case PersonKey.Destroyed _ -> true;
      case PersonKey.Present key ->
          MessageDigest.isEqual(receipt.content(), key.contentHash(ContentForm.canonical(event)));
      case PersonKey.Unreadable _ ->
          throw new IllegalStateException("a person's key is not of this master key");
    };
  }
}

package org.journey.ingest.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Reading;
import org.journey.log.LogClients;
import org.journey.sealing.ClientId;
import org.journey.sealing.PersonKey;
import org.journey.sealing.PersonKeys;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whom refused records are about. Those about somebody who is erased are not sent again: they would
 * lie in their topic in clear once more, be refused, and kept anew. Where it cannot be told, they
 * are not if somebody was erased since they were refused. Nor can it be told of one that names an
 * organisation for which its producer may not speak: whom it means is a client of another. For one
 * run.
 */
final class ErasedRecords {

  private final LogClients log;
  private final PersonKeys keys;
  private final Producers producers;

  /** Clients of journeys whose referral was among the refused itself. */
  private final Map<String, String> referred = new HashMap<>();

  ErasedRecords(LogClients log, PersonKeys keys, Producers producers) {
    this.log = log;
    this.keys = keys;
    this.producers = producers;
    keys.catchUp();
  }

  /**
   * Whether one may be sent again.
   *
   * @param rejection where and when it was refused
   * @param record as it came
   * @param reading what was read of it
   * @throws org.journey.log.LogUnavailable if the keys cannot be asked for
   */
  boolean maySend(Rejection rejection, RefusedRecord record, Reading reading) {
    return switch (reading) {
      case Reading.Unreadable _ -> !keys.destroyedSince(null, rejection.refused());
      case Reading.Read read -> maySend(rejection, record, read);
    };
  }

  private boolean maySend(Rejection rejection, RefusedRecord record, Reading.Read read) {
    String organisation = read.organisation();
    if (organisation == null
        || !producers.maySpeak(rejection.topic(), record.headers(), organisation)) {
      return !keys.destroyedSince(null, rejection.refused());
    }
    List<String> clients = clients(organisation, read.event());
    return clients.isEmpty()
        ? !keys.destroyedSince(organisation, rejection.refused())
        : clients.stream()
            .noneMatch(
                client ->
                    keys.find(new ClientId(organisation, client)) instanceof PersonKey.Destroyed);
  }

  /** Those that it names, and whose its journey is. */
  private List<String> clients(String organisation, ObjectNode event) {
    List<String> clients = new ArrayList<>();
    String subject = text(event.get("subject"));
    String named = text(event.path("data").get("clientId"));
    for (String one : new String[] {named, text(event.path("data").get("into"))}) {
      if (one != null) {
        clients.add(one);
      }
    }
    if (subject == null) {
      return clients;
    }
    boolean aboutClient =
        InteractionType.ofType(event.path("type").asString(""))
            .map(InteractionType::aboutClient)
            .orElse(false);
    String journey = organisation + '\0' + subject;
    if (aboutClient) {
      clients.add(subject);
    } else if (named != null) {
      referred.put(journey, named);
    }
    String known =
        aboutClient ? null : log.clientOf(organisation, subject).orElse(referred.get(journey));
    if (known != null) {
      clients.add(known);
    }
    return clients;
  }

  private static @Nullable String text(@Nullable JsonNode value) {
    return value != null && value.isString() ? value.stringValue() : null;
  }
}

package org.journey.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.journey.access.AccessQuestion;
import org.journey.access.AccessReads;
import org.journey.erasure.PersonRequests;
import org.journey.log.OfRequests;
import org.journey.log.PostgresInteractionLog;
import org.journey.log.Stored;
import org.journey.registry.RegisteredModels;
import org.journey.security.Actor;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyStateParameters;
import org.journey.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gathers what is held on a person. One journey is in memory at a time, and of what is opened of it
 * {@link #CHUNK} interactions.
 */
@Component
class ClientRecords {

  private static final int CHUNK = 200;
  private static final Axes NOW = new Axes(null, null);

  private final PostgresInteractionLog log;
  private final Journeys journeys;
  private final OpenedEvents opened;
  private final RegisteredModels models;
  private final AccessReads access;
  private final PersonRequests requests;

  ClientRecords(
      @OfRequests PostgresInteractionLog log,
      Journeys journeys,
      OpenedEvents opened,
      RegisteredModels models,
      AccessReads access,
      PersonRequests requests) {
    this.log = log;
    this.journeys = journeys;
    this.opened = opened;
    this.models = models;
    this.access = access;
    this.requests = requests;
  }

  /** Tells all of it to somebody who may see it. */
  void tell(ClientRecord record, Actor actor, RecordForm form) throws IOException {
    Sight sight = Sight.of(actor);
    form.begin(record);
    List<Stored> ofClient = new ArrayList<>();
    for (String id : record.ids()) {
      ofClient.addAll(log.client(record.organisation(), id));
    }
    form.ofClient(opened.seen(ofClient, sight));
    form.requests(
        requests.erasures(record.organisation(), record.ids()),
        requests.holds(record.organisation(), record.ids()));
    for (String journey : record.journeys()) {
      tell(record.organisation(), journey, sight, form);
    }
    form.beginAccess();
    tellAccess(record, form);
    form.end();
  }

  private void tell(String organisation, String journey, Sight sight, RecordForm form)
      throws IOException {
    Journeys.Found found = journeys.find(organisation, journey, NOW);
    form.beginJourney(journey, state(found));
    List<Stored> rows = found.stored();
    for (int from = 0; from < rows.size(); from += CHUNK) {
      List<Stored> some = rows.subList(from, Math.min(rows.size(), from + CHUNK));
      form.interactions(opened.seen(some, sight));
    }
    form.endJourney();
  }

  /** None before the referral's time has come. */
  private @Nullable ObjectNode state(Journeys.Found found) {
    try {
      return JourneyReading.of(
              journeys.read(found).timeline(), JourneyStateParameters.of(models.standard()))
          .map(reading -> reading.state().toJson(true))
          .orElse(null);
    } catch (Refusal notYet) {
      return null;
    }
  }

  private void tellAccess(ClientRecord record, RecordForm form) throws IOException {
    Set<String> theirs = new HashSet<>(record.journeys());
    Set<String> ids = new HashSet<>(record.ids());
    AccessQuestion question =
        AccessQuestion.about(record.organisation(), record.journeys(), record.ids());
    Long before = Long.MAX_VALUE;
    while (before != null) {
      AccessReads.Page page = access.page(question, before, CHUNK);
      page.entries().forEach(entry -> keepTheirs(entry, theirs, ids));
      form.access(page.entries());
      before = page.next();
    }
  }

  /**
   * Of an entry that tells of others too, what is theirs: not who and whose journeys else were told
   * of, nor for what, which may name anyone.
   */
  private static void keepTheirs(ObjectNode entry, Set<String> theirs, Set<String> ids) {
    boolean ofMany = entry.path("journeys").isEmpty() && entry.path("clients").isEmpty();
    boolean ofOthers = keep(entry, "journeys", theirs) | keep(entry, "clients", ids);
    if ((ofMany || ofOthers) && entry.path("purpose").isString()) {
      entry.putObject("purpose").put("withheld", true);
    }
  }

  /**
   * Keeps of a list what is theirs.
   *
   * @return whether there was more
   */
  private static boolean keep(ObjectNode entry, String list, Set<String> theirs) {
    ArrayNode kept = entry.arrayNode();
    boolean others = false;
    for (JsonNode id : entry.path(list)) {
      if (theirs.contains(id.asString(""))) {
        kept.add(id);
      } else {
        others = true;
      }
    }
    entry.set(list, kept);
    return others;
  }
}

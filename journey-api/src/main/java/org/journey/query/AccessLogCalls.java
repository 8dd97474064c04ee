package org.journey.query;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.journey.access.AccessEntry;
import org.journey.access.AccessQuestion;
import org.journey.access.AccessReads;
import org.journey.access.Reading;
import org.journey.derived.ClientLog;
import org.journey.interaction.StrictRecords;
import org.journey.security.Actor;
import org.journey.security.Call;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Cursors;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /access-log}: who was told about whom, for auditors. Reading it is an entry too. */
@RestController
class AccessLogCalls {

  private static final String JOURNEY = "journey";
  private static final String CLIENT = "client";
  private static final String ACTOR = "actor";
  private static final String OPERATION = "operation";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String LIMIT = "limit";
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  /** Of a token's subject, which need not be an id of staff. */
  private static final int LONGEST_ACTOR = 255;

  private static final Set<String> OPERATIONS =
      Stream.concat(
              Arrays.stream(Call.values()).map(Enum::name),
              Arrays.stream(AccessEntry.Command.values()).map(AccessEntry.Command::operation))
          .collect(Collectors.toUnmodifiableSet());

  private final AccessReads log;
  private final ClientLog clients;
  private final Cursors cursors;

  AccessLogCalls(AccessReads log, ClientLog clients, Cursors cursors) {
    this.log = log;
    this.clients = clients;
    this.cursors = cursors;
  }

  @GetMapping("/api/v1/access-log")
  ResponseEntity<byte[]> entries(Actor actor, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters =
        Parameters.of(
            request,
            JOURNEY,
            CLIENT,
            ACTOR,
            OPERATION,
            FROM,
            TO,
            Cursors.AFTER,
            LIMIT,
            Organisations.PARAMETER);
    int limit = (int) parameters.whole(LIMIT, 1, LARGEST_PAGE, PAGE);
    check(parameters);
    String organisation = Organisations.of(actor, parameters);
    List<String> bound = bound(actor, organisation, parameters);
    String place = cursors.asked(parameters, bound);
    List<String> clients = clients(organisation, parameters);
    List<String> journeys = journeys(organisation, clients, parameters);
    // Asked about one journey, it is not about the whole person.
    List<String> persons = parameters.has(JOURNEY) ? List.of() : clients;
    AccessReads.Page page =
        log.page(
            new AccessQuestion(
                organisation,
                journeys,
                persons,
                parameters.text(ACTOR),
                parameters.text(OPERATION),
                parameters.instant(FROM),
                parameters.instant(TO)),
            place == null ? Long.MAX_VALUE : Long.parseLong(place),
            limit);
    Reading reading = Reading.of(request);
    reading.journeys(journeys == null ? List.of() : journeys);
    reading.clients(clients);
    Long next = page.next();
    return Answers.ok(
        type,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("entries");
          page.entries().forEach(json::writePOJO);
          json.writeEndArray();
          Answers.text(
              json, "next", next == null ? null : cursors.make(bound, Long.toString(next)));
          json.writeEndObject();
        });
  }

  private static void check(Parameters parameters) {
    for (String name : List.of(JOURNEY, CLIENT)) {
      String id = parameters.text(name);
      if (id != null && StrictRecords.reasonAgainstId(id) != null) {
        throw Parameters.refused(name, "is not an id");
      }
    }
    String who = parameters.text(ACTOR);
    if (who != null && StrictRecords.reasonAgainstText(who, LONGEST_ACTOR) != null) {
      throw Parameters.refused(ACTOR, "is no subject of a token");
    }
    String operation = parameters.text(OPERATION);
    if (operation != null && !OPERATIONS.contains(operation)) {
      throw Parameters.refused(OPERATION, "is not the name of a call");
    }
    var from = parameters.instant(FROM);
    var to = parameters.instant(TO);
    if (from != null && to != null && from.isAfter(to)) {
      throw Parameters.refused(FROM, "must not be after to");
    }
  }

  /** Every id of the person asked about; none if none is. */
  private List<String> clients(String organisation, Parameters parameters) {
    String client = parameters.text(CLIENT);
    return client == null ? List.of() : clients.persons(organisation, Long.MAX_VALUE).idsOf(client);
  }

  /**
   * Those asked about; null: all.
   *
   * @param ids of the person asked about
   */
  private @Nullable List<String> journeys(
      String organisation, List<String> ids, Parameters parameters) {
    String journey = parameters.text(JOURNEY);
    if (ids.isEmpty()) {
      return journey == null ? null : List.of(journey);
    }
    List<String> theirs = clients.journeysOf(organisation, ids);
    return journey == null ? theirs : theirs.stream().filter(journey::equals).toList();
  }

  private static List<String> bound(Actor actor, String organisation, Parameters parameters) {
    TreeMap<String, String> given = new TreeMap<>(parameters.given());
    given.keySet().removeAll(List.of(Cursors.AFTER, LIMIT, Organisations.PARAMETER));
    return List.of("access-log", organisation, actor.subject(), given.toString());
  }
}

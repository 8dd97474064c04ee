package org.journey.query;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.journey.access.Reading;
import org.journey.derived.ClientLog;
import org.journey.derived.JourneyLists;
import org.journey.derived.Positions;
import org.journey.engagement.StudyCategory;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Rfc3339;
import org.journey.interaction.StrictRecords;
import org.journey.log.OfRequests;
import org.journey.log.PostgresInteractionLog;
import org.journey.problem.ProblemType;
import org.journey.readmodel.JourneyFilter;
import org.journey.readmodel.JourneyListItem;
import org.journey.readmodel.JourneyListQuery.Page;
import org.journey.readmodel.JourneyListQuery.Place;
import org.journey.readmodel.JourneyListQuery.Sort;
import org.journey.registry.SyntheticOrganisations;
import org.journey.security.Actor;
import org.journey.stage.StageProgresses;
import org.journey.state.Standing.Status;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Cursors;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/**
 * {@code GET /journeys} and {@code GET /clients/{id}/journeys}: from the projection that follows
 * the log.
 */
@RestController
class JourneyListCalls {

  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 500;
  private static final int STAGES = 9;

  /** All of a person's: more than anyone has. */
  private static final int ALL = 10_000;

  private final JourneyLists lists;
  private final Positions positions;
  private final ClientLog clients;
  private final SyntheticOrganisations synthetic;
  private final Cursors cursors;
  private final InstantSource clock;

  JourneyListCalls(
      JourneyLists lists,
      Positions positions,
      @OfRequests PostgresInteractionLog log,
      SyntheticOrganisations synthetic,
      Cursors cursors,
      InstantSource clock) {
    this.lists = lists;
    this.positions = positions;
    this.clients = new ClientLog(log.clients());
    this.synthetic = synthetic;
    this.cursors = cursors;
    this.clock = clock;
  }

  @GetMapping("/api/v1/journeys")
  ResponseEntity<byte[]> list(Actor actor, HttpServletRequest request) {
    seeing(actor);
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters =
        Parameters.of(
            request,
            "status",
            "reached",
            "stage",
            "worker",
            "category",
            "openedFrom",
            "openedTo",
            "barrierOpen",
            "concernOpen",
            "consent",
            "sort",
            Cursors.AFTER,
            "limit",
            Positions.MIN_SEQUENCE,
            Organisations.PARAMETER);
    int limit = (int) parameters.whole("limit", 1, LARGEST_PAGE, PAGE);
    long minSequence = parameters.whole(Positions.MIN_SEQUENCE, 0, Long.MAX_VALUE, 0);
    Sort sort = parameters.choice("sort", Sort.class, Sort.OPENED);
    // Of no organisation first: what is wrong with parameters is told before what may be asked.
    JourneyFilter asked = filter(parameters, "");
    if (asked.openedFrom() != null
        && asked.openedTo() != null
        && asked.openedFrom().isAfter(asked.openedTo())) {
      throw Parameters.refused("openedFrom", "must not be after openedTo");
    }
    JourneyFilter filter = filter(parameters, Organisations.of(actor, parameters));
    List<String> bound = bound(actor, filter.organisation(), parameters);
    Place after = place(parameters, bound);
    positions.await(lists.projection(), minSequence);
    Page page = lists.page(filter, sort, after, limit, clock.instant());
    Place next = page.next();
    String cursor = next == null ? null : cursors.make(bound, next.at() + " " + next.journeyId());
    ResponseEntity.BodyBuilder answer =
        Answers.of(HttpStatus.OK, type).header(Answers.SEQUENCE, Long.toString(page.position()));
    if (cursor != null) {
      answer.header(HttpHeaders.LINK, link(request, parameters, cursor));
    }
    Reading.of(request).journeys(ids(page));
    boolean madeUp = synthetic.isMarked(filter.organisation());
    return answer.body(Answers.json(json -> write(json, page, cursor, madeUp)));
  }

  @GetMapping("/api/v1/clients/{id}/journeys")
  ResponseEntity<byte[]> ofClient(
      Actor actor, @PathVariable String id, HttpServletRequest request) {
    seeing(actor);
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Positions.MIN_SEQUENCE, Organisations.PARAMETER);
    long minSequence = parameters.whole(Positions.MIN_SEQUENCE, 0, Long.MAX_VALUE, 0);
    String organisation = Organisations.of(actor, parameters);
    positions.await(lists.projection(), minSequence);
    List<String> ids = clients.persons(organisation, Long.MAX_VALUE).idsOf(id);
    Page page =
        lists.page(
            JourneyFilter.ofClients(organisation, ids), Sort.OPENED, null, ALL, clock.instant());
    // One of whom everything is parked is known all the same: the answer says that it lacks them.
    if (page.items().isEmpty() && (page.incomplete() == 0 || !clients.isKnown(organisation, ids))) {
      throw Refusal.notFound();
    }
    Reading.of(request).journeys(ids(page));
    boolean madeUp = synthetic.isMarked(organisation);
    return Answers.ok(type, page.position(), json -> write(json, page, null, madeUp));
  }

  private static List<String> ids(Page page) {
    return page.items().stream().map(JourneyListItem::journeyId).toList();
  }

  private static void seeing(Actor actor) {
    if (!Sight.of(actor).seesJourneys()) {
      throw Refusal.of(
          ProblemType.FORBIDDEN, "The role CODER reads what was told, in the timeline, alone.");
    }
  }

  private static JourneyFilter filter(Parameters parameters, String organisation) {
    return new JourneyFilter(
        organisation,
        choice(parameters, "status", Status.class),
        reached(parameters),
        parameters.has("stage") ? (int) parameters.whole("stage", 1, STAGES, 1) : null,
        id(parameters, "worker"),
        choice(parameters, "category", StudyCategory.class),
        parameters.instant("openedFrom"),
        parameters.instant("openedTo"),
        flag(parameters, "barrierOpen"),
        flag(parameters, "concernOpen"),
        choice(parameters, "consent", ConsentScope.class),
        null);
  }

  private static @Nullable String reached(Parameters parameters) {
    String value = parameters.text("reached");
    if (value != null && !StageProgresses.isNotation(value)) {
      throw Parameters.refused(
          "reached", "must be stages as a journey's reached has them, like 2-3 or 1, 3-5");
    }
    return value;
  }

  private static <E extends Enum<E>> @Nullable E choice(
      Parameters parameters, String name, Class<E> choices) {
    return parameters.has(name)
        ? parameters.choice(name, choices, choices.getEnumConstants()[0])
        : null;
  }

  private static @Nullable Boolean flag(Parameters parameters, String name) {
    return parameters.has(name) ? parameters.flag(name, false) : null;
  }

  private static @Nullable String id(Parameters parameters, String name) {
    String value = parameters.text(name);
    String reason = value == null ? null : StrictRecords.reasonAgainstId(value);
    if (reason != null) {
      throw Parameters.refused(name, reason);
    }
    return value;
  }

  /** A cursor goes on with the list that it was made in, and is no use in another. */
  private static List<String> bound(Actor actor, String organisation, Parameters parameters) {
    TreeMap<String, String> given = new TreeMap<>(parameters.given());
    given.keySet().removeAll(List.of(Cursors.AFTER, "limit", Positions.MIN_SEQUENCE));
    given.put(Organisations.PARAMETER, organisation);
    List<String> bound = new ArrayList<>(List.of("journeys", actor.subject()));
    given.forEach(
        (name, value) -> {
          bound.add(name);
          bound.add(value);
        });
    return bound;
  }

  private @Nullable Place place(Parameters parameters, List<String> bound) {
    String text = cursors.asked(parameters, bound);
    if (text == null) {
      return null;
    }
    int blank = text.indexOf(' ');
    return new Place(Long.parseLong(text.substring(0, blank)), text.substring(blank + 1));
  }

  /** The address of the next page: what was asked for, with another cursor. */
  private static String link(HttpServletRequest request, Parameters parameters, String cursor) {
    TreeMap<String, String> query = new TreeMap<>(parameters.given());
    query.put(Cursors.AFTER, cursor);
    StringJoiner address = new StringJoiner("&", request.getRequestURI() + "?", "");
    query.forEach(
        (name, value) ->
            address.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return "<" + address + ">; rel=\"next\"";
  }

  private static void write(JsonGenerator json, Page page, @Nullable String next, boolean madeUp) {
    json.writeStartObject();
    json.writeArrayPropertyStart("journeys");
    for (JourneyListItem item : page.items()) {
      write(json, item, !page.stale().contains(item.journeyId()));
    }
    json.writeEndArray();
    Answers.text(json, "next", next);
    json.writeBooleanProperty("synthetic", madeUp);
    json.writeNumberProperty("incomplete", page.incomplete());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, JourneyListItem item, boolean complete) {
    json.writeStartObject();
    json.writeStringProperty("journeyId", item.journeyId());
    json.writeStringProperty("clientId", item.clientId());
    json.writeStringProperty("status", item.status().name());
    json.writeStringProperty("openedAt", Rfc3339.format(item.openedAt()));
    Answers.text(json, "closedAt", text(item.closedAt()));
    json.writeStringProperty("reached", item.reached());
    json.writeNumberProperty("highest", item.highest());
    Answers.text(json, "worker", item.worker());
    Answers.text(json, "lastContactAt", text(item.lastContactAt()));
    json.writeArrayPropertyStart("categories");
    item.categories().forEach(category -> json.writeString(category.name()));
    json.writeEndArray();
    json.writeBooleanProperty("concernOpen", item.concernOpen());
    json.writeBooleanProperty("complete", complete);
    json.writeEndObject();
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : Rfc3339.format(instant);
  }
}

package org.journey.query;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.interaction.Rfc3339;
import org.journey.log.Stored;
import org.journey.query.Journeys.Journey;
import org.journey.security.Actor;
import org.journey.timeline.Standing;
import org.journey.timeline.Timelines;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Cursors;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /journeys/{id}/timeline}: the interactions, each with what was said about it since.
 */
@RestController
class TimelineCalls {

  private static final int PAGE = 500;
  private static final int LARGEST_PAGE = 500;

  private final Journeys journeys;
  private final OpenedEvents opened;
  private final Sights sights;
  private final Cursors cursors;

  TimelineCalls(Journeys journeys, OpenedEvents opened, Sights sights, Cursors cursors) {
    this.journeys = journeys;
    this.opened = opened;
    this.sights = sights;
    this.cursors = cursors;
  }

  @GetMapping("/api/v1/journeys/{id}/timeline")
  ResponseEntity<byte[]> timeline(
      Actor actor, @PathVariable String id, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters =
        Parameters.of(
            request, Axes.AS_AT, Axes.AS_KNOWN, Cursors.AFTER, "limit", Organisations.PARAMETER);
    int limit = (int) parameters.whole("limit", 1, LARGEST_PAGE, PAGE);
    Axes asked = Axes.of(parameters);
    String organisation = Organisations.of(actor, parameters);
    List<String> bound = List.of("timeline", organisation, id, actor.subject());
    TimelinePlace after = place(parameters, bound);
    Axes axes = after == null ? asked : after.sameAxes(asked);
    Journey journey = journeys.read(journeys.find(organisation, id, axes));

    Sight sight = sights.of(actor, request, organisation, id, journey.stored());
    boolean consented = sight.ownWords() && journeys.letsCodersRead(organisation, id);
    List<Standing> seen =
        Timelines.history(journey.recorded(), journey.axes().asAt(), journey.axes().asKnown())
            .stream()
            .filter(standing -> sight.sees(standing.interaction().type(), consented))
            .filter(standing -> after == null || after.isBefore(standing))
            .toList();
    List<Standing> page = seen.subList(0, Math.min(limit, seen.size()));
    Map<Long, ObjectNode> events = open(journey, page, sight, consented);
    String next =
        page.size() == seen.size()
            ? null
            : cursors.make(bound, TimelinePlace.of(journey.axes(), page.getLast()).text());
    return Answers.ok(
        type,
        journey.timeline().sequence(),
        json -> {
          json.writeStartObject();
          json.writeStringProperty("journeyId", id);
          json.writeStringProperty(Axes.AS_AT, Rfc3339.format(journey.axes().asAt()));
          json.writeStringProperty(Axes.AS_KNOWN, Rfc3339.format(journey.axes().asKnown()));
          json.writeArrayPropertyStart("interactions");
          for (Standing standing : page) {
            write(json, standing, events);
          }
          json.writeEndArray();
          Answers.text(json, "next", next);
          json.writeEndObject();
        });
  }

  private @Nullable TimelinePlace place(Parameters parameters, List<String> bound) {
    String text = cursors.asked(parameters, bound);
    if (text == null) {
      return null;
    }
    return TimelinePlace.read(text);
  }

  /** Opens what the page shows: interactions, the corrections they stand by, and the reasons. */
  private Map<Long, ObjectNode> open(
      Journey journey, List<Standing> page, Sight sight, boolean consented) {
    Map<Long, Amended> targets = Amended.targets(page);
    Set<Long> wanted = new HashSet<>(targets.keySet());
    for (Standing standing : page) {
      wanted.add(standing.interaction().sequence());
    }
    List<Stored> rows = new ArrayList<>(wanted.size());
    for (Stored row : journey.stored()) {
      if (wanted.contains(row.sequence())) {
        rows.add(row);
      }
    }
    return opened.ofJourney(rows, targets, sight, consented);
  }

  private static void write(JsonGenerator json, Standing standing, Map<Long, ObjectNode> events) {
    JsonNode event = event(events, standing.interaction().sequence());
    boolean corrected = standing.dataFrom().sequence() != standing.interaction().sequence();
    JsonNode data =
        corrected
            ? event(events, standing.dataFrom().sequence()).path("data").path("data")
            : event.path("data");
    json.writeStartObject();
    json.writeName("interaction");
    json.writePOJO(event);
    json.writeBooleanProperty("effective", standing.effective());
    json.writeStringProperty("time", Rfc3339.format(standing.time()));
    json.writeName("data");
    json.writePOJO(data);
    json.writeArrayPropertyStart("history");
    for (Standing.Change change : standing.history()) {
      json.writeStartObject();
      json.writeStringProperty("kind", change.kind().name());
      json.writeStringProperty("source", change.identity().source());
      json.writeStringProperty("id", change.identity().id());
      json.writeNumberProperty("sequence", change.sequence());
      json.writeStringProperty("by", change.by());
      json.writeStringProperty("recordedTime", Rfc3339.format(change.recordedTime()));
      json.writeName("reason");
      json.writePOJO(event(events, change.sequence()).path("data").path("reason"));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static JsonNode event(Map<Long, ObjectNode> events, long sequence) {
    ObjectNode event = events.get(sequence);
    if (event == null) {
      throw new IllegalStateException("an interaction of the timeline was not opened");
    }
    return event;
  }
}

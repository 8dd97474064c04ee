package org.journey.query;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.journey.access.Reading;
import org.journey.interaction.People.ClientMerged;
import org.journey.log.InteractionLog;
import org.journey.log.OfRequests;
import org.journey.log.Stored;
import org.journey.security.Actor;
import org.journey.timeline.Recorded;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /interactions/{sequence}} and the change feed {@code GET /interactions}. */
@RestController
class InteractionCalls {

  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  private final InteractionLog log;
  private final OpenedEvents opened;
  private final Sights sights;

  InteractionCalls(@OfRequests InteractionLog log, OpenedEvents opened, Sights sights) {
    this.log = log;
    this.opened = opened;
    this.sights = sights;
  }

  // Of digits alone: what else may stand there, batch, is another address.
  @GetMapping("/api/v1/interactions/{sequence:[0-9]+}")
  ResponseEntity<byte[]> interaction(
      Actor actor, @PathVariable String sequence, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.CLOUD_EVENT, Accept.JSON);
    String organisation = Organisations.of(actor, Parameters.of(request, Organisations.PARAMETER));
    Stored stored =
        log.at(number(sequence))
            .filter(row -> row.organisation().equals(organisation))
            .orElseThrow(Refusal::notFound);
    List<Stored> one = List.of(stored);
    Sight sight =
        stored.type().aboutClient()
            ? Sight.of(actor)
            : sights.of(actor, request, organisation, stored.subject(), one);
    List<ObjectNode> seen = opened.seen(one, sight);
    tells(request, one);
    if (seen.isEmpty()) {
      throw Refusal.notFound();
    }
    return Answers.of(HttpStatus.OK, type).body(Answers.bytes(seen.getFirst()));
  }

  @GetMapping("/api/v1/interactions")
  ResponseEntity<byte[]> feed(Actor actor, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, "after", "limit", Organisations.PARAMETER);
    long after = parameters.whole("after", 0, Long.MAX_VALUE, 0);
    int limit = (int) parameters.whole("limit", 1, LARGEST_PAGE, PAGE);
    String organisation = Organisations.of(actor, parameters);
    // Read first: all that is at or before it is in what is read next, or was asked to be skipped.
    long head = log.head();
    List<Stored> rows = log.after(after, organisation, limit);
    long position = rows.isEmpty() ? head : Math.max(head, rows.getLast().sequence());
    List<ObjectNode> events = opened.seen(rows, Sight.of(actor));
    // Those of rows that are passed over too: that there is something shows in next.
    tells(request, rows);
    return Answers.ok(
        type,
        position,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("interactions");
          for (ObjectNode event : events) {
            json.writePOJO(event);
          }
          json.writeEndArray();
          json.writeNumberProperty("head", position);
          // Not always the last one above: a reader need not see all that was looked at.
          if (rows.size() < limit) {
            json.writeNullProperty("next");
          } else {
            json.writeNumberProperty("next", rows.getLast().sequence());
          }
          json.writeEndObject();
        });
  }

  private static void tells(HttpServletRequest request, List<Stored> rows) {
    List<String> journeys = new ArrayList<>();
    List<String> clients = new ArrayList<>();
    for (Stored row : rows) {
      if (row.type().aboutClient()) {
        clients.add(row.subject());
        if (Recorded.parse(row.event()).data() instanceof ClientMerged merge) {
          clients.add(merge.into());
        }
      } else {
        journeys.add(row.subject());
      }
    }
    Reading.of(request).journeys(journeys);
    Reading.of(request).clients(clients);
  }

  private static long number(String sequence) {
    try {
      return Long.parseLong(sequence);
    } catch (NumberFormatException _) {
      throw Refusal.notFound();
    }
  }
}

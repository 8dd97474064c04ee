package org.journey.query;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.journey.log.InteractionLog;
import org.journey.log.Stored;
import org.journey.security.Actor;
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

  private static final Pattern SEQUENCE = Pattern.compile("\\d{1,19}");
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  private final InteractionLog log;
  private final OpenedEvents opened;

  InteractionCalls(InteractionLog log, OpenedEvents opened) {
    this.log = log;
    this.opened = opened;
  }

  @GetMapping("/api/v1/interactions/{sequence}")
  ResponseEntity<byte[]> interaction(
      Actor actor, @PathVariable String sequence, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.CLOUD_EVENT, Accept.JSON);
    List<String> organisations =
        Organisations.allOf(actor, Parameters.of(request, Organisations.PARAMETER));
    Stored stored =
        log.at(number(sequence))
            .filter(row -> organisations.contains(row.organisation()))
            .orElseThrow(Refusal::notFound);
    List<ObjectNode> seen = opened.seen(List.of(stored), Sight.of(actor));
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
    List<String> organisations = Organisations.allOf(actor, parameters);
    // Read first: all that is at or before it is in what is read next, or was asked to be skipped.
    long head = log.head();
    List<Stored> rows = after(after, organisations, limit);
    long position = rows.isEmpty() ? head : Math.max(head, rows.getLast().sequence());
    List<ObjectNode> events = opened.seen(rows, Sight.of(actor));
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

  private List<Stored> after(long after, List<String> organisations, int limit) {
    if (organisations.size() == 1) {
      return log.after(after, organisations.getFirst(), limit);
    }
    List<Stored> rows = new ArrayList<>();
    for (String organisation : organisations) {
      rows.addAll(log.after(after, organisation, limit));
    }
    rows.sort(Comparator.comparingLong(Stored::sequence));
    return rows.subList(0, Math.min(limit, rows.size()));
  }

  private static long number(String sequence) {
    if (!SEQUENCE.matcher(sequence).matches()) {
      throw Refusal.notFound();
    }
    try {
      return Long.parseLong(sequence);
    } catch (NumberFormatException _) {
      throw Refusal.notFound();
    }
  }
}

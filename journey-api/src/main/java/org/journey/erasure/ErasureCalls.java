package org.journey.erasure;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.journey.log.PostgresInteractionLog;
import org.journey.security.Actor;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Cursors;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asking for erasure and redaction, deciding on it, and its certificate. */
@RestController
class ErasureCalls {

  private static final String ALL = "/api/v1/erasures";
  private static final String ONE = ALL + "/{id}";
  private static final String LIMIT = "limit";
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  private final ErasureDesk desk;
  private final PostgresInteractionLog log;
  private final Cursors cursors;

  ErasureCalls(ErasureDesk desk, PostgresInteractionLog log, Cursors cursors) {
    this.desk = desk;
    this.log = log;
    this.cursors = cursors;
  }

  @PostMapping("/api/v1/clients/{id}/erasure")
  ResponseEntity<byte[]> askErasure(
      Actor actor, @PathVariable String id, HttpServletRequest request) throws IOException {
    Asked asked = Asked.withReason(actor, request);
    return accepted(asked, desk.askErasure(asked.organisation(), id, asked.by(), asked.reason()));
  }

  @PostMapping("/api/v1/interactions/{sequence:[0-9]+}/redaction")
  ResponseEntity<byte[]> askRedaction(
      Actor actor, @PathVariable String sequence, HttpServletRequest request) throws IOException {
    Asked asked = Asked.withReason(actor, request);
    return accepted(
        asked,
        desk.askRedaction(asked.organisation(), number(sequence), asked.by(), asked.reason()));
  }

  private static long number(String sequence) {
    try {
      return Long.parseLong(sequence);
    } catch (NumberFormatException _) {
      throw Refusal.notFound();
    }
  }

  private ResponseEntity<byte[]> accepted(Asked asked, Erasure erasure) {
    return Answers.of(HttpStatus.ACCEPTED, asked.type())
        .header(HttpHeaders.LOCATION, ALL + "/" + erasure.id())
        .body(bytes(asked, erasure));
  }

  private ResponseEntity<byte[]> ok(Asked asked, Erasure erasure) {
    return Answers.of(HttpStatus.OK, asked.type()).body(bytes(asked, erasure));
  }

  private byte[] bytes(Asked asked, Erasure erasure) {
    asked.tellsOf(erasure);
    boolean held = desk.isHeld(erasure);
    ErasureDesk.Said said = desk.said(erasure);
    List<String> clients = desk.clients(erasure);
    asked.tellsOf(clients);
    return Answers.json(json -> ErasureTelling.whole(json, erasure, held, clients, said));
  }

  @GetMapping(ALL)
  ResponseEntity<byte[]> all(Actor actor, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Cursors.AFTER, LIMIT, Organisations.PARAMETER);
    int limit = (int) parameters.whole(LIMIT, 1, LARGEST_PAGE, PAGE);
    Asked asked = Asked.settled(actor, request, type, parameters, "");
    List<String> bound = List.of("erasures", asked.organisation(), asked.by());
    String place = cursors.asked(parameters, bound);
    List<ErasureDesk.Shown> some =
        desk.page(
            asked.organisation(), place == null ? null : ErasurePlace.parse(place), limit + 1);
    List<ErasureDesk.Shown> page = some.subList(0, Math.min(limit, some.size()));
    page.forEach(each -> asked.tellsOf(each.erasure()));
    String next =
        page.size() < some.size()
            ? cursors.make(bound, ErasurePlace.of(page.getLast().erasure()).text())
            : null;
    return Answers.ok(
        type,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("erasures");
          for (ErasureDesk.Shown each : page) {
            json.writeStartObject();
            ErasureTelling.write(json, each.erasure(), each.held());
            json.writeEndObject();
          }
          json.writeEndArray();
          Answers.text(json, "next", next);
          json.writeEndObject();
        });
  }

  @GetMapping(ONE)
  ResponseEntity<byte[]> one(Actor actor, @PathVariable String id, HttpServletRequest request) {
    Asked asked = Asked.of(actor, request);
    return ok(asked, find(asked, id));
  }

  /** Whoever is refused what they ask of it, it is known of whom that was. */
  private Erasure find(Asked asked, String id) {
    Erasure erasure = desk.find(asked.organisation(), name(id));
    asked.tellsOf(erasure);
    return erasure;
  }

  @PostMapping(ONE + "/approval")
  ResponseEntity<byte[]> approve(Actor actor, @PathVariable String id, HttpServletRequest request) {
    Asked asked = Asked.of(actor, request);
    Erasure erasure = find(asked, id);
    return ok(asked, desk.approve(asked.organisation(), erasure.id(), asked.by()));
  }

  @PostMapping(ONE + "/refusal")
  ResponseEntity<byte[]> refuse(Actor actor, @PathVariable String id, HttpServletRequest request)
      throws IOException {
    Asked asked = Asked.withReason(actor, request);
    Erasure erasure = find(asked, id);
    return ok(asked, desk.refuse(asked.organisation(), erasure.id(), asked.by(), asked.reason()));
  }

  @GetMapping(ONE + "/certificate")
  ResponseEntity<byte[]> certificate(
      Actor actor, @PathVariable String id, HttpServletRequest request) {
    Asked asked = Asked.of(actor, request);
    Erasure erasure = find(asked, id);
    if (!(erasure.decision() instanceof Erasure.Done done)) {
      throw Refusal.notFound();
    }
    List<PostgresInteractionLog.Named> recorded =
        log.named(
            erasure.organisation(), done.recorded().stream().mapToLong(Long::longValue).toArray());
    return Answers.ok(
        asked.type(), json -> ErasureTelling.certificate(json, erasure, done, recorded));
  }

  private static UUID name(String id) {
    try {
      UUID uuid = UUID.fromString(id);
      if (uuid.toString().equals(id)) {
        return uuid;
      }
    } catch (IllegalArgumentException e) {
      // Nothing has such a name.
    }
    throw Refusal.notFound();
  }
}

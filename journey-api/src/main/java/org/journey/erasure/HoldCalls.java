package org.journey.erasure;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.journey.sealing.ClientId;
import org.journey.sealing.PersonKeyRotation;
import org.journey.sealing.Words;
import org.journey.security.Actor;
import org.journey.web.Answers;
import org.journey.web.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /clients/{id}/hold}: who may not be erased for now; and {@code
 * /clients/{id}/key-rotation}.
 */
@RestController
class HoldCalls {

  private static final String HOLD = "/api/v1/clients/{id}/hold";

  private final ErasureDesk desk;
  private final Holds holds;
  private final Words words;
  private final PersonKeyRotation rotation;

  HoldCalls(ErasureDesk desk, Holds holds, Words words, PersonKeyRotation rotation) {
    this.rotation = rotation;
    this.desk = desk;
    this.holds = holds;
    this.words = words;
  }

  /** A second one of the same id does not replace the first: it is answered with that. */
  @PostMapping(HOLD)
  ResponseEntity<byte[]> place(Actor actor, @PathVariable String id, HttpServletRequest request)
      throws IOException {
    Asked asked = Asked.withReason(actor, request);
    String organisation = asked.organisation();
    desk.checkKnown(organisation, id);
    UUID hold = UUID.randomUUID();
    byte[] sealed =
        words.seal(new ClientId(organisation, id), Holds.Hold.place(hold), asked.reason());
    if (sealed == null) {
      throw ErasureDesk.erased();
    }
    HttpStatus status =
        switch (holds.place(hold, organisation, id, asked.by(), sealed)) {
          case NEW -> HttpStatus.CREATED;
          case STANDS -> HttpStatus.OK;
          case TOO_LATE -> throw ErasureDesk.erased();
        };
    return answer(status, asked, id);
  }

  @GetMapping(HOLD)
  ResponseEntity<byte[]> hold(Actor actor, @PathVariable String id, HttpServletRequest request) {
    return answer(HttpStatus.OK, Asked.of(actor, request), id);
  }

  private ResponseEntity<byte[]> answer(HttpStatus status, Asked asked, String client) {
    Holds.Hold hold = find(asked, client);
    asked.tellsOf(hold);
    String reason =
        words.open(new ClientId(asked.organisation(), hold.client()), hold.place(), hold.reason());
    return Answers.of(status, asked.type())
        .body(
            Answers.json(
                json -> {
                  json.writeStartObject();
                  ErasureTelling.hold(json, hold, reason);
                  json.writeEndObject();
                }));
  }

  /** The client's own; else one that stands for them, as it does for all ids of the person. */
  private Holds.Hold find(Asked asked, String client) {
    return holds
        .find(asked.organisation(), client, desk.idsOf(asked.organisation(), client))
        .orElseThrow(Refusal::notFound);
  }

  @PostMapping("/api/v1/clients/{id}/key-rotation")
  ResponseEntity<Void> rotate(Actor actor, @PathVariable String id, HttpServletRequest request) {
    Asked asked = Asked.inSilence(actor, request);
    desk.checkKnown(asked.organisation(), id);
    if (!rotation.rotate(new ClientId(asked.organisation(), id))) {
      throw ErasureDesk.erased();
    }
    return nothing();
  }

  private static ResponseEntity<Void> nothing() {
    return ResponseEntity.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  /** Lifts the one that is told: there may be another, for another id of the person. */
  @DeleteMapping(HOLD)
  ResponseEntity<Void> lift(Actor actor, @PathVariable String id, HttpServletRequest request) {
    Asked asked = Asked.inSilence(actor, request);
    if (!holds.lift(find(asked, id).id(), asked.by())) {
      throw Refusal.notFound();
    }
    return nothing();
  }
}

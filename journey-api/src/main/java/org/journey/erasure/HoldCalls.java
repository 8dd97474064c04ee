package org.journey.erasure;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.journey.interaction.Rfc3339;
import org.journey.sealing.ClientId;
import org.journey.sealing.PersonKeyRotation;
import org.journey.sealing.Words;
import org.journey.security.Actor;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

  /** A second one does not replace the first: it is answered with that. */
  @PostMapping(HOLD)
  ResponseEntity<byte[]> place(Actor actor, @PathVariable String id, HttpServletRequest request)
      throws IOException {
    byte[] body = ReasonBody.bytes(request);
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    String reason = ReasonBody.of(body);
    String organisation = Whose.organisation(actor, parameters);
    desk.checkKnown(organisation, id);
    ClientId client = new ClientId(organisation, id);
    UUID hold = UUID.randomUUID();
    byte[] sealed = words.seal(client, Holds.Hold.place(hold), reason);
    if (sealed == null) {
      throw ErasureDesk.erased();
    }
    HttpStatus status =
        switch (holds.place(hold, organisation, id, actor.subject(), sealed)) {
          case NEW -> HttpStatus.CREATED;
          case STANDS -> HttpStatus.OK;
          case TOO_LATE -> throw ErasureDesk.erased();
        };
    return answer(status, type, organisation, id);
  }

  @GetMapping(HOLD)
  ResponseEntity<byte[]> hold(Actor actor, @PathVariable String id, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    return answer(HttpStatus.OK, type, Whose.organisation(actor, parameters), id);
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status, MediaType type, String organisation, String client) {
    Holds.Hold hold = holds.find(organisation, client).orElseThrow(Refusal::notFound);
    String reason = words.open(new ClientId(organisation, client), hold.place(), hold.reason());
    return Answers.of(status, type)
        .body(
            Answers.json(
                json -> {
                  json.writeStartObject();
                  json.writeStringProperty("clientId", hold.client());
                  json.writeStringProperty("placedBy", hold.by());
                  json.writeStringProperty("at", Rfc3339.format(hold.at()));
                  ErasureTelling.words(json, "reason", reason);
                  json.writeEndObject();
                }));
  }

  @PostMapping("/api/v1/clients/{id}/key-rotation")
  ResponseEntity<Void> rotate(Actor actor, @PathVariable String id, HttpServletRequest request) {
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    String organisation = Whose.organisation(actor, parameters);
    desk.checkKnown(organisation, id);
    if (!rotation.rotate(new ClientId(organisation, id))) {
      throw ErasureDesk.erased();
    }
    return nothing();
  }

  private static ResponseEntity<Void> nothing() {
    return ResponseEntity.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  @DeleteMapping(HOLD)
  ResponseEntity<Void> lift(Actor actor, @PathVariable String id, HttpServletRequest request) {
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    if (!holds.lift(Whose.organisation(actor, parameters), id, actor.subject())) {
      throw Refusal.notFound();
    }
    return nothing();
  }
}

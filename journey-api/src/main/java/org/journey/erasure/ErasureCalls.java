package org.journey.erasure;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.journey.log.PostgresInteractionLog;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asking for erasure and redaction, deciding on it, and its certificate. */
@RestController
class ErasureCalls {

  private static final String ALL = "/api/v1/erasures";
  private static final String ONE = ALL + "/{id}";

  private final ErasureDesk desk;
  private final PostgresInteractionLog log;

  ErasureCalls(ErasureDesk desk, PostgresInteractionLog log) {
    this.desk = desk;
    this.log = log;
  }

  @PostMapping("/api/v1/clients/{id}/erasure")
  ResponseEntity<byte[]> askErasure(
      Actor actor, @PathVariable String id, HttpServletRequest request) throws IOException {
    byte[] body = ReasonBody.bytes(request);
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    String reason = ReasonBody.of(body);
    String organisation = Whose.organisation(actor, parameters);
    return accepted(type, desk.askErasure(organisation, id, actor.subject(), reason));
  }

  @PostMapping("/api/v1/interactions/{sequence:[0-9]+}/redaction")
  ResponseEntity<byte[]> askRedaction(
      Actor actor, @PathVariable String sequence, HttpServletRequest request) throws IOException {
    byte[] body = ReasonBody.bytes(request);
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    String reason = ReasonBody.of(body);
    String organisation = Whose.organisation(actor, parameters);
    return accepted(
        type, desk.askRedaction(organisation, number(sequence), actor.subject(), reason));
  }

  private static long number(String sequence) {
    try {
      return Long.parseLong(sequence);
    } catch (NumberFormatException _) {
      throw Refusal.notFound();
    }
  }

  private ResponseEntity<byte[]> accepted(MediaType type, Erasure erasure) {
    return Answers.of(HttpStatus.ACCEPTED, type)
        .header(HttpHeaders.LOCATION, ALL + "/" + erasure.id())
        .body(bytes(erasure));
  }

  private byte[] bytes(Erasure erasure) {
    boolean held = desk.isHeld(erasure);
    ErasureDesk.Said said = desk.said(erasure);
    return Answers.json(
        json -> {
          json.writeStartObject();
          ErasureTelling.write(json, erasure, held);
          ErasureTelling.words(json, erasure, said);
          json.writeEndObject();
        });
  }

  @GetMapping(ALL)
  ResponseEntity<byte[]> all(Actor actor, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    List<ErasureDesk.Shown> all = desk.all(Whose.organisation(actor, parameters));
    return Answers.ok(
        type,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("erasures");
          for (ErasureDesk.Shown each : all) {
            json.writeStartObject();
            ErasureTelling.write(json, each.erasure(), each.held());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeNullProperty("next");
          json.writeEndObject();
        });
  }

  @GetMapping(ONE)
  ResponseEntity<byte[]> one(Actor actor, @PathVariable String id, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    Erasure erasure = desk.find(Whose.organisation(actor, parameters), name(id));
    return Answers.of(HttpStatus.OK, type).body(bytes(erasure));
  }

  @PostMapping(ONE + "/approval")
  ResponseEntity<byte[]> approve(Actor actor, @PathVariable String id, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    Erasure erasure =
        desk.approve(Whose.organisation(actor, parameters), name(id), actor.subject());
    return Answers.of(HttpStatus.OK, type).body(bytes(erasure));
  }

  @PostMapping(ONE + "/refusal")
  ResponseEntity<byte[]> refuse(Actor actor, @PathVariable String id, HttpServletRequest request)
      throws IOException {
    byte[] body = ReasonBody.bytes(request);
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    String reason = ReasonBody.of(body);
    Erasure erasure =
        desk.refuse(Whose.organisation(actor, parameters), name(id), actor.subject(), reason);
    return Answers.of(HttpStatus.OK, type).body(bytes(erasure));
  }

  @GetMapping(ONE + "/certificate")
  ResponseEntity<byte[]> certificate(
      Actor actor, @PathVariable String id, HttpServletRequest request) {
    MediaType type = Accept.choose(request, Accept.JSON);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    Erasure erasure = desk.find(Whose.organisation(actor, parameters), name(id));
    if (!(erasure.decision() instanceof Erasure.Done done)) {
      throw Refusal.notFound();
    }
    List<PostgresInteractionLog.Named> recorded =
        log.named(
            erasure.organisation(), done.recorded().stream().mapToLong(Long::longValue).toArray());
    return Answers.ok(type, json -> ErasureTelling.certificate(json, erasure, done, recorded));
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

package org.journey.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.journey.access.Reading;
import org.journey.derived.ClientLog;
import org.journey.log.OfRequests;
import org.journey.log.PostgresInteractionLog;
import org.journey.security.Actor;
import org.journey.web.Accept;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.journey.web.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /clients/{id}/record}: everything held on a person, and who looked, to be handed over
 * to them.
 */
@RestController
class ClientRecordCalls {

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final ClientRecords records;
  private final ClientLog clients;
  private final InstantSource clock;

  ClientRecordCalls(
      ClientRecords records, @OfRequests PostgresInteractionLog log, InstantSource clock) {
    this.records = records;
    this.clients = new ClientLog(log.clients());
    this.clock = clock;
  }

  /** Streamed: a person may have several journeys, each of up to 20,000 interactions. */
  @GetMapping("/api/v1/clients/{id}/record")
  void record(
      Actor actor, @PathVariable String id, HttpServletRequest request, HttpServletResponse answer)
      throws IOException {
    MediaType type = Accept.choose(request, Accept.JSON, HTML);
    String organisation = Organisations.of(actor, Parameters.of(request, Organisations.PARAMETER));
    List<String> ids = clients.persons(organisation, Long.MAX_VALUE).idsOf(id);
    List<String> journeys = clients.journeysOf(organisation, ids);
    if (journeys.isEmpty()) {
      throw Refusal.notFound();
    }
    Reading.of(request).journeys(journeys);
    Reading.of(request).clients(ids);
    boolean page = type.equals(HTML);
    answer.setStatus(HttpStatus.OK.value());
    answer.setContentType(type.toString());
    answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (page) {
      answer.setHeader("Content-Security-Policy", HtmlRecord.POLICY);
    }
    OutputStream out = new BufferedOutputStream(answer.getOutputStream(), 1 << 16);
    ClientRecord whose =
        new ClientRecord(
            id, organisation, clock.instant().truncatedTo(ChronoUnit.SECONDS), ids, journeys);
    try (RecordForm form = page ? new HtmlRecord(out) : new JsonRecord(out)) {
      records.tell(whose, actor, form);
    }
    out.flush();
  }
}

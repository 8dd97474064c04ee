package org.journey.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import org.journey.access.Reading;
import org.journey.log.InteractionLog;
import org.journey.log.OfRequests;
import org.journey.log.Reach;
import org.journey.proof.Checkpoint;
import org.journey.query.BundledJourneys;
import org.journey.security.Actor;
import org.journey.web.Accept;
import org.journey.web.Answers;
import org.journey.web.Organisations;
import org.journey.web.Parameters;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /journeys/{id}/bundle} and {@code GET /log/bundle}: what an auditor takes home. */
@RestController
class BundleCalls {

  private static final MediaType ZIP = new MediaType("application", "zip");
  private static final int BUFFER = 1 << 16;

  private final BundledJourneys journeys;
  private final InteractionLog log;
  private final AuditedLogs logs;
  private final InstantSource clock;

  BundleCalls(
      BundledJourneys journeys,
      @OfRequests InteractionLog log,
      AuditedLogs logs,
      InstantSource clock) {
    this.journeys = journeys;
    this.log = log;
    this.logs = logs;
    this.clock = clock;
  }

  @GetMapping("/api/v1/journeys/{id}/bundle")
  void journey(
      Actor actor, @PathVariable String id, HttpServletRequest request, HttpServletResponse answer)
      throws IOException {
    Accept.choose(request, ZIP);
    Parameters parameters = Parameters.of(request, BundledJourneys.NAMES.toArray(String[]::new));
    BundledJourneys.Told journey = journeys.read(actor, id, parameters);
    long last = journey.stored().getLast().sequence();
    Stand stand = logs.covering(last);
    OutputStream out = begin(answer, "journey-" + journey.journeyId(), last);
    Bundles.journey(journey, stand, clock.instant(), out);
    out.flush();
  }

  /** Streamed: it may be larger than memory. */
  @GetMapping("/api/v1/log/bundle")
  void log(Actor actor, HttpServletRequest request, HttpServletResponse answer) throws IOException {
    Accept.choose(request, ZIP);
    Parameters parameters = Parameters.of(request, Organisations.PARAMETER);
    String organisation = Organisations.of(actor, parameters);
    Reach.require(organisation);
    Reading.of(request).ofMany();
    Stand stand = logs.covering(log.head());
    long size = Checkpoint.parse(stand.checkpoint()).size();
    OutputStream out = begin(answer, "log", size);
    Bundles.log(organisation, log, stand, clock.instant(), out);
    out.flush();
  }

  private static OutputStream begin(HttpServletResponse answer, String name, long sequence)
      throws IOException {
    answer.setStatus(HttpStatus.OK.value());
    answer.setContentType(ZIP.toString());
    answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    answer.setHeader(Answers.SEQUENCE, Long.toString(sequence));
    answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".zip\"");
    return new BufferedOutputStream(answer.getOutputStream(), BUFFER);
  }
}

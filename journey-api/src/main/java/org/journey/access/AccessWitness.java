package org.journey.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.journey.log.Deadline;
import org.journey.log.LogUnavailable;
import org.journey.security.Actor;
import org.journey.security.Call;
import org.journey.security.Witness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;

/** Writes down each call that tells of somebody, or is refused to, before it is answered. */
final class AccessWitness implements Witness {

  private static final Logger LOG = LoggerFactory.getLogger(AccessWitness.class);

  /** A call is answered within 3 s of its coming, and who has read for long waits no longer. */
  private static final Duration SINCE_IT_CAME = Duration.ofMillis(2_200);

  private static final Duration LEAST = Duration.ofMillis(1_000);

  private static final int FIRST_REFUSED = 400;

  /** What else goes wrong tells nothing of anybody, nor that there is something. */
  private static final Set<Integer> REFUSED =
      Set.of(HttpStatus.FORBIDDEN.value(), HttpStatus.NOT_FOUND.value(), HttpStatus.GONE.value());

  private final AccessLog log;
  private final AccessMetrics metrics;

  AccessWitness(AccessLog log, AccessMetrics metrics) {
    this.log = log;
    this.metrics = metrics;
  }

  @Override
  public void attend(
      Actor actor,
      Call call,
      Map<String, String> variables,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    long came = System.nanoTime();
    Reading reading = Reading.begin(actor, call, variables, request);
    LoggedAnswer answer = new LoggedAnswer(response, status -> write(reading, status, came));
    try {
      chain.doFilter(request, answer);
    } catch (AccessDeniedException roleLacking) {
      try {
        write(reading, HttpStatus.FORBIDDEN.value(), came);
      } catch (LogUnavailable _) {
        LoggedAnswer.unavailable(response);
        return;
      }
      throw roleLacking;
    }
    answer.end();
  }

  private void write(Reading reading, int status, long came) {
    boolean tells = Reads.tellsOfPersons(reading.call()) || reading.tells();
    if (!tells || (status >= FIRST_REFUSED && !REFUSED.contains(status))) {
      return;
    }
    for (AccessEntry entry : reading.entries(status)) {
      write(entry, came);
    }
  }

  private void write(AccessEntry entry, long came) {
    long number;
    long began = System.nanoTime();
    try {
      number = log.write(entry, deadline(came));
    } catch (LogUnavailable e) {
      metrics.unwritten();
      throw e;
    }
    metrics.written(entry, System.nanoTime() - began);
    if (entry.glassBroken() != null) {
      metrics.glassBroken();
      // Nothing of who and whom: that is in the entry, for auditors.
      LOG.warn("The glass was broken: entry {} of the access log says by whom and why", number);
    }
  }

  private static Deadline deadline(long came) {
    Duration gone = Duration.ofNanos(System.nanoTime() - came);
    Duration left = SINCE_IT_CAME.minus(gone);
    return Deadline.in(left.compareTo(LEAST) < 0 ? LEAST : left);
  }
}

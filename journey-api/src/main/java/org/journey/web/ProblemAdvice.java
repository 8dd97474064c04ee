package org.journey.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.journey.log.LogUnavailable;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.security.Offered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Maps what ends a call early to its problem, once for all calls. Messages of exceptions are never
 * told nor logged: they may hold what was refused.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final int DRAINED_AT_MOST = 32 * 1024 * 1024;
  private static final long DRAINED_FOR_NANOS = 5_000_000_000L;

  /** Where the platform is stopping there is less time. */
  private static final long DRAINED_UNAVAILABLE_NANOS = 1_500_000_000L;

  private final OutageLog outages = new OutageLog(System::nanoTime, LOG::warn);

  @ExceptionHandler
  void refusal(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request, response, refusal.problem());
  }

  @ExceptionHandler
  void method(
      HttpRequestMethodNotSupportedException e,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String[] supported = e.getSupportedMethods();
    if (supported != null) {
      response.setHeader(HttpHeaders.ALLOW, Offered.withHead(Arrays.asList(supported)));
    }
    answer(
        request,
        response,
        Problem.of(ProblemType.METHOD_NOT_ALLOWED, "The methods offered are in Allow."));
  }

  @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
  void nothing(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(request, response, Refusal.notFound().problem());
  }

  @ExceptionHandler(HttpMediaTypeNotAcceptableException.class)
  void representation(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(
        request,
        response,
        Problem.of(ProblemType.NOT_ACCEPTABLE, "Accept: there is no such representation here."));
  }

  @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
  void content(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(
        request,
        response,
        Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Content-Type: is not read here."));
  }

  @ExceptionHandler({
    LogUnavailable.class,
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    CannotCreateTransactionException.class
  })
  void unavailable(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    outages.tell(e);
    answer(
        request,
        response,
        Problem.of(
            ProblemType.UNAVAILABLE,
            "The log cannot be reached for the moment. Sending the same again is safe."));
  }

  @ExceptionHandler
  void broken(IOException e, HttpServletRequest request, HttpServletResponse response) {
    if (isHalfSent(response) && !isDeparture(e)) {
      LOG.error("An answer was broken off: {}", Defects.trace(e));
    } else {
      // The caller went away: there is nobody to answer.
      LOG.debug("A caller went away ({})", e.getClass().getName());
    }
    breakOff(request, response);
  }

  @ExceptionHandler
  void broken(UncheckedIOException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted() && isDeparture(e)) {
      LOG.debug("A caller went away ({})", e.getClass().getName());
      breakOff(request, response);
    } else {
      defect(e, request, response);
    }
  }

  private static boolean isDeparture(Exception e) {
    return DisconnectedClientHelper.isClientDisconnectedException(e);
  }

  /** An error that the container has told by itself counts as committed too: that one is whole. */
  private static boolean isHalfSent(HttpServletResponse response) {
    return response.isCommitted() && response.getStatus() < 400;
  }

  /** What is not whole must not end as if it were. */
  private static void breakOff(HttpServletRequest request, HttpServletResponse response) {
    if (isHalfSent(response)) {
      BrokenAnswers.breakOff(request);
    }
  }

  @ExceptionHandler
  void defect(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LOG.error("A call ended in a defect of the platform: {}", Defects.trace(e));
    if (response.isCommitted()) {
      breakOff(request, response);
      return;
    }
    response.reset();
    ErrorAnswers.write(response, 500);
  }

  private static void answer(
      HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    if (response.isCommitted()) {
      breakOff(request, response);
      return;
    }
    Problems.write(response, problem);
    response.flushBuffer();
    drain(
        request,
        problem.type() == ProblemType.UNAVAILABLE ? DRAINED_UNAVAILABLE_NANOS : DRAINED_FOR_NANOS);
  }

  /**
   * Reads away what the caller is still sending, within bounds and keeping nothing: closing a
   * connection with unread bytes resets it, and the answer just sent would be lost to the caller.
   */
  private static void drain(HttpServletRequest request, long nanos) {
    if (request.getHeader(HttpHeaders.EXPECT) != null && !PacedInput.begun(request)) {
      return;
    }
    long until = System.nanoTime() + nanos;
    byte[] away = new byte[16 * 1024];
    try {
      InputStream rest = request.getInputStream();
      long drained = 0;
      int count = 0;
      while (count >= 0 && drained < DRAINED_AT_MOST && System.nanoTime() < until) {
        count = rest.read(away);
        drained += count;
      }
    } catch (IOException | IllegalStateException | Refusal _) {
      // Nothing more comes, or somebody else reads it: either way the answer is sent.
      LOG.trace("Nothing more to read");
    }
  }
}

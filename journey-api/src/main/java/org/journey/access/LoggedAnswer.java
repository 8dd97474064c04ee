package org.journey.access;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import org.journey.log.LogUnavailable;
import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.journey.web.Problems;

/**
 * An answer of which nothing goes out before it is written down. If that cannot be, 503 goes out
 * instead: what would have been told is not begun, a refusal is thrown away.
 */
final class LoggedAnswer extends HttpServletResponseWrapper {

  private static final int REFUSED = 400;

  private final HttpServletResponse answer;
  private final IntConsumer log;
  private boolean settled;
  private boolean unwritten;

  /**
   * @param log writes down an answer of a status, or throws {@link LogUnavailable}
   */
  LoggedAnswer(HttpServletResponse answer, IntConsumer log) {
    super(answer);
    this.answer = answer;
    this.log = log;
  }

  private void settle(int status) {
    if (settled) {
      return;
    }
    settled = true;
    try {
      log.accept(status);
    } catch (LogUnavailable e) {
      answer.reset();
      if (status < REFUSED) {
        throw e;
      }
      unwritten = true;
    }
  }

  /** When the call has been answered: an answer without a body has not gone out yet. */
  void end() throws IOException {
    if (!settled && !isCommitted()) {
      try {
        settle(getStatus());
      } catch (LogUnavailable _) {
        unwritten = true;
      }
    }
    if (unwritten) {
      answer.reset();
      unavailable(answer);
    }
  }

  static void unavailable(HttpServletResponse answer) throws IOException {
    Problems.write(
        answer,
        Problem.of(
            ProblemType.UNAVAILABLE,
            "Who reads this cannot be written down for the moment, so nothing is told."));
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    settle(getStatus());
    return unwritten ? new Nowhere() : super.getOutputStream();
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    settle(getStatus());
    return unwritten
        ? new PrintWriter(new OutputStreamWriter(new Nowhere(), StandardCharsets.UTF_8))
        : super.getWriter();
  }

  @Override
  public void flushBuffer() throws IOException {
    settle(getStatus());
    if (!unwritten) {
      super.flushBuffer();
    }
  }

  @Override
  public void sendError(int status) throws IOException {
    settle(status);
    if (!unwritten) {
      super.sendError(status);
    }
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    settle(status);
    if (!unwritten) {
      super.sendError(status, message);
    }
  }

  /** Takes what is not told. */
  private static final class Nowhere extends ServletOutputStream {

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("calls are answered by the thread that has them");
    }

    @Override
    public void write(int any) {}
  }
}

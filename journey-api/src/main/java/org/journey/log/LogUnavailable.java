package org.journey.log;

import org.jspecify.annotations.Nullable;

/** The log cannot be reached or does not answer in time: told as 503, try again later. */
public final class LogUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what went wrong; the message is for operators and holds nothing personal. */
  public LogUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package org.journey.web;

import org.journey.problem.Problem;
import org.journey.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What the container refuses by a status alone, as the problem that it is. */
public final class ContainerRefusals {

  private ContainerRefusals() {}

  /** The problem; null if the contract has none for the status. */
  public static @Nullable Problem problem(int status) {
    return switch (status) {
      // Bad framing, a bad header or address: what is wrong is not told to us either.
      case 400 -> Problem.of(ProblemType.MALFORMED, "The request is not valid HTTP.");
      case 401 -> titled(ProblemType.UNAUTHENTICATED);
      case 403 -> titled(ProblemType.FORBIDDEN);
      case 404 -> titled(ProblemType.NOT_FOUND);
      case 405 -> titled(ProblemType.METHOD_NOT_ALLOWED);
      case 406 -> titled(ProblemType.NOT_ACCEPTABLE);
      case 408 -> titled(ProblemType.REQUEST_TIMEOUT);
      case 413 -> titled(ProblemType.TOO_LARGE);
      case 415 -> titled(ProblemType.UNSUPPORTED_MEDIA_TYPE);
      case 429 -> titled(ProblemType.TOO_MANY_REQUESTS);
      // A coding of the body that is not read: the sender's choice, not a fault of ours.
      case 501 ->
          Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "Transfer-Encoding: no other coding than chunked is read.");
      case 503 -> titled(ProblemType.UNAVAILABLE);
      default -> null;
    };
  }

  private static Problem titled(ProblemType type) {
    return Problem.of(type, type.title() + ".");
  }
}

package org.journey.console;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The API refused what a page needs: told as a page of its own. */
public final class ApiProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient JsonNode problem;
  private final @Nullable String retryAfter;

  ApiProblem(ApiAnswer answer) {
    super("the API answered " + answer.status());
    this.status = answer.status();
    this.problem = answer.json();
    this.retryAfter = answer.header("Retry-After");
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }

  /** What it is called; empty if the answer was no problem of the contract. */
  public String title() {
    return problem.path("title").asString("");
  }

  /** What was wrong here; empty if nothing more is known. */
  public String detail() {
    return problem.path("detail").asString("");
  }

  /** The page that explains it: {@code /problems/…}; empty if there is none. */
  public String type() {
    String type = problem.path("type").asString("");
    return type.startsWith("/problems/") ? type : "";
  }

  /** All of it. */
  public JsonNode problem() {
    return problem;
  }

  /** How long to wait, in seconds, as the API says; null if it does not. */
  public @Nullable String retryAfter() {
    return retryAfter;
  }
}

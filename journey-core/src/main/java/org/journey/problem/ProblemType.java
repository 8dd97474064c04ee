package org.journey.problem;

/**
 * Every problem the platform tells, with its stable name and HTTP status. The URI reference is
 * {@code /problems/<name>}, which opens a page that explains it.
 */
public enum ProblemType {
  MALFORMED("malformed", 400, "It cannot be read"),
  ORGANISATION_REQUIRED("organisation-required", 400, "Several organisations, none named"),
  INVALID_PARAMETER("invalid-parameter", 400, "A parameter is not as described"),
  UNAUTHENTICATED("unauthenticated", 401, "No valid token"),
  FORBIDDEN("forbidden", 403, "Not allowed"),
  NOT_FOUND("not-found", 404, "Nothing here"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not offered here"),
  NOT_ACCEPTABLE("not-acceptable", 406, "No such representation"),
  REQUEST_TIMEOUT("request-timeout", 408, "The message came too slowly"),
  IDENTITY_CONFLICT("identity-conflict", 409, "The source and id are known with other content"),
  JOURNEY_NOT_OPENED("journey-not-opened", 409, "The journey has no referral yet"),
  CONFLICTING_INTERACTION("conflicting-interaction", 409, "It contradicts what is recorded"),
  JOURNEY_CLOSED("journey-closed", 409, "The journey was closed then"),
  JOURNEY_FULL("journey-full", 409, "The journey is full"),
  MODEL_CONFLICT("model-conflict", 409, "The version is used with other content"),
  HELD("held", 409, "A hold stands against it"),
  ALREADY_DECIDED("already-decided", 409, "It was decided on before"),
  CLIENT_ERASED("client-erased", 410, "The client is erased"),
  TOO_LARGE("too-large", 413, "Too large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The content type is not read here"),
  INVALID_INTERACTION("invalid-interaction", 422, "Not a valid interaction"),
  INVALID_MODEL("invalid-model", 422, "Not a valid stage model"),
  INVALID_ACTIVITY("invalid-activity", 422, "Not a valid activity"),
  UNKNOWN_REFERENCE("unknown-reference", 422, "It refers to something unknown"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
  UNAVAILABLE("unavailable", 503, "Not available for the moment");

  private final String slug;
  private final int status;
  private final String title;

  ProblemType(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  /** The stable name: {@code identity-conflict}. */
  public String slug() {
    return slug;
  }

  /** The URI reference that RFC 9457 calls {@code type}. */
  public String uri() {
    return "/problems/" + slug;
  }

  /** The HTTP status it is answered with. */
  public int status() {
    return status;
  }

  /** A short summary, the same for every occurrence. */
  public String title() {
    return title;
  }
}

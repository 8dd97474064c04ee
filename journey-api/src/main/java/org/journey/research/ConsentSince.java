package org.journey.research;

import org.journey.log.RequestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether consent may have ended since something was made for research, so that it is not told any
 * more. Which interaction is corrected or retracted is sealed: any may have been a consent.
 */
@Component
class ConsentSince {

  /** What is told in the place of a result. */
  static final String WITHDRAWN =
      "Consent was withdrawn, or something amended or erased, since this was made. Ask for the same"
          + " again.";

  /**
   * Numbers of the types by which consent may end. Literally as in the migration that makes the
   * index, or that is not used.
   */
  static final String TYPES = "type in (6, 32, 33, 36, 37)";

  /** In a kept result: consent was heeded up to here, at least. It is told to nobody. */
  private static final String HEEDED = "heeded";

  private final JdbcClient database;

  ConsentSince(RequestDatabase requests) {
    this.database = JdbcClient.create(requests.source());
  }

  /** The last sequence at which consent may have ended in an organisation; 0: nowhere. */
  long last(String organisation) {
    return database
        .sql(
            "select sequence from interaction where organisation = ? and "
                + TYPES
                + " order by sequence desc limit 1")
        .param(organisation)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /**
   * Whether the result of something is not to be told any more.
   *
   * @param last as {@link #last} has it
   */
  static boolean isPast(Job job, long last) {
    JsonNode result = job.result();
    return result != null && job.scope() == Scope.CONSENTING && heeded(result) < last;
  }

  /** One of an earlier release says no more than what it found of consent. */
  private static long heeded(JsonNode result) {
    return result.path(HEEDED).asLong(result.path("consentSequence").asLong(0));
  }

  /**
   * Adds to a result up to where consent was heeded.
   *
   * @param head of the log, before it was read
   */
  static ObjectNode heeding(Job job, ObjectNode result, long head) {
    return job.scope() == Scope.CONSENTING ? result.put(HEEDED, head) : result;
  }

  /** A result as it is told. */
  static JsonNode told(@Nullable JsonNode result, ObjectNode json) {
    if (result == null) {
      return json.nullNode();
    }
    ObjectNode told = (ObjectNode) result.deepCopy();
    told.remove(HEEDED);
    return told;
  }
}

package org.journey.research;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A replay or an extract that somebody asked for.
 *
 * @param id its name
 * @param kind which of the two
 * @param organisation whose journeys
 * @param scope which of them, and who may see it
 * @param requestedBy who asked
 * @param request what was asked, as JSON
 * @param position what was known is the log up to here, included
 * @param status how far it is
 * @param total interactions to be read; 0 before that is known
 * @param done interactions read
 * @param result what came of it, once it is DONE
 * @param error why it FAILED: a kind and a place in the code
 * @param requested when it was asked for
 * @param started when it was begun, by the database's clock
 * @param seen when this was read, or when it ended
 */
record Job(
    UUID id,
    Kind kind,
    String organisation,
    Scope scope,
    String requestedBy,
    JsonNode request,
    long position,
    Status status,
    long total,
    long done,
    @Nullable JsonNode result,
    @Nullable String error,
    Instant requested,
    @Nullable Instant started,
    Instant seen) {

  /** What is asked for. */
  enum Kind {
    REPLAY,
    EXTRACT
  }

  /** How far it is. */
  enum Status {
    /** Nobody works on it yet. */
    QUEUED,
    /** Histories are read and folded. */
    RUNNING,
    /** The result is there. */
    DONE,
    /** Somebody ended it. */
    CANCELLED,
    /** It could not be done. */
    FAILED;

    /** Whether there is still something to do. */
    boolean running() {
      return this == QUEUED || this == RUNNING;
    }
  }

  /** Whole percent, 0 to 100. */
  int percent() {
    if (status == Status.DONE) {
      return 100;
    }
    return total == 0 ? 0 : (int) Math.min(99, done * 100 / total);
  }

  /** Interactions read a second so far; null before there is something to tell it from. */
  @Nullable Long perSecond() {
    if (started == null || done == 0) {
      return null;
    }
    long millis = Math.max(1, Duration.between(started, seen).toMillis());
    return done * 1000 / millis;
  }

  /** About how long it still takes; null if that cannot be told. */
  @Nullable Long secondsLeft() {
    if (status == Status.DONE) {
      return 0L;
    }
    Long rate = perSecond();
    return status != Status.RUNNING || rate == null || rate == 0 || total == 0
        ? null
        : Long.valueOf((Math.max(0, total - done) + rate - 1) / rate);
  }
}

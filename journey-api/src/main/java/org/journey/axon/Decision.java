package org.journey.axon;

import java.time.Instant;
import org.journey.interaction.Emitted;
import org.journey.interaction.StoredEvents;
import org.journey.log.Append;
import org.journey.log.Stored;
import org.journey.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What an entity decided on one proposal. */
sealed interface Decision {

  /** It goes into the log; its place there is known once it is stored. Also Axon's event. */
  final class Accepted implements Decision {
    private final Emitted emitted;
    private final Append append;
    private final long keys;
    private @Nullable Stored stored;

    /**
     * @param keys how many changes of keys were known when it was decided and sealed
     */
    Accepted(Emitted emitted, Append append, long keys) {
      this.emitted = emitted;
      this.append = append;
      this.keys = keys;
    }

    Emitted emitted() {
      return emitted;
    }

    Append append() {
      return append;
    }

    long keys() {
      return keys;
    }

    void storedAt(long sequence, Instant recordedTime) {
      stored =
          new Stored(
              sequence,
              append.organisation(),
              append.subject(),
              append.version(),
              append.type(),
              recordedTime,
              StoredEvents.compose(sequence, recordedTime, append.tail()));
    }

    Stored stored() {
      Stored it = stored;
      if (it == null) {
        throw new IllegalStateException("asked before it was stored");
      }
      return it;
    }
  }

  /**
   * It would be accepted.
   *
   * @param by who decided
   * @param size how many interactions the decision knew of
   */
  record WouldAccept(SubjectEntity by, int size) implements Decision {}

  /** An interaction of this identity is here already. */
  record Repeated() implements Decision {}

  /**
   * It is refused.
   *
   * @param by who decided
   * @param size how many interactions the decision knew of
   */
  record Refused(Problem problem, SubjectEntity by, int size) implements Decision {}
}

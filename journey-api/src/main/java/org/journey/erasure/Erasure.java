package org.journey.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to destroy keys, and what came of it.
 *
 * @param id its name
 * @param organisation the tenant
 * @param client whom it was asked of; of a redaction, the client of the journey
 * @param redacts the sequence of the interaction to redact; null: the person is to be erased
 * @param requestedBy the manager who asked
 * @param requested when
 * @param decision null while nobody decided
 */
record Erasure(
    UUID id,
    String organisation,
    String client,
    @Nullable Long redacts,
    String requestedBy,
    Instant requested,
    @Nullable Decision decision) {

  /**
   * Source of the interactions that record what was destroyed; their ids begin with the request's.
   */
  static final String SOURCE = "journey:erasure";

  /** What was decided. */
  sealed interface Decision {

    /** The manager who decided. */
    String by();

    /** When. */
    Instant at();
  }

  /** It was refused. */
  record Refused(String by, Instant at) implements Decision {}

  /**
   * It was approved, and done at once.
   *
   * @param clients all ids of the person whose keys were destroyed; of a redaction, none
   * @param sequences the interactions whose own keys were destroyed
   * @param recorded the interactions that record it
   */
  record Done(
      String by, Instant at, List<String> clients, List<Long> sequences, List<Long> recorded)
      implements Decision {}

  /** Where the words of who asked are sealed. */
  static String reasonPlace(UUID id) {
    return "erasure:" + id + ":reason";
  }

  /** Where the words of who refused are sealed. */
  String refusalPlace() {
    return "erasure:" + id + ":refusal";
  }
}

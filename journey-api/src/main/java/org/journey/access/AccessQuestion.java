package org.journey.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; all that is given must hold.
 *
 * @param organisation whose
 * @param journeys those that tell of one of these, or of many; null: any
 * @param actor those of this one alone
 * @param operation those of this call alone
 * @param from written then or later
 * @param to written before
 */
public record AccessQuestion(
    String organisation,
    @Nullable List<String> journeys,
    @Nullable String actor,
    @Nullable String operation,
    @Nullable Instant from,
    @Nullable Instant to) {

  /** Everything about some journeys. */
  public static AccessQuestion about(String organisation, List<String> journeys) {
    return new AccessQuestion(organisation, journeys, null, null, null, null);
  }
}

package org.journey.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; all that is given must hold.
 *
 * @param organisation whose
 * @param journeys those that tell of one of these or of one of the clients, or of many; null: any
 * @param clients of persons asked about, all ids; none unless there are journeys
 * @param actor those of this one alone
 * @param operation those of this call alone
 * @param from written then or later
 * @param to written before
 */
public record AccessQuestion(
    String organisation,
    @Nullable List<String> journeys,
    List<String> clients,
    @Nullable String actor,
    @Nullable String operation,
    @Nullable Instant from,
    @Nullable Instant to) {

  /** Everything about a person: all of their journeys, and all of their ids. */
  public static AccessQuestion about(
      String organisation, List<String> journeys, List<String> clients) {
    return new AccessQuestion(organisation, journeys, clients, null, null, null, null);
  }
}

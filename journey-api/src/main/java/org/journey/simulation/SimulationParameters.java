package org.journey.simulation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation is asked for.
 *
 * @param clients how many are referred, 1 or more
 * @param seed any number: the same one gives the same histories
 * @param organisations the ids of their providers, at least one, without repeats
 * @param from the first day on which clients are referred, UTC
 * @param to the first day on which none is any more; what follows from a referral may lie after it
 * @param until nothing that is entered on this day or later is told; null to tell all to its end
 */
public record SimulationParameters(
    long clients,
    long seed,
    List<String> organisations,
    LocalDate from,
    LocalDate to,
    @Nullable LocalDate until) {

  /** Of a made-up year that everybody can import: all of it lies in the past. */
  public static final LocalDate DEFAULT_FROM = LocalDate.of(2022, 1, 1);

  /** The end of that year. */
  public static final LocalDate DEFAULT_TO = LocalDate.of(2023, 1, 1);

  /** The providers if none are named: assumed, two. */
  public static final List<String> DEFAULT_ORGANISATIONS =
      List.of("made-up-north", "made-up-south");

  /** Birth years and what began before a referral have to lie in the range of an interaction. */
  public static final LocalDate EARLIEST = LocalDate.of(1960, 1, 1);

  /** Beyond it birth years and what follows would leave their range. */
  public static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if it asks for what cannot be made
   */
  public SimulationParameters {
    organisations = List.copyOf(organisations);
    if (clients < 1
        || organisations.isEmpty()
        || organisations.stream().distinct().count() < organisations.size()
        || from.isBefore(EARLIEST)
        || !from.isBefore(to)
        || to.isAfter(LATEST)
        || (until != null && !from.isBefore(until))) {
      throw new IllegalArgumentException("not to be simulated");
    }
  }
}

package org.journey.simulation;

import org.journey.interaction.Access.Ethnicity;
import org.journey.interaction.Access.Gender;

/**
 * What does not change about a client.
 *
 * @param number from 1
 * @param seed the simulation's seed and the number, mixed: the source of this client's details
 * @param organisation the place of their provider among those given
 * @param worker their worker's number
 * @param age in years in the year of the first referral
 */
record Person(
    long number,
    long seed,
    int organisation,
    int worker,
    Gender gender,
    Ethnicity ethnicity,
    int deprivationDecile,
    int age) {

  private static final int WORKERS = 12;
  private static final int DECILES = 10;

  static Person draw(long number, long seed, int organisations, Draws draws) {
    return new Person(
        number,
        draws.next() ^ seed,
        draws.below(organisations),
        1 + draws.below(WORKERS),
        Assumptions.GENDER.draw(draws),
        Assumptions.ETHNICITY.draw(draws),
        draws.chance(Assumptions.DEPRIVED)
            ? draws.between(1, Assumptions.DEPRIVED_DECILES)
            : draws.between(Assumptions.DEPRIVED_DECILES + 1, DECILES),
        Assumptions.AGE.draw(draws));
  }

  /** Draws for the details of one interaction, apart from all others. */
  Draws details(int index) {
    return new Draws(seed, index);
  }
}

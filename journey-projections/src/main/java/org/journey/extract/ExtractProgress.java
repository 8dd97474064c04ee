package org.journey.extract;

/** Hears how far an extract is; called after each journey, by the thread that asked for it. */
@FunctionalInterface
public interface ExtractProgress {

  /**
   * So far.
   *
   * @param pass what the present pass over the journeys is for
   * @param journeys journeys of this pass
   * @param interactions interactions of this pass
   */
  void at(String pass, long journeys, long interactions);
}

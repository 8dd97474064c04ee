package org.journey.engine;

/**
 * One of the two tables of a projection: one serves while the other is built beside it, or kept for
 * a roll-back.
 *
 * @param projection whose
 * @param number 0 or 1
 */
public record Slot(Projection projection, int number) {

  /** The table. */
  public String table() {
    return projection.table() + "_" + number;
  }

  /** The other one. */
  public Slot other() {
    return new Slot(projection, 1 - number);
  }

  /** As one word, as Axon's processors are named: {@code journeys-0}. */
  @Override
  public String toString() {
    return projection.name() + "-" + number;
  }
}

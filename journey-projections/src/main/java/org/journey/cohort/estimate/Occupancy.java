package org.journey.cohort.estimate;

import java.math.BigDecimal;
import java.util.List;

/**
 * Where people are over time, as likely.
 *
 * @param states how many there are; 0 is the one that all enter
 * @param rows where something happened, ascending; before the first all are in the entry state
 */
public record Occupancy(int states, List<Row> rows) {

  /** Copies the list. */
  public Occupancy {
    rows = List.copyOf(rows);
  }

  /**
   * What is so at the end of a unit of time.
   *
   * @param time whole units
   * @param atRisk how many were watched in the entry state just before its first event or end of
   *     watching
   * @param events how many changed state in it
   * @param in how likely each state is at its end, 0 to 1
   */
  public record Row(long time, int atRisk, int events, List<BigDecimal> in) {

    /** Copies the list. */
    public Row {
      in = List.copyOf(in);
    }
  }
}

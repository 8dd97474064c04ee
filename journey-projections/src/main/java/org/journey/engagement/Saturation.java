package org.journey.engagement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether asking has stopped bringing anything new to the record. It says nothing of benefit;
 * nobody is closed, moved on or paid for by it.
 *
 * @param parameters as asked for
 * @param state by the run rule
 * @param why not assessable; null if it is
 * @param saturatedAt end of the unit that completed the first run of the present unbroken stretch;
 *     null unless SATURATED
 * @param current whether the last unit ended within {@code runLength} × {@code periodDays} before
 *     {@code asAt}
 * @param units how many
 * @param findings the last {@code cumulative}
 * @param pending findings after the last unit
 * @param curve new findings per unit
 * @param breadth first appearances of categories per unit, never mixed with the findings
 * @param ratio by the ratio rule
 */
public record Saturation(
    SaturationParameters parameters,
    State state,
    @Nullable Why why,
    @Nullable Instant saturatedAt,
    boolean current,
    int units,
    int findings,
    int pending,
    List<Row> curve,
    List<Row> breadth,
    Ratio ratio) {

  /** Copies the lists. */
  public Saturation {
    curve = List.copyOf(curve);
    breadth = List.copyOf(breadth);
  }

  /** By the run rule. */
  public enum State {
    SATURATED,
    OPEN,
    NOT_ASSESSABLE
  }

  /** Why the run rule cannot be applied. */
  public enum Why {
    NOT_ASKED,
    TOO_FEW_UNITS,
    NO_FINDING
  }

  /**
   * One unit of a curve.
   *
   * @param unit from 1
   * @param end when it ended
   * @param found what it brought first, sorted by name
   * @param cumulative all brought so far
   */
  public record Row(int unit, Instant end, List<String> found, int cumulative) {

    /** Copies the list. */
    public Row {
      found = List.copyOf(found);
    }
  }

  /**
   * The ratio rule of Guest, Namey and Chen (2020).
   *
   * @param base findings in the first {@code baseSize} units; null where not assessable
   * @param assessable whether there are enough units and any finding in the base
   * @param effectiveThreshold 0 where one finding already is more than the threshold; null where
   *     not assessable
   * @param notation {@code N+R}; null where no run qualifies
   */
  public record Ratio(
      @Nullable Integer base,
      boolean assessable,
      @Nullable BigDecimal effectiveThreshold,
      @Nullable String notation) {

    static final Ratio NOT_ASSESSABLE = new Ratio(null, false, null, null);
  }
}

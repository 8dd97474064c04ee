package org.journey.cohort.estimate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.journey.service.facts.Longs;
import org.jspecify.annotations.Nullable;

/**
 * The log-rank test (Mantel 1966): whether groups come to an event alike.
 *
 * @param groups in the order in which they were given
 * @param chiSquare the statistic; null where there are no two groups to compare
 * @param degrees of freedom: groups that could have come to the event, less one
 * @param p how often groups that are alike would differ as much, to 6 digits; null as the statistic
 */
public record LogRank(
    List<Group> groups, @Nullable BigDecimal chiSquare, int degrees, @Nullable BigDecimal p) {

  /** Copies the list. */
  public LogRank {
    groups = List.copyOf(groups);
  }

  /**
   * One group.
   *
   * @param n how many were watched
   * @param observed events
   * @param expected events, if all groups were alike
   */
  public record Group(int n, int observed, BigDecimal expected) {}

  /**
   * Compares groups.
   *
   * @param groups values as {@link org.journey.service.Survival#event} and {@code censored} tell
   *     them, in any order; they get sorted
   */
  public static LogRank of(List<Longs> groups) {
    groups.forEach(Longs::sort);
    return new Comparison(groups).result();
  }

  /** Goes through the times of all groups side by side. */
  private static final class Comparison {
    private final List<Longs> groups;
    private final int[] at;
    private final int[] observed;
    private final double[] expected;
    private final double[][] covariance;

    Comparison(List<Longs> groups) {
      this.groups = groups;
      at = new int[groups.size()];
      observed = new int[at.length];
      expected = new double[at.length];
      covariance = new double[at.length][at.length];
    }

    LogRank result() {
      int[] events = new int[at.length];
      int[] atRisk = new int[at.length];
      for (long value = earliest(); value != Long.MAX_VALUE; value = earliest()) {
        for (int g = 0; g < at.length; g++) {
          atRisk[g] = groups.get(g).size() - at[g];
          events[g] = taken(g, value);
        }
        if ((value & 1) == 0) {
          step(events, atRisk);
        }
      }
      List<Group> told = new ArrayList<>(at.length);
      for (int g = 0; g < at.length; g++) {
        told.add(new Group(groups.get(g).size(), observed[g], Rounded.of(expected[g])));
      }
      return tested(told);
    }

    private long earliest() {
      long earliest = Long.MAX_VALUE;
      for (int g = 0; g < at.length; g++) {
        if (at[g] < groups.get(g).size()) {
          earliest = Math.min(earliest, groups.get(g).get(at[g]));
        }
      }
      return earliest;
    }

    /** Passes by all that a group has of one value, and counts them. */
    private int taken(int group, long value) {
      Longs values = groups.get(group);
      int from = at[group];
      while (at[group] < values.size() && values.get(at[group]) == value) {
        at[group]++;
      }
      return at[group] - from;
    }

    private void step(int[] events, int[] atRisk) {
      int all = 0;
      int came = 0;
      for (int g = 0; g < at.length; g++) {
        all += atRisk[g];
        came += events[g];
      }
      double spread = all == 1 ? 0 : (double) came * (all - came) / (all - 1);
      for (int g = 0; g < at.length; g++) {
        observed[g] += events[g];
        double share = (double) atRisk[g] / all;
        expected[g] += came * share;
        covariance[g][g] += spread * share;
        for (int h = 0; h <= g; h++) {
          covariance[g][h] -= spread * share * atRisk[h] / all;
        }
      }
    }

    /** The quadratic form of all groups but the last that could have come to the event. */
    private LogRank tested(List<Group> told) {
      int[] able = new int[at.length];
      int count = 0;
      for (int g = 0; g < at.length; g++) {
        if (expected[g] > 0) {
          able[count++] = g;
        }
      }
      int degrees = Math.max(0, count - 1);
      double[][] matrix = new double[degrees][degrees];
      double[] difference = new double[degrees];
      for (int i = 0; i < degrees; i++) {
        difference[i] = observed[able[i]] - expected[able[i]];
        for (int j = 0; j <= i; j++) {
          matrix[i][j] = covariance[able[i]][able[j]];
        }
      }
      double chiSquare = degrees == 0 ? Double.NaN : form(matrix, difference);
      if (!Double.isFinite(chiSquare)) {
        return new LogRank(told, null, degrees, null);
      }
      double tail = ChiSquaredDistribution.of(degrees).survivalProbability(chiSquare);
      return new LogRank(told, Rounded.of(chiSquare), degrees, Rounded.digits(tail));
    }

    /**
     * {@code d' V^-1 d} by Cholesky's decomposition, of which the lower triangle is given; no
     * number if V cannot be inverted, as where everybody is of one group at every event.
     */
    private static double form(double[][] v, double[] d) {
      double sum = 0;
      double[] solved = new double[d.length];
      for (int i = 0; i < d.length; i++) {
        double whole = v[i][i];
        for (int j = 0; j <= i; j++) {
          double rest = v[i][j];
          for (int k = 0; k < j; k++) {
            rest -= v[i][k] * v[j][k];
          }
          if (j < i) {
            v[i][j] = rest / v[j][j];
          } else if (rest <= 1e-10 * whole) {
            return Double.NaN;
          } else {
            v[i][i] = StrictMath.sqrt(rest);
          }
        }
        double rest = d[i];
        for (int k = 0; k < i; k++) {
          rest -= v[i][k] * solved[k];
        }
        solved[i] = rest / v[i][i];
        sum += solved[i] * solved[i];
      }
      return sum;
    }
  }
}

package org.journey.cohort;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rules over shuffled orders: order matters, so what it does is told.
 *
 * @param shuffles how many
 * @param run journeys to saturation by the run rule
 * @param ratio journeys before the run that qualifies by the ratio rule
 * @param spread how many findings there were after so many journeys
 */
public record Shuffles(int shuffles, Distribution run, Distribution ratio, List<Spread> spread) {

  /** The most places at which the spread is told. */
  private static final int PLACES = 50;

  /** Shuffles that are made side by side. */
  private static final int LANES = 4;

  /** Copies the list. */
  public Shuffles {
    spread = List.copyOf(spread);
  }

  /**
   * How a number is spread over those shuffles in which there is one; nearest ranks, and the median
   * the mean of the middle two.
   *
   * @param count shuffles in which there is one
   */
  public record Distribution(
      int count,
      @Nullable Integer least,
      @Nullable Integer p25,
      @Nullable BigDecimal median,
      @Nullable Integer p75,
      @Nullable Integer most) {

    static Distribution of(List<Integer> values) {
      if (values.isEmpty()) {
        return new Distribution(0, null, null, null, null, null);
      }
      int[] sorted = values.stream().mapToInt(Integer::intValue).sorted().toArray();
      int n = sorted.length;
      BigDecimal middle =
          BigDecimal.valueOf((long) sorted[(n - 1) / 2] + sorted[n / 2]).divide(BigDecimal.TWO);
      return new Distribution(
          n, sorted[0], rank(sorted, 25), middle, rank(sorted, 75), sorted[n - 1]);
    }
  }

  /** After so many journeys: how many findings in one shuffle of twenty or fewer, and so on. */
  public record Spread(int unit, int p5, int median, int p95) {}

  static Shuffles of(Findings findings, CohortSaturationParameters parameters) {
    int[] grid = grid(findings.units());
    int[][] after = new int[grid.length][parameters.shuffles()];
    int[] saturatedAt = new int[parameters.shuffles()];
    int[] beforeRun = new int[parameters.shuffles()];
    long[] seeds = seeds(parameters);
    // Each shuffle has a seed of its own and its own places in what comes of them: side by side.
    IntStream.range(0, LANES)
        .parallel()
        .forEach(
            lane -> {
              Shuffle shuffle = new Shuffle(findings);
              for (int i = lane; i < seeds.length; i += LANES) {
                shuffle.run(new SplitMix64(seeds[i]));
                saturatedAt[i] = shuffle.saturatedAt(parameters.rules());
                beforeRun[i] = shuffle.beforeRun(parameters.rules());
                for (int at = 0; at < grid.length; at++) {
                  after[at][i] = shuffle.after(grid[at]);
                }
              }
            });
    List<Integer> runs = Arrays.stream(saturatedAt).filter(at -> at > 0).boxed().toList();
    List<Integer> ratios = Arrays.stream(beforeRun).filter(at -> at >= 0).boxed().toList();
    List<Spread> spread = new ArrayList<>();
    for (int at = 0; at < grid.length && parameters.shuffles() > 0; at++) {
      Arrays.sort(after[at]);
      int middle = after[at][(after[at].length - 1) / 2];
      spread.add(new Spread(grid[at], rank(after[at], 5), middle, rank(after[at], 95)));
    }
    return new Shuffles(
        parameters.shuffles(), Distribution.of(runs), Distribution.of(ratios), spread);
  }

  private static long[] seeds(CohortSaturationParameters parameters) {
    SplitMix64 all = new SplitMix64(parameters.seed());
    long[] seeds = new long[parameters.shuffles()];
    for (int i = 0; i < seeds.length; i++) {
      seeds[i] = all.next();
    }
    return seeds;
  }

  private static int rank(int[] sorted, int percent) {
    return sorted[(sorted.length * percent + 99) / 100 - 1];
  }

  /** Closer together at the beginning, where most is found: each place the next half or more on. */
  private static int[] grid(int units) {
    int[] grid = new int[PLACES];
    int count = 0;
    for (int at = 1; at < units && count < PLACES - 1; at = Math.max(at + 1, at + at / 3)) {
      grid[count++] = at;
    }
    if (units > 0) {
      grid[count++] = units;
    }
    return Arrays.copyOf(grid, count);
  }
}

package org.journey.cohort;

import java.util.Arrays;
import org.journey.engagement.SaturationRules;

/**
 * One shuffled order after another of the same journeys. Each journey draws a number, and they go
 * in the order of their numbers, so that every order is as likely. When each finding first comes is
 * known without sorting them: by the least number of the journeys that have it, and by how many
 * numbers are less than that.
 */
final class Shuffle {

  /** About so many of the first journeys are looked through for what is frequent. */
  private static final int FIRST = 1024;

  /** Numbers are told apart by so many of their first bits before they are compared. */
  private static final int BITS = 12;

  private final Findings findings;
  private final int units;
  private final int[][] holders;
  private final long[] numbers;

  /** By finding: the least number of the journeys that have it. */
  private final long[] least;

  /** By the first bits of a number: how many of the least ones have smaller first bits. */
  private final int[] smaller = new int[(1 << BITS) + 1];

  /** The unit, from 1, with which each finding comes, ascending. */
  private final int[] comes;

  Shuffle(Findings findings) {
    this.findings = findings;
    units = findings.units();
    holders = findings.holders();
    numbers = new long[units];
    least = new long[holders.length];
    comes = new int[(int) Arrays.stream(holders).filter(of -> of.length > 0).count()];
  }

  /** Shuffles anew. */
  void run(SplitMix64 random) {
    for (int i = 0; i < units; i++) {
      numbers[i] = random.next();
    }
    Arrays.fill(least, Long.MAX_VALUE);
    long bound = units <= FIRST ? Long.MAX_VALUE : Long.divideUnsigned(-1L, units) * FIRST;
    for (int i = 0; i < units && bound != Long.MAX_VALUE; i++) {
      if (Long.compareUnsigned(numbers[i], bound) <= 0) {
        findings.least(i, numbers[i] ^ Long.MIN_VALUE, least);
      }
    }
    long[] first = new long[comes.length];
    int count = 0;
    for (int finding = 0; finding < holders.length; finding++) {
      if (holders[finding].length > 0) {
        first[count++] = first(finding);
      }
    }
    Arrays.sort(first);
    rank(first);
  }

  /** What is not among the first journeys is rare, and all who have it are looked at. */
  private long first(int finding) {
    long first = least[finding];
    if (first == Long.MAX_VALUE) {
      for (int unit : holders[finding]) {
        first = Math.min(first, numbers[unit] ^ Long.MIN_VALUE);
      }
    }
    return first;
  }

  /** The places in the order of some numbers, which are sorted. */
  private void rank(long[] first) {
    Arrays.fill(smaller, 0);
    for (long number : first) {
      smaller[bucket(number) + 1]++;
    }
    for (int i = 1; i < smaller.length; i++) {
      smaller[i] += smaller[i - 1];
    }
    int[] between = new int[first.length + 1];
    for (int i = 0; i < units; i++) {
      long number = numbers[i] ^ Long.MIN_VALUE;
      int at = smaller[bucket(number)];
      while (at < first.length && first[at] <= number) {
        at++;
      }
      between[at]++;
    }
    int before = 0;
    for (int i = 0; i < first.length; i++) {
      before += between[i];
      comes[i] = before + 1;
    }
  }

  private static int bucket(long number) {
    return (int) ((number ^ Long.MIN_VALUE) >>> Long.SIZE - BITS);
  }

  /** As {@link SaturationRules#saturatedAt}, where all findings are known at the end; else 0. */
  int saturatedAt(SaturationRules rules) {
    if (comes.length == 0) {
      return 0;
    }
    int last = comes[comes.length - 1];
    return units - last >= rules.runLength() ? last + rules.runLength() : 0;
  }

  /** Units before the run that qualifies by the ratio rule; -1 if none does. */
  int beforeRun(SaturationRules rules) {
    int base = after(rules.baseSize());
    int most = rules.mostFindings(base);
    int run = rules.runLength();
    for (int before = rules.baseSize(); base > 0 && before + run <= units; before++) {
      if (after(before + run) - after(before) <= most) {
        return before;
      }
    }
    return -1;
  }

  /** How many findings there were after so many journeys. */
  int after(int units) {
    int low = 0;
    int high = comes.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (comes[middle] <= units) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

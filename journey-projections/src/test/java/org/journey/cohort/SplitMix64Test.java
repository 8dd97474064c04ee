package org.journey.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The generator of the shuffles. */
class SplitMix64Test {

  /** The JDK's is the same algorithm with the same constant, as long as it is not split. */
  @Test
  void it_gives_the_numbers_of_the_algorithm() {
    for (long seed : new long[] {0, 1, 2014, -5}) {
      SplitMix64 own = new SplitMix64(seed);
      SplittableRandom theirs = new SplittableRandom(seed);
      for (int i = 0; i < 100; i++) {
        assertThat(own.next()).isEqualTo(theirs.nextLong());
      }
    }
  }

  @Test
  void numbers_below_a_bound_are_all_as_likely() {
    SplitMix64 random = new SplitMix64(1);
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[random.below(7)]++;
    }
    assertThat(IntStream.of(counts))
        .allSatisfy(count -> assertThat(count).isBetween(9_600, 10_400));
    assertThat(random.below(1)).isZero();
  }
}

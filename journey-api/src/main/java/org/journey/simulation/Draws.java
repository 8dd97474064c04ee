package org.journey.simulation;

/**
 * Random draws from a seed, the same on every machine: xoshiro256** 1.0 by David Blackman and
 * Sebastiano Vigna (2018, public domain, prng.di.unimi.it), its state filled by SplitMix64 (Steele,
 * Lea, Flood, "Fast splittable pseudorandom number generators", 2014) as its authors advise.
 *
 * <p>Streams of one seed are independent for all that is needed here, so that what happens to one
 * client depends on no other. Mutable; not safe for several threads.
 */
final class Draws {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  /** A stream of its own for each pair of seed and number. */
  Draws(long seed, long stream) {
    long state = mix(seed + GOLDEN) + stream * GOLDEN;
    s0 = mix(state += GOLDEN);
    s1 = mix(state += GOLDEN);
    s2 = mix(state += GOLDEN);
    s3 = mix(state + GOLDEN);
    if ((s0 | s1 | s2 | s3) == 0) {
      s0 = GOLDEN; // the one state that would stay as it is for ever
    }
  }

  /** Continues from a state, of which not all parts are 0. */
  Draws(long s0, long s1, long s2, long s3) {
    this.s0 = s0;
    this.s1 = s1;
    this.s2 = s2;
    this.s3 = s3;
  }

  /** The output function of SplitMix64. */
  static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits. */
  long next() {
    long result = Long.rotateLeft(s1 * 5, 7) * 9;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Of 0 (included) to 1 (not included). */
  double uniform() {
    return (next() >>> 11) * UNIT;
  }

  /** An integer of 0 to {@code bound} - 1; the bias is below 2^-32 × bound. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** An integer of {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** A standard normal, by Box and Muller's transformation. */
  double normal() {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  /** A log-normal, by its median and the standard deviation of its logarithm. */
  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  /** An exponential. */
  double exponential(double mean) {
    return -mean * StrictMath.log(1 - uniform());
  }
}

package org.journey.simulation;

import java.util.List;

/**
 * One of several values, each with its probability.
 *
 * @param <T> what is chosen among
 */
final class Choice<T> {

  private static final double TOLERANCE = 1e-9;

  private final List<Share<T>> shares;

  /** A value and its probability. */
  record Share<T>(T value, double probability) {}

  private Choice(List<Share<T>> shares) {
    this.shares = shares;
  }

  /**
   * A choice among these.
   *
   * @throws IllegalArgumentException if the probabilities do not add up to 1
   */
  @SafeVarargs
  static <T> Choice<T> of(Share<T>... shares) {
    List<Share<T>> all = List.of(shares);
    double sum = 0;
    for (Share<T> share : all) {
      sum += share.probability();
    }
    if (Math.abs(sum - 1) > TOLERANCE) {
      throw new IllegalArgumentException("the probabilities add up to " + sum);
    }
    return new Choice<>(all);
  }

  static <T> Share<T> share(T value, double probability) {
    return new Share<>(value, probability);
  }

  T draw(Draws draws) {
    double left = draws.uniform();
    for (Share<T> share : shares) {
      left -= share.probability();
      if (left < 0) {
        return share.value();
      }
    }
    return shares.getLast().value(); // what rounding left over
  }
}

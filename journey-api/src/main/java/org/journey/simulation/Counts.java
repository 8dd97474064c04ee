package org.journey.simulation;

import java.util.function.DoubleFunction;

/**
 * A distribution of whole numbers within bounds, drawn by its inverse cumulative distribution.
 * Bounds shift the mean of a distribution; so it is moved until the mean <em>within</em> the bounds
 * is the one that was asked for.
 */
final class Counts {

  private static final int HALVINGS = 60;

  private final int least;
  private final double[] cumulative;

  private Counts(int least, double[] weights) {
    this.least = least;
    this.cumulative = new double[weights.length];
    double total = 0;
    for (double weight : weights) { // in this order on every machine
      total += weight;
    }
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      cumulative[i] = sum / total;
    }
  }

  /**
   * Negative binomial.
   *
   * @param mean within the bounds
   * @param size its shape: the smaller, the more over-dispersed
   */
  static Counts negativeBinomial(double mean, double size, int least, int most) {
    return new Counts(
        least,
        solve(
            mean,
            least,
            0.01,
            10.0 * most,
            location -> {
              double[] weights = new double[most - least + 1];
              double failure = location / (location + size);
              double weight = StrictMath.pow(1 - failure, size);
              for (int k = 0; k <= most; k++) {
                if (k >= least) {
                  weights[k - least] = weight;
                }
                weight *= failure * (k + size) / (k + 1);
              }
              return weights;
            }));
  }

  /** A normal distribution on whole numbers. */
  static Counts normal(double mean, double deviation, int least, int most) {
    return new Counts(
        least,
        solve(
            mean,
            least,
            2.0 * least - most,
            2.0 * most - least,
            location -> {
              double[] weights = new double[most - least + 1];
              for (int k = least; k <= most; k++) {
                double z = (k - location) / deviation;
                weights[k - least] = StrictMath.exp(-z * z / 2);
              }
              return weights;
            }));
  }

  /** The weights whose mean is as asked; the mean grows with the location. */
  private static double[] solve(
      double mean, int least, double from, double to, DoubleFunction<double[]> weightsAt) {
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (mean(weightsAt.apply(middle), least) < mean) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return weightsAt.apply(low);
  }

  private static double mean(double[] weights, int least) {
    double total = 0;
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      total += weights[i];
      sum += weights[i] * (least + i);
    }
    return sum / total;
  }

  int draw(Draws draws) {
    double u = draws.uniform();
    int low = 0;
    int high = cumulative.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] > u) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return least + low;
  }
}

package org.journey.coding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two readers' yes and no to the same question.
 *
 * @param both said yes
 * @param first alone said yes
 * @param second alone said yes
 * @param neither did
 */
public record Kappa(long both, long first, long second, long neither) {

  private static final int PLACES = 6;

  /** How often the question was asked. */
  public long n() {
    return both + first + second + neither;
  }

  /** How often they said the same. */
  public long agreed() {
    return both + neither;
  }

  /** The same in per cent, half up to 4 places; null if it was never asked. */
  public @Nullable BigDecimal percent() {
    return n() == 0
        ? null
        : BigDecimal.valueOf(agreed())
            .movePointRight(2)
            .divide(BigDecimal.valueOf(n()), 4, RoundingMode.HALF_UP);
  }

  /**
   * Cohen's kappa (1960), -1 to 1, half up to 6 places: agreement beyond what their shares of yes
   * and no give by chance, of all that could be beyond it. Null where chance alone gives full
   * agreement, or nothing was asked.
   */
  public @Nullable BigDecimal kappa() {
    BigInteger n = BigInteger.valueOf(n());
    BigInteger squared = n.multiply(n);
    BigInteger chance =
        product(both + first, both + second).add(product(second + neither, first + neither));
    BigInteger possible = squared.subtract(chance);
    if (possible.signum() == 0) {
      return null;
    }
    BigInteger beyond = n.multiply(BigInteger.valueOf(agreed())).subtract(chance);
    return new BigDecimal(beyond).divide(new BigDecimal(possible), PLACES, RoundingMode.HALF_UP);
  }

  private static BigInteger product(long one, long other) {
    return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
  }

  Kappa plus(Kappa other) {
    return new Kappa(
        both + other.both, first + other.first, second + other.second, neither + other.neither);
  }

  void write(ObjectNode json) {
    json.put("n", n());
    json.put("agreed", agreed());
    json.put("percent", percent());
    json.put("kappa", kappa());
    ObjectNode counts = json.putObject("counts");
    counts.put("both", both);
    counts.put("firstOnly", first);
    counts.put("secondOnly", second);
    counts.put("neither", neither);
  }
}

package org.journey.service;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Figures by their paths, worked out in the plainest way. */
final class Expected {

  private static final BigDecimal DAY = new BigDecimal("86400000000");

  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, long[]> shares = new TreeMap<>();
  private final Map<String, List<BigDecimal>> samples = new TreeMap<>();
  private final Map<String, String> told = new TreeMap<>();

  /** An observed time, in microseconds; whether the event was seen then. */
  record Seen(long time, boolean event) {}

  void count(String path) {
    counts.merge(path, 1L, Long::sum);
  }

  void count(String path, long number) {
    counts.merge(path, number, Long::sum);
  }

  void share(String path, boolean of) {
    share(path, of ? 1 : 0, 1);
  }

  void share(String path, long of, long whole) {
    long[] share = shares.computeIfAbsent(path, _ -> new long[2]);
    share[0] += of;
    share[1] += whole;
  }

  void value(String sample, BigDecimal value) {
    samples.computeIfAbsent(sample, _ -> new ArrayList<>()).add(value);
  }

  void value(String sample, long value) {
    value(sample, BigDecimal.valueOf(value));
  }

  private List<BigDecimal> sorted(String sample) {
    return samples.getOrDefault(sample, List.of()).stream().sorted().toList();
  }

  void days(String path, String sample, int percent) {
    quantile(path, sample, percent, DAY);
  }

  void quantile(String path, String sample, int percent, BigDecimal unit) {
    List<BigDecimal> all = sorted(sample);
    BigDecimal value = null;
    if (!all.isEmpty() && percent == 50) {
      BigDecimal both = all.get((all.size() - 1) / 2).add(all.get(all.size() / 2));
      value = both.divide(unit.multiply(BigDecimal.valueOf(2)), 4, RoundingMode.HALF_UP);
    } else if (!all.isEmpty()) {
      // The smallest value that at least this share of all do not exceed.
      int rank = 1;
      while (100 * rank < percent * all.size()) {
        rank++;
      }
      value = all.get(rank - 1).divide(unit, 4, RoundingMode.HALF_UP);
    }
    statistic(path, value, all.size());
  }

  void mean(String path, String sample) {
    List<BigDecimal> all = sorted(sample);
    statistic(path, all.isEmpty() ? null : mean(all, 4), all.size());
  }

  private static BigDecimal mean(List<BigDecimal> all, int places) {
    return all.stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(all.size()), places, RoundingMode.HALF_UP);
  }

  void deviation(String path, String sample) {
    List<BigDecimal> all = sorted(sample);
    BigDecimal value = null;
    if (all.size() > 1) {
      BigDecimal mean = mean(all, 60);
      BigDecimal squares =
          all.stream()
              .map(each -> each.subtract(mean).pow(2))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      value =
          squares
              .divide(BigDecimal.valueOf(all.size() - 1), 60, RoundingMode.HALF_UP)
              .sqrt(new MathContext(50))
              .setScale(4, RoundingMode.HALF_UP);
    }
    statistic(path, value, all.size());
  }

  void survival(String path, List<Seen> seen) {
    BigInteger left = BigInteger.ONE;
    BigInteger of = BigInteger.ONE;
    BigDecimal median = null;
    for (long time :
        seen.stream().filter(Seen::event).map(Seen::time).distinct().sorted().toList()) {
      long atRisk = seen.stream().filter(each -> each.time() >= time).count();
      long events = seen.stream().filter(each -> each.event() && each.time() == time).count();
      left = left.multiply(BigInteger.valueOf(atRisk - events));
      of = of.multiply(BigInteger.valueOf(atRisk));
      if (median == null && left.shiftLeft(1).compareTo(of) <= 0) {
        median = BigDecimal.valueOf(time).divide(DAY, 4, RoundingMode.HALF_UP);
      }
    }
    statistic(path, median, seen.size());
  }

  void statistic(String path, @Nullable BigDecimal value, int n) {
    told.put(path, plain(value) + " n " + n);
  }

  void size(String path, int n) {
    told.put(path, "n " + n);
  }

  /** All figures: their values and what they rest on, by path. */
  Map<String, String> told() {
    Map<String, String> all = new TreeMap<>(told);
    counts.forEach((path, count) -> all.put(path, String.valueOf(count)));
    shares.forEach(
        (path, share) -> all.put(path, share(share[0], share[1], path.endsWith("Per1000"))));
    return all;
  }

  private static String share(long of, long whole, boolean perThousand) {
    BigDecimal value =
        whole == 0
            ? null
            : BigDecimal.valueOf(perThousand ? 1000 * of : of)
                .divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    return plain(value) + " of " + of + "/" + whole;
  }

  private static String plain(@Nullable BigDecimal value) {
    return value == null ? "null" : value.stripTrailingZeros().toPlainString();
  }

  /** The same of figures. */
  static Map<String, String> of(Node figures) {
    Map<String, String> all = new TreeMap<>(Comparator.naturalOrder());
    leaves(figures).forEach((path, node) -> all.put(path, told(node)));
    return all;
  }

  private static String told(Node node) {
    return switch (node.kind()) {
      case COUNT -> String.valueOf(node.numerator());
      case RATE, PER_THOUSAND, RATIO ->
          plain(node.value()) + " of " + node.numerator() + "/" + node.denominator();
      case SAMPLE -> "n " + node.n();
      case MEAN, DEVIATION, QUANTILE, SURVIVAL -> plain(node.value()) + " n " + node.n();
      case GROUP, OPEN_GROUP, OCCURRING_GROUP, VARIANTS ->
          throw new IllegalArgumentException(node.name());
    };
  }

  /** What of it holds nothing, so that a plain implementation may leave it out. */
  static boolean isEmpty(String told) {
    return told.equals("0")
        || told.equals("n 0")
        || told.equals("null n 0")
        || told.equals("null of 0/0")
        || told.equals("null of 0/0");
  }

  /** All parts that have a number, by path. */
  static Map<String, Node> leaves(Node root) {
    Map<String, Node> leaves = new TreeMap<>();
    root.children().forEach(child -> collect(child.name(), child, leaves));
    return leaves;
  }

  private static void collect(String path, Node node, Map<String, Node> into) {
    if (!node.kind().isGroup()) {
      into.put(path, node);
    }
    node.children().forEach(child -> collect(path + "." + child.name(), child, into));
  }
}

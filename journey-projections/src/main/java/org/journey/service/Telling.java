package org.journey.service;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.journey.service.facts.Longs;
import org.journey.service.facts.Micros;
import org.jspecify.annotations.Nullable;

/** Makes the tree of figures of what was added up. */
final class Telling {

  private static final int PLACES = 4;
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private final Parts parts;
  private final Ledger ledger;

  private Telling(Parts parts, Ledger ledger) {
    this.parts = parts;
    this.ledger = ledger;
  }

  static Node figures(Parts parts, Ledger ledger) {
    return new Telling(parts, ledger).node(parts.get(Parts.ROOT));
  }

  private Node node(Part part) {
    return switch (part.kind) {
      case GROUP, OPEN_GROUP, OCCURRING_GROUP, VARIANTS -> node(part, null, null, null, null);
      case COUNT -> {
        long count = ledger.count(part.id);
        yield node(part, BigDecimal.valueOf(count), count, whole(part), null);
      }
      case RATE, RATIO -> {
        long count = ledger.count(part.id);
        yield node(part, quotient(count, whole(part), BigDecimal.ONE), count, whole(part), null);
      }
      case PER_THOUSAND -> {
        long count = ledger.count(part.id);
        yield node(part, quotient(count, whole(part), THOUSAND), count, whole(part), null);
      }
      case SAMPLE -> node(part, null, null, null, ledger.count(part.source));
      case MEAN ->
          node(
              part,
              part.source == part.id ? mean(part) : ledger.changes(part.source).mean(),
              null,
              null,
              ledger.count(part.source));
      case DEVIATION ->
          node(
              part, ledger.changes(part.source).deviation(), null, null, ledger.count(part.source));
      case QUANTILE -> node(part, quantile(part), null, null, ledger.count(part.source));
      case SURVIVAL -> survival(part);
    };
  }

  private @Nullable Long whole(Part part) {
    return part.whole ? Long.valueOf(ledger.wholeOf(part.id)) : null;
  }

  private Node node(
      Part part,
      @Nullable BigDecimal value,
      @Nullable Long numerator,
      @Nullable Long denominator,
      @Nullable Long n) {
    return node(
        part,
        value,
        numerator,
        denominator,
        n,
        ledger.people(part.source),
        ledger.peopleOfWhole(part.id));
  }

  private Node node(
      Part part,
      @Nullable BigDecimal value,
      @Nullable Long numerator,
      @Nullable Long denominator,
      @Nullable Long n,
      long people,
      long peopleOfWhole) {
    return new Node(
        part.name,
        part.kind,
        part.definition,
        value,
        numerator,
        denominator,
        n,
        part.unit,
        people,
        peopleOfWhole,
        children(part));
  }

  private List<Node> children(Part part) {
    List<Node> children = new ArrayList<>(part.children.size());
    Collection<Integer> ids = part.children.values();
    for (int id : ids) {
      children.add(node(parts.get(id)));
    }
    if (part.open) {
      children.sort(Comparator.comparing(Node::name));
    }
    return children;
  }

  private static @Nullable BigDecimal quotient(long of, @Nullable Long whole, BigDecimal times) {
    return whole == null || whole == 0
        ? null
        : BigDecimal.valueOf(of)
            .multiply(times)
            .divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.HALF_UP);
  }

  private @Nullable BigDecimal mean(Part part) {
    Longs sample = ledger.sample(part.source);
    if (sample.size() == 0) {
      return null;
    }
    long sum = 0;
    for (int i = 0; i < sample.size(); i++) {
      sum += sample.get(i);
    }
    return quotient(sum, (long) sample.size(), BigDecimal.ONE);
  }

  /** The nearest rank; of a median the mean of the middle two. */
  private @Nullable BigDecimal quantile(Part part) {
    Longs sample = ledger.sample(part.source);
    int n = sample.size();
    if (n == 0) {
      return null;
    }
    BigDecimal unit = BigDecimal.valueOf(part.unit == null ? 1 : Micros.DAY);
    if (part.percent == 50) {
      BigDecimal both =
          BigDecimal.valueOf(sample.select((n - 1) / 2))
              .add(BigDecimal.valueOf(sample.select(n / 2)));
      return both.divide(unit.multiply(BigDecimal.TWO), PLACES, RoundingMode.HALF_UP);
    }
    int rank = (int) (((long) n * part.percent + 99) / 100);
    return BigDecimal.valueOf(sample.select(rank - 1)).divide(unit, PLACES, RoundingMode.HALF_UP);
  }

  private Node survival(Part part) {
    Survival.Median median = Survival.median(ledger.sample(part.source));
    long n = ledger.count(part.source);
    long events = Survival.events(ledger.sample(part.source));
    long people = ledger.people(part.source);
    if (median == null) {
      return node(part, null, events, null, n, people, people);
    }
    // Whoever of those at risk is there more than once is so of all, too: as many people at least.
    long atRisk = Math.max(0, median.atRisk() - (n - people));
    BigDecimal days =
        BigDecimal.valueOf(median.time())
            .divide(BigDecimal.valueOf(Micros.DAY), PLACES, RoundingMode.HALF_UP);
    return node(part, days, events, null, n, atRisk, people);
  }
}

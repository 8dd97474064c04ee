package org.journey.service.disclosure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.journey.service.Kind;
import org.journey.service.Node;
import org.jspecify.annotations.Nullable;

/**
 * Makes editions of figures that may be published (service-metrics.md, "Disclosure control"). A
 * count of 0 stays 0; one of 1 to 7, or with 1 to 7 people behind it, is suppressed; others are
 * rounded to the nearest 5. Rates come from the rounded parts; statistics of fewer than 8 people
 * are suppressed, and times told in whole weeks, as days. What is published of a part is repeated
 * in the next edition until it has moved by 8 or more; of a rate both parts are, until each of them
 * has, or not at all.
 */
public final class DisclosureControl {

  /** The least that the threshold can be. */
  public static final int LEAST = 8;

  /** The name of what is merged of variants. */
  static final String REST = "OTHER";

  private static final int NEAREST = 5;
  private static final BigDecimal WEEK = BigDecimal.valueOf(7);

  private final int threshold;

  /**
   * A control.
   *
   * @param threshold counts below it are suppressed, but for 0; 8 or more
   * @throws IllegalArgumentException if it is less
   */
  public DisclosureControl(int threshold) {
    if (threshold < LEAST) {
      throw new IllegalArgumentException("the threshold can only be raised over " + LEAST);
    }
    this.threshold = threshold;
  }

  /** The first edition of figures. */
  public Edition first(Node figures) {
    return new Edition(threshold, fresh(figures));
  }

  /**
   * The edition after another, of the same figures as they are known later: what has not moved far
   * enough since it was last made is repeated. Under a higher threshold than the last edition's all
   * is made anew.
   */
  public Edition next(Edition last, Node figures) {
    return last.threshold() < threshold
        ? first(figures)
        : new Edition(threshold, next(last.root(), fresh(figures)));
  }

  private Entry fresh(Node node) {
    List<Entry> children = new ArrayList<>(node.children().size());
    for (Node child : node.children()) {
      children.add(fresh(child));
    }
    if (node.kind() == Kind.VARIANTS) {
      children.add(rest(children, node.peopleOfWhole()));
    }
    Long of = node.kind() == Kind.SURVIVAL ? null : node.numerator();
    Long whole = node.denominator();
    return new Entry(
        node.name(),
        node.kind(),
        node.definition(),
        node.unit(),
        of == null ? null : cell(of, node.people()),
        whole == null ? null : cell(whole, node.peopleOfWhole()),
        statistic(node),
        children);
  }

  /**
   * Variants of few people as one. Who has journeys of several is one person: so many at least are
   * behind it as are left if all those who are met again are met again among these.
   *
   * @param peopleOfAll how many people are behind all variants together
   */
  private Entry rest(List<Entry> variants, long peopleOfAll) {
    long count = 0;
    long few = 0;
    long most = 0;
    long all = 0;
    for (Entry variant : variants) {
      Cell cell = variant.numerator();
      if (cell == null) {
        continue;
      }
      all += cell.people();
      if (cell.told() == null) {
        count += cell.exact();
        few += cell.people();
        most = Math.max(most, cell.people());
      }
    }
    long people = Math.max(most, few - (all - peopleOfAll));
    return new Entry(REST, Kind.COUNT, null, null, cell(count, people), null, null, List.of());
  }

  private Cell cell(long count, long people) {
    boolean few = few(count) || few(people);
    return new Cell(count, people, few ? null : rounded(count));
  }

  private boolean few(long count) {
    return count > 0 && count < threshold;
  }

  private static long rounded(long count) {
    return (count + NEAREST / 2) / NEAREST * NEAREST;
  }

  private @Nullable Statistic statistic(Node node) {
    Long n = node.n();
    if (n == null) {
      return null;
    }
    // At a median of survival only those count who were still at risk; all of them make up n.
    Cell all = cell(n, node.kind() == Kind.SURVIVAL ? node.peopleOfWhole() : node.people());
    BigDecimal value = node.value();
    boolean suppressed =
        all.told() == null || few(n) || (value != null && node.people() < threshold);
    Long events = node.kind() == Kind.SURVIVAL ? node.numerator() : null;
    return new Statistic(
        all,
        events == null ? 0 : events,
        suppressed,
        suppressed || value == null ? null : told(node, value));
  }

  private static BigDecimal told(Node node, BigDecimal value) {
    return switch (node.kind()) {
      case QUANTILE, SURVIVAL ->
          "days".equals(node.unit())
              ? value.divide(WEEK, 0, RoundingMode.HALF_UP).multiply(WEEK)
              : value.setScale(0, RoundingMode.HALF_UP);
      case MEAN, DEVIATION -> value.setScale(1, RoundingMode.HALF_UP);
      case GROUP, OPEN_GROUP, OCCURRING_GROUP, VARIANTS, SAMPLE, COUNT, RATE, PER_THOUSAND, RATIO ->
          throw new IllegalArgumentException(node.kind() + " is no statistic");
    };
  }

  /** What is published now of a part: as last time, unless it has moved. */
  private Entry next(Entry last, Entry now) {
    List<Entry> children = new ArrayList<>(now.children().size());
    Set<String> names = new HashSet<>();
    for (Entry child : now.children()) {
      names.add(child.name());
      Entry before = last.child(child.name());
      Entry next = next(before == null ? unseen(child) : before, child);
      if (before != null || shows(next)) {
        children.add(next);
      }
    }
    for (Entry child : last.children()) {
      if (!names.contains(child.name())) {
        children.add(next(child, gone(child)));
      }
    }
    boolean together = moved(last, now);
    return new Entry(
        now.name(),
        now.kind(),
        now.definition(),
        now.unit(),
        together ? now.numerator() : kept(last.numerator(), now.numerator(), now.kind()),
        together ? now.denominator() : kept(last.denominator(), now.denominator(), now.kind()),
        next(last.statistic(), now.statistic()),
        children);
  }

  /**
   * Whether both parts of a quotient are to be told anew. They are of one edition: a part of one
   * over a whole of another would tell of nothing.
   */
  private boolean moved(Entry last, Entry now) {
    Cell of = last.numerator();
    Cell whole = last.denominator();
    Cell nowOf = now.numerator();
    Cell nowWhole = now.denominator();
    if (of == null || whole == null || nowOf == null || nowWhole == null) {
      return false;
    }
    boolean ofMoved = of.moved(nowOf, threshold);
    boolean wholeMoved = whole.moved(nowWhole, threshold);
    return (ofMoved || of.stands(nowOf))
        && (wholeMoved || whole.stands(nowWhole))
        && (ofMoved || wholeMoved);
  }

  /** What is told of a part that does not move with another. */
  private @Nullable Cell kept(@Nullable Cell last, @Nullable Cell now, Kind kind) {
    return switch (kind) {
      case RATE, RATIO, PER_THOUSAND -> last == null || now == null ? now : last;
      case GROUP,
          OPEN_GROUP,
          OCCURRING_GROUP,
          VARIANTS,
          SAMPLE,
          COUNT,
          MEAN,
          DEVIATION,
          QUANTILE,
          SURVIVAL ->
          last == null || now == null || last.moved(now, threshold) ? now : last;
    };
  }

  private @Nullable Statistic next(@Nullable Statistic last, @Nullable Statistic now) {
    return last == null || now == null || last.moved(now, threshold) ? now : last;
  }

  /** A part that was not there last time: that it comes tells of somebody, so it had nobody. */
  private static Entry unseen(Entry entry) {
    return empty(entry, List.of());
  }

  /** A part that is not there any more. */
  private static Entry gone(Entry entry) {
    return empty(entry, entry.children().stream().map(DisclosureControl::gone).toList());
  }

  private static Entry empty(Entry entry, List<Entry> children) {
    return new Entry(
        entry.name(),
        entry.kind(),
        entry.definition(),
        entry.unit(),
        entry.numerator() == null ? null : Cell.NONE,
        entry.denominator() == null ? null : Cell.NONE,
        entry.statistic() == null ? null : new Statistic(Cell.NONE, 0, false, null),
        children);
  }

  /** Whether there is anything to publish of a part that was not there last time. */
  private static boolean shows(Entry entry) {
    return shows(entry.numerator())
        || shows(entry.denominator())
        || (entry.statistic() != null && shows(entry.statistic().n()))
        || entry.children().stream().anyMatch(DisclosureControl::shows);
  }

  private static boolean shows(@Nullable Cell cell) {
    return cell != null && !cell.equals(Cell.NONE);
  }
}

package org.journey.cohort;

import java.math.BigDecimal;
import java.util.List;
import org.journey.service.Kind;
import org.journey.service.Node;
import org.jspecify.annotations.Nullable;

/** Makes the parts of what may be published. */
final class Nodes {

  private Nodes() {}

  /** The whole, which has a definition and says of how many it is. */
  static Node root(List<Node> parts) {
    return group("", Kind.GROUP, parts);
  }

  static Node group(String name, Kind kind, List<Node> parts) {
    return new Node(name, kind, null, null, null, null, null, null, 0, 0, parts);
  }

  /** A figure: a group with its definition. */
  static Node figure(String name, String definition, List<Node> parts) {
    return new Node(name, Kind.GROUP, definition, null, null, null, null, null, 0, 0, parts);
  }

  /** Parts that share the journeys out. */
  static Node variants(String name, Heads all, List<Node> parts) {
    return new Node(
        name, Kind.VARIANTS, null, null, null, null, null, null, 0, all.people(), parts);
  }

  static Node count(String name, Heads heads, Node... parts) {
    return count(name, heads.journeys(), heads.people(), parts);
  }

  /** Something of which people have one or more. */
  static Node count(String name, long count, long people, Node... parts) {
    return Node.count(name, count, people, List.of(parts));
  }

  /** A share of the journeys of a whole. */
  static Node rate(String name, long of, long people, Heads whole) {
    return new Node(
        name,
        Kind.RATE,
        null,
        Json.share(of, whole.journeys()),
        of,
        whole.journeys(),
        null,
        null,
        people,
        whole.people(),
        List.of());
  }

  /** A statistic of a sample. */
  static Node statistic(
      String name,
      Kind kind,
      @Nullable BigDecimal value,
      long n,
      @Nullable String unit,
      long people) {
    return new Node(name, kind, null, value, null, null, n, unit, people, 0, List.of());
  }

  /** Median and quartiles of durations. */
  static List<Node> days(Days days, long people) {
    return List.of(
        statistic("median", Kind.QUANTILE, days.median(), days.n(), "days", people),
        statistic("p25", Kind.QUANTILE, days.p25(), days.n(), "days", people),
        statistic("p75", Kind.QUANTILE, days.p75(), days.n(), "days", people));
  }
}

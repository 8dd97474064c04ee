package org.journey.console.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.journey.console.service.Figure.Cell;
import org.journey.console.service.Figure.Row;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are shown on one page: beside which others, drawn or not, leading to whom.
 *
 * @param than what the other numbers are of, as a sentence ends with it: {@code before}; null if
 *     nothing is compared
 * @param about whether numbers are rounded
 * @param behind where the list of who is behind a number is; null if they may not see it
 * @param behindOther the same of the other period
 */
record Comparison(
    @Nullable String than, boolean about, @Nullable Behind behind, @Nullable Behind behindOther) {

  /** Where lists of who is behind a number are. */
  interface Behind {

    /** The address of the list. */
    String at(String figure, String part);
  }

  /** Whose numbers are of two kinds, and drawn: each kind is a table of its own. */
  private static final Set<String> APART = Set.of("attendance byCategory", "stages byStage");

  /** Several statistics of the same values: a point for each, as no row leads to the next. */
  private static final Set<String> POINTS = Set.of("timeToStage byStage");

  private static final int FEWEST_BARS = 3;
  private static final int MOST_BARS = 24;
  private static final int MOST_SERIES = 3;

  boolean isThere() {
    return than != null;
  }

  String difference(String name, @Nullable Told told, @Nullable Told other) {
    return than == null ? "" : Numbers.difference(name, told, other, about, than);
  }

  @Nullable String behind(String figure, String part, boolean compared) {
    Behind list = compared ? behindOther : behind;
    return list == null ? null : list.at(figure, part);
  }

  /** Columns by the tables that they are to be in. */
  List<List<Column>> apart(Part figure, Part group, Collection<Column> columns) {
    if (!APART.contains(name(figure, group))) {
      return List.of(List.copyOf(columns));
    }
    Map<String, List<Column>> byUnit = new LinkedHashMap<>();
    for (Column column : columns) {
      byUnit.computeIfAbsent(column.unit, unit -> new ArrayList<>()).add(column);
    }
    return List.copyOf(byUnit.values());
  }

  /** How a table is drawn; null if it is not. */
  @Nullable String chart(Part figure, Part group, List<Column> columns, List<Row> rows) {
    boolean anything =
        rows.stream()
            .flatMap(row -> row.cells().stream())
            .filter(Objects::nonNull)
            .anyMatch(Comparison::drawn);
    // A share of what is drawn already would be the same picture again.
    boolean again = APART.contains(name(figure, group)) && !columns.getFirst().unit.isEmpty();
    boolean alike = columns.stream().map(column -> column.unit).distinct().count() == 1;
    if (!anything || !alike || again) {
      return null;
    }
    if (POINTS.contains(name(figure, group))) {
      return "points";
    }
    int bars = rows.size() * columns.size();
    return columns.size() <= MOST_SERIES && rows.size() >= FEWEST_BARS && bars <= MOST_BARS
        ? "bar"
        : null;
  }

  private static boolean drawn(Cell cell) {
    return isSome(cell.drawn()) || isSome(cell.comparedDrawn());
  }

  private static boolean isSome(@Nullable String drawn) {
    return drawn != null && !drawn.equals("0");
  }

  private static String name(Part figure, Part group) {
    return figure.name() + " " + group.path();
  }
}

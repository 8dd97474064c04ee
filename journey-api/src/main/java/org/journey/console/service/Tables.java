package org.journey.console.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.console.service.Figure.Cell;
import org.journey.console.service.Figure.Row;
import org.journey.console.service.Figure.Table;
import org.jspecify.annotations.Nullable;

/**
 * Makes tables of a figure's parts, whatever parts it has. Groups whose parts have several numbers
 * each become tables with several columns, deeper ones several tables. No number is left out: what
 * fits nowhere stands in a table of its own at the end.
 */
final class Tables {

  /** A row, the column of a group, and the column in that. */
  private static final int DEEPEST_TABLE = 3;

  private static final String NUMBER = "Number";

  private final FigureWords words;
  private final Comparison comparison;
  private final Cells cells;
  private final Part figure;
  private final @Nullable Part stages;
  private final Set<String> shown = new LinkedHashSet<>();
  private final List<Table> tables = new ArrayList<>();

  private Tables(FigureWords words, Comparison comparison, Part figure, @Nullable Part stages) {
    this.words = words;
    this.comparison = comparison;
    this.cells = new Cells(words, comparison, figure);
    this.figure = figure;
    this.stages = stages;
  }

  /**
   * A figure with all its parts.
   *
   * @param stages the figure of the stages; null if it is not told
   */
  static Figure figure(FigureWords words, Comparison comparison, Part part, @Nullable Part stages) {
    Tables maker = new Tables(words, comparison, part, stages);
    Cell headline = part.hasNumber() ? maker.cell(part) : null;
    String label = words.figure(part.name());
    maker.node(part, label);
    maker.rest(label);
    return new Figure(
        "figure-" + part.name().replaceAll("[^A-Za-z0-9]", "-"),
        label,
        part.definition(),
        headline,
        List.copyOf(maker.tables));
  }

  private void node(Part node, String title) {
    List<Row> rows = new ArrayList<>();
    numbers(node, "", rows);
    if (!rows.isEmpty()) {
      add(title + ": parts", List.of("Part"), List.of(NUMBER), rows, null, "");
    }
    Map<String, List<Part>> joined = new LinkedHashMap<>();
    for (Part child : node.parts().values()) {
      if (!child.hasNumber()) {
        group(child, title, node.name());
        continue;
      }
      for (Part below : child.parts().values()) {
        if (!below.hasNumber() && below.depth() == 1) {
          joined.computeIfAbsent(below.name(), name -> new ArrayList<>()).add(child);
        }
      }
    }
    joined.forEach((name, siblings) -> joined(name, siblings, title, node.name()));
  }

  /** Numbers here, and those that stand below a number. */
  private void numbers(Part node, String before, List<Row> rows) {
    for (Part child : node.parts().values()) {
      if (child.hasNumber()) {
        String label = words.part(node.name(), child.name());
        rows.add(
            row(
                before.isEmpty() ? label : before + ": " + FigureWords.lower(label),
                null,
                cell(child)));
        numbers(child, label, rows);
      }
    }
  }

  private void group(Part group, String title, String parent) {
    String label = words.part(parent, group.name());
    String caption = title + ": " + FigureWords.lower(label);
    boolean ofPairs = group.name().equals(FigureWords.PAIRS);
    if (group.parts().isEmpty() && !ofPairs) {
      return;
    }
    if (group.depth() > DEEPEST_TABLE) {
      for (Part child : group.parts().values()) {
        node(child, words.part(group.name(), child.name()));
      }
    } else if (ofPairs && group.parts().keySet().stream().allMatch(Tables::isPair)) {
      ways(group, caption);
    } else {
      matrix(group, caption);
    }
  }

  /** The same groups of parts that stand beside one another: a column for each. */
  private void joined(String name, List<Part> siblings, String title, String parent) {
    Set<String> names = new LinkedHashSet<>();
    for (Part sibling : siblings) {
      names.addAll(part(sibling, name).parts().keySet());
    }
    List<Row> rows = new ArrayList<>();
    for (String each : names) {
      List<@Nullable Cell> cells = new ArrayList<>();
      for (Part sibling : siblings) {
        Part cell = part(sibling, name).parts().get(each);
        cells.add(cell == null ? null : cell(cell));
      }
      rows.add(new Row(words.part(name, each), null, null, cells));
    }
    List<String> columns =
        siblings.stream().map(sibling -> words.part(parent, sibling.name())).toList();
    String caption = title + ": " + FigureWords.lower(words.part(parent, name));
    add(caption, List.of(words.rows(parent, name)), columns, rows, null, "");
  }

  private static Part part(Part of, String name) {
    Part part = of.parts().get(name);
    return part == null ? new Part(name, "", "", null, null, Map.of()) : part;
  }

  private void matrix(Part group, String caption) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (Part row : group.parts().values()) {
      if (row.hasNumber() && !isSample(row)) {
        columns.computeIfAbsent("", path -> new Column(NUMBER, part -> part)).see(row);
      }
      columns(group, row, columns);
    }
    for (List<Column> some : comparison.apart(figure, group, columns.values())) {
      List<Row> rows = new ArrayList<>();
      for (Part part : group.parts().values()) {
        List<@Nullable Cell> cells = new ArrayList<>();
        for (Column column : some) {
          Part cell = column.of.apply(part);
          cells.add(cell == null || !cell.hasNumber() ? null : cell(cell));
        }
        Cell sample = isSample(part) ? cell(part) : null;
        rows.add(new Row(words.part(group.name(), part.name()), sample, null, cells));
      }
      List<String> headings = some.stream().map(column -> column.heading).toList();
      boolean oneOfMore = some.size() == 1 && columns.size() > 1;
      String more = oneOfMore ? ", " + FigureWords.lower(headings.getFirst()) : "";
      String unit = some.isEmpty() ? "" : some.getFirst().unit;
      add(
          caption + more,
          List.of(words.rows(figure.name(), group.name())),
          headings,
          rows,
          comparison.chart(figure, group, some, rows),
          unit);
    }
  }

  private void columns(Part group, Part row, Map<String, Column> columns) {
    for (Part part : row.parts().values()) {
      if (part.hasNumber()) {
        columns
            .computeIfAbsent(
                part.name(),
                path -> new Column(words.column(group.name(), path), of -> of.parts().get(path)))
            .see(part);
      }
      for (Part below : part.parts().values()) {
        if (below.hasNumber()) {
          columns
              .computeIfAbsent(
                  part.name() + "." + below.name(),
                  path ->
                      new Column(
                          words.below(part.name(), below.name()),
                          of -> part(of, part.name()).parts().get(below.name())))
              .see(below);
        }
      }
    }
  }

  private void ways(Part group, String caption) {
    List<Row> rows = new ArrayList<>();
    List<Part> pairs = new ArrayList<>(group.parts().values());
    // Where all begins comes first.
    pairs.sort(Comparator.comparing(pair -> !pair.name().startsWith(Staying.REFERRAL)));
    for (Part pair : pairs) {
      List<@Nullable Cell> cells = new ArrayList<>();
      cells.add(cell(pair));
      String to = words.end(Staying.to(pair.name()));
      rows.add(new Row(words.end(Staying.from(pair.name())), null, to, cells));
    }
    rows.addAll(new Staying(words, comparison, group, stages).rows());
    if (rows.isEmpty()) {
      return;
    }
    boolean any = rows.stream().map(row -> row.cells().getFirst()).anyMatch(Tables::isSome);
    add(caption, List.of("From", "To"), List.of("Journeys"), rows, any ? "sankey" : null, "");
  }

  private static boolean isSome(@Nullable Cell cell) {
    return cell != null && cell.drawn() != null && !cell.drawn().equals("0");
  }

  private static boolean isPair(String name) {
    return name.matches("(referral|\\d+)-\\d+");
  }

  /** What fits into none of the tables. */
  private void rest(String title) {
    List<Row> rows = new ArrayList<>();
    rest(figure, rows);
    if (!rows.isEmpty()) {
      add(title + ": other parts", List.of("Part"), List.of(NUMBER), rows, null, "");
    }
  }

  private void rest(Part node, List<Row> rows) {
    for (Part part : node.parts().values()) {
      if (part.hasNumber() && !shown.contains(part.path())) {
        rows.add(row(words.path(figure.name(), part.path()), null, cell(part)));
      }
      rest(part, rows);
    }
  }

  private static Row row(String label, @Nullable Cell sample, Cell cell) {
    List<@Nullable Cell> cells = new ArrayList<>();
    cells.add(cell);
    return new Row(label, sample, null, cells);
  }

  private static boolean isSample(Part part) {
    Told some = part.told() != null ? part.told() : part.compared();
    return some != null && some.sample();
  }

  private void add(
      String caption,
      List<String> headings,
      List<String> columns,
      List<Row> rows,
      @Nullable String chart,
      String unit) {
    String id = "table-" + figure.name().replaceAll("[^A-Za-z0-9]", "-") + "-" + tables.size();
    boolean wide = columns.size() + headings.size() > 2 || comparison.isThere();
    tables.add(new Table(id, caption, headings, columns, rows, chart, unit, wide));
  }

  private Cell cell(Part part) {
    shown.add(part.path());
    return cells.of(part);
  }
}

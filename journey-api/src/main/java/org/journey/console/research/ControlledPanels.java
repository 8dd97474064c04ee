package org.journey.console.research;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Published figures: a tree of parts, told in words. Numbers that stand beside one another are a
 * table; a group of them is a table of its own, with a chart where it can be drawn.
 */
final class ControlledPanels {

  private static final int MOST_BARS = 24;

  private final List<Panel> panels = new ArrayList<>();

  private final MapPicture picture;
  private final String nothing;

  private ControlledPanels(MapPicture picture, String nothing) {
    this.picture = picture;
    this.nothing = nothing;
  }

  /**
   * The panels of what was published.
   *
   * @param nobody whether that is of no journey at all
   */
  static List<Panel> of(JsonNode result, MapPicture picture, boolean nobody) {
    ControlledPanels made =
        new ControlledPanels(
            picture,
            nobody ? "No journey was known by then." : "There is nothing to tell of many enough.");
    made.add(result, "");
    return List.copyOf(made.panels);
  }

  /** A part by its name. */
  private record Part(String name, JsonNode node) {

    static List<Part> of(JsonNode parent) {
      return parent.properties().stream()
          .filter(each -> each.getValue().isObject())
          .map(Part::of)
          .toList();
    }

    private static Part of(Map.Entry<String, JsonNode> property) {
      return new Part(property.getKey(), property.getValue());
    }

    boolean hasNumber() {
      return node.path("suppressed").asBoolean(false)
          || node.path("value").isNumber()
          || node.path("numerator").isNumber()
          || node.path("n").isNumber();
    }
  }

  /**
   * Tells the parts of a node.
   *
   * @param under what they are of, in words; empty for the whole
   */
  private void add(JsonNode node, String under) {
    Table.Maker figures =
        Table.named("published-" + panels.size(), under.isEmpty() ? "Figures" : under)
            .texts("Figure")
            .numbers("Value");
    boolean any = false;
    for (Part part : Part.of(node)) {
      if (part.hasNumber()) {
        any = true;
        figures.row(Cell.text(ControlledWords.part(part.name())), Cell.published(part.node()));
      }
    }
    if (any) {
      panels.add(Panel.of(under.isEmpty() ? "Figures" : under, "", figures.made()));
    }
    for (Part part : Part.of(node)) {
      if (part.hasNumber()) {
        continue;
      }
      String label = label(under, part.name());
      List<Part> parts = Part.of(part.node());
      if (parts.isEmpty() && !ControlledWords.isTransparent(part.name())) {
        panels.add(Panel.of(label, nothing, none(label)));
      } else if (!parts.isEmpty() && parts.stream().allMatch(Part::hasNumber)) {
        panels.add(group(part.name(), label, parts));
      } else {
        add(part.node(), ControlledWords.isTransparent(part.name()) ? under : label);
      }
    }
  }

  private static String label(String under, String name) {
    String label = ControlledWords.part(name);
    return under.isEmpty() ? label : under + ": " + ControlledWords.lower(label);
  }

  private Table none(String label) {
    return Table.named("published-" + panels.size(), label).texts("Part").numbers("Value").made();
  }

  private Panel group(String name, String label, List<Part> parts) {
    ControlledWords words = ControlledWords.of(name);
    Set<String> further = new LinkedHashSet<>();
    for (Part part : parts) {
      Part.of(part.node()).stream()
          .filter(Part::hasNumber)
          .forEach(below -> further.add(below.name()));
    }
    Table.Maker table =
        Table.named("published-" + panels.size(), label)
            .texts(words.headings().toArray(String[]::new))
            .numbers(words.value());
    further.forEach(each -> table.numbers(ControlledWords.part(each)));
    boolean map = words.chart().equals("graph");
    MapPicture.Drawn lines = lines(parts, words);
    if (map) {
      table.texts(MapPicture.HEADING);
    }
    boolean some = false;
    for (Part part : parts) {
      List<Cell> row = new ArrayList<>();
      words.names(part.name()).forEach(each -> row.add(Cell.text(each)));
      row.add(Cell.published(part.node()));
      further.forEach(each -> row.add(Cell.published(part.node().path(each))));
      if (map) {
        row.add(lines.says(part.node().path("value")));
      }
      table.row(row);
      some |= part.node().path("value").asDouble(0) > 0;
    }
    Panel panel = Panel.of(label, map ? lines.words() : "", table.made());
    String kind = words.chart();
    if (map) {
      return panel.mapped(label + ", drawn; the table has the numbers", lines);
    }
    boolean drawn =
        some
            && !kind.equals("none")
            && (!kind.equals("bar") || (further.isEmpty() && parts.size() <= MOST_BARS));
    return drawn
        ? panel.drawn(kind, label + ", drawn; the table has the numbers", words.unit())
        : panel;
  }

  /** Which are drawn of what followed what. */
  private MapPicture.Drawn lines(List<Part> parts, ControlledWords words) {
    return picture.of(counts(parts, words, false), counts(parts, words, true));
  }

  /** How often each followed another, or itself. */
  private static List<Long> counts(List<Part> parts, ControlledWords words, boolean itself) {
    return parts.stream()
        .filter(part -> (words.names(part.name()).stream().distinct().count() == 1) == itself)
        .map(part -> part.node().path("value").asLong(0))
        .toList();
  }
}

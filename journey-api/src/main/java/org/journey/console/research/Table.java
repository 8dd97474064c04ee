package org.journey.console.research;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a page.
 *
 * @param id by which its chart finds it
 * @param caption what it is of
 * @param headings of its columns
 * @param rows as many cells each as there are headings
 */
record Table(String id, String caption, List<Heading> headings, List<List<Cell>> rows) {

  /** The name of a column; of numbers it stands to the right. */
  record Heading(String text, boolean number) {}

  static Maker named(String id, String caption) {
    return new Maker(id, caption);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Puts one together. */
  static final class Maker {
    private final String id;
    private final String caption;
    private final List<Heading> headings = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    private Maker(String id, String caption) {
      this.id = id;
      this.caption = caption;
    }

    Maker texts(String... names) {
      for (String name : names) {
        headings.add(new Heading(name, false));
      }
      return this;
    }

    Maker numbers(String... names) {
      for (String name : names) {
        headings.add(new Heading(name, true));
      }
      return this;
    }

    Maker row(Cell... cells) {
      return row(List.of(cells));
    }

    Maker row(List<Cell> cells) {
      if (cells.size() != headings.size()) {
        throw new IllegalArgumentException("a row of " + cells.size() + " cells in " + id);
      }
      rows.add(List.copyOf(cells));
      return this;
    }

    Table made() {
      return new Table(id, caption, List.copyOf(headings), List.copyOf(rows));
    }
  }
}

package org.journey.console.research;

import org.journey.console.journey.Drawing;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page of figures.
 *
 * @param heading what it is called
 * @param says a sentence about it; empty for none
 * @param chart what is drawn from its table; null for nothing
 * @param drawing what the server has drawn of it; null for nothing
 * @param table its numbers
 */
record Panel(
    String heading, String says, @Nullable Chart chart, @Nullable Drawing drawing, Table table) {

  /**
   * A chart of the table.
   *
   * @param kind as charts.js knows it
   * @param label what is to be seen, for who does not see it
   * @param unit of the numbers; empty for none
   * @param least what is less often is not drawn; null: all is
   */
  record Chart(String kind, String label, String unit, @Nullable Long least) {}

  static Panel of(String heading, String says, Table table) {
    return new Panel(heading, says, null, null, table);
  }

  /** The same with a chart. */
  Panel drawn(String kind, String label, String unit) {
    return new Panel(heading, says, new Chart(kind, label, unit, null), drawing, table);
  }

  /** The same with a process map of what happened so often at least; without one if nothing did. */
  Panel mapped(String label, MapPicture.Drawn drawn) {
    return drawn.isEmpty()
        ? this
        : new Panel(heading, says, new Chart("graph", label, "", drawn.least()), drawing, table);
  }

  /** The same with a drawing. */
  Panel drawn(Drawing made) {
    return new Panel(heading, says, chart, made, table);
  }

  /** Whether there is something to draw. */
  public boolean hasChart() {
    return chart != null && !table.isEmpty();
  }

  /** Whether something is drawn already. */
  public boolean hasDrawing() {
    return drawing != null && !table.isEmpty();
  }
}

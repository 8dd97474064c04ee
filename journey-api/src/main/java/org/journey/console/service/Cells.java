package org.journey.console.service;

import java.math.BigDecimal;
import java.util.function.Function;
import org.journey.console.service.Figure.Cell;
import org.journey.console.service.Figure.Number;
import org.jspecify.annotations.Nullable;

/**
 * Makes cells of tables of the parts of a figure.
 *
 * @param words what parts are called
 * @param comparison how numbers are shown
 * @param figure whose parts they are
 */
record Cells(FigureWords words, Comparison comparison, Part figure) {

  private static final Number NOBODY = Number.derived("0");

  /** What stands in the place of a part of the figure. */
  Cell of(Part part) {
    Told told = counted(part.told(), part.compared(), Part::told);
    Told other = counted(part.compared(), part.told(), Part::compared);
    return new Cell(
        part.told() == null && told != null ? NOBODY : number(part, told, false),
        part.compared() == null && other != null ? NOBODY : number(part, other, true),
        comparison.difference(part.name(), told, other),
        drawn(part, told),
        drawn(part, other));
  }

  /**
   * An exact answer names nothing of which there is none: what the other one counts is a 0 here.
   * One under disclosure control also leaves out what it may not name.
   */
  private @Nullable Told counted(
      @Nullable Told told, @Nullable Told beside, Function<Part, @Nullable Told> of) {
    return told == null
            && beside != null
            && beside.isCount()
            && comparison.isThere()
            && !comparison.about()
            && figure.isTold(of)
        ? Told.NOBODY
        : told;
  }

  private @Nullable Number number(Part part, @Nullable Told told, boolean compared) {
    return told == null
        ? null
        : new Number(
            figure.name(),
            part.path(),
            words.path(figure.name(), part.path()),
            Number.raw(told),
            Numbers.shown(part.name(), told),
            Numbers.note(part.name(), told),
            opens(told) ? comparison.behind(figure.name(), part.path(), compared) : null);
  }

  /** Whether there is a number that is told, and somebody behind it. */
  private static boolean opens(Told told) {
    boolean isTold = !told.suppressed() && (told.sample() || told.value() != null);
    return isTold && told.count() != 0;
  }

  private static @Nullable String drawn(Part part, @Nullable Told told) {
    BigDecimal drawn = Numbers.drawn(part.name(), told);
    return drawn == null ? null : drawn.stripTrailingZeros().toPlainString();
  }
}

package org.journey.console.service;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it is shown.
 *
 * @param id of its place on the page
 * @param label what it is called
 * @param definition what it counts, as the API says; empty if it does not
 * @param headline its own number; null if its parts alone have numbers
 * @param tables its parts
 */
record Figure(
    String id, String label, String definition, @Nullable Cell headline, List<Table> tables) {

  /** A space at which no line ends. */
  private static final char NO_BREAK = '\u00a0';

  /**
   * One number.
   *
   * @param figure whose it is; empty if the answer has no such number, and it is made of others
   * @param part its path there; empty for the figure itself
   * @param label what it is called in full, for those who do not see where it stands
   * @param raw the value or the n as the API tells it; empty if it tells none
   * @param shown the value as it is read
   * @param note of what it is; empty if that says nothing more
   * @param link to who is behind it; null if nobody is, or they may not be told
   */
  record Number(
      String figure,
      String part,
      String label,
      String raw,
      String shown,
      String note,
      @Nullable String link) {

    /** One that is made of others: nobody is listed behind it. */
    static Number derived(String shown) {
      return derived("", shown, null);
    }

    /** One that is made of others, and that a part of another figure counts too. */
    static Number derived(String label, String shown, @Nullable String link) {
      return new Number("", "", label, "", shown, "", link);
    }

    /** The number as the API tells it. */
    static String raw(Told told) {
      BigDecimal value = told.value();
      if (told.sample()) {
        return told.n() == null ? "" : told.n().toString();
      }
      return value == null ? "" : value.toPlainString();
    }
  }

  /**
   * What stands in one place: a number, and the one that it is compared with.
   *
   * @param told of the period; null if it has no such part
   * @param compared of the other one; null if it has none, or nothing is compared
   * @param difference between them in words; empty if nothing is to be said
   * @param drawn the number as charts take it; null for none
   * @param comparedDrawn the other one
   */
  record Cell(
      @Nullable Number told,
      @Nullable Number compared,
      String difference,
      @Nullable String drawn,
      @Nullable String comparedDrawn) {}

  /**
   * A row.
   *
   * @param label its heading
   * @param sample on how many values the row rests; null if it does not say
   * @param text of a second column of words; null if there is none
   * @param cells in the order of the columns; null where the row has no such part
   */
  record Row(
      String label, @Nullable Cell sample, @Nullable String text, List<@Nullable Cell> cells) {

    /** Its heading in a chart, which has room for one period. */
    public String drawnLabel() {
      Number n = sample == null ? null : sample.told();
      return n == null ? label : label + " (" + ("n = " + n.shown()).replace(' ', NO_BREAK) + ")";
    }
  }

  /**
   * A table of numbers.
   *
   * @param id on the page
   * @param caption what it tells
   * @param headings of the columns of words
   * @param columns headings of those of numbers
   * @param rows one or more
   * @param chart how it is drawn as well: {@code bar}, {@code points}, {@code sankey}; null: it is
   *     not
   * @param unit of what is drawn; empty for counts
   * @param wide whether it may need more room than a narrow window has
   */
  record Table(
      String id,
      String caption,
      List<String> headings,
      List<String> columns,
      List<Row> rows,
      @Nullable String chart,
      String unit,
      boolean wide) {

    /** Whether numbers that are compared have a column of their own. */
    public boolean sideBySide() {
      return columns.size() == 1;
    }

    /** Whether its chart has both periods where two are compared. */
    public boolean drawsBoth() {
      return sideBySide() && !ofWays();
    }

    /** Whether its rows are ways from one place to another. */
    public boolean ofWays() {
      return headings.size() == 2;
    }

    /** Whether there is room for its chart beside it. */
    public boolean beside() {
      return sideBySide() && headings.size() == 1;
    }

    /** Whether its chart needs more height than others. */
    public boolean tall() {
      return rows.size() > 10;
    }
  }
}

package org.journey.console.service;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.journey.console.service.Figure.Cell;
import org.journey.console.service.Figure.Number;
import org.journey.console.service.Figure.Row;
import org.jspecify.annotations.Nullable;

/**
 * Who went no further from where they came to: what the pairs of entries tell between the lines. A
 * stage is entered once by a journey, so that as many came to one as the pairs that end there say;
 * to the referral came all journeys of the period.
 *
 * @param words what ends are called
 * @param comparison how numbers are shown
 * @param pairs {@code byPair} of the transitions
 * @param stages the figure of the stages, which is of all journeys of the period; null if it is not
 *     told
 */
record Staying(FigureWords words, Comparison comparison, Part pairs, @Nullable Part stages) {

  /** The name of where all begins. */
  static final String REFERRAL = "referral";

  private static final String STAGES = "stages";

  /** The part of that figure that counts journeys without a stage. */
  private static final String NONE = "reached.none";

  private static final Comparator<String> BY_NUMBER = Comparator.comparingInt(Integer::parseInt);

  /** A row for each place at which somebody stays; rounded numbers cannot tell it: none then. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    if (comparison.about()) {
      return rows;
    }
    for (String from : places()) {
      Told told = stay(from, Part::told);
      Told other = comparison.isThere() ? stay(from, Part::compared) : null;
      if (isSome(told) || isSome(other)) {
        List<@Nullable Cell> cells = new ArrayList<>();
        cells.add(
            new Cell(
                number(from, told, false),
                number(from, other, true),
                comparison.difference(from, told, other),
                drawn(told),
                drawn(other)));
        rows.add(new Row(words.end(from), null, FigureWords.stays(from), cells));
      }
    }
    return rows;
  }

  /** The referral, then the stages that a way ends at. */
  private Set<String> places() {
    Set<String> places = new LinkedHashSet<>(List.of(REFERRAL));
    pairs.parts().keySet().stream().map(Staying::to).sorted(BY_NUMBER).forEach(places::add);
    return places;
  }

  private @Nullable Told stay(String place, Function<Part, @Nullable Told> of) {
    long came = 0;
    long left = 0;
    for (Part pair : pairs.parts().values()) {
      Told told = of.apply(pair);
      long count = told == null ? 0 : told.count();
      came += to(pair.name()).equals(place) ? count : 0;
      left += from(pair.name()).equals(place) ? count : 0;
    }
    if (place.equals(REFERRAL)) {
      Told whole = stages == null ? null : of.apply(stages);
      Long all = whole == null ? null : whole.denominator();
      if (all == null) {
        return null;
      }
      came = all;
    }
    return new Told(BigDecimal.valueOf(came - left), false, came - left, null, null, null, false);
  }

  /** Where a pair begins. */
  static String from(String pair) {
    return pair.substring(0, pair.lastIndexOf('-'));
  }

  /** Where a pair ends. */
  static String to(String pair) {
    return pair.substring(pair.lastIndexOf('-') + 1);
  }

  private static boolean isSome(@Nullable Told told) {
    return told != null && told.count() != 0;
  }

  private @Nullable Number number(String place, @Nullable Told told, boolean compared) {
    return told == null
        ? null
        : Number.derived(
            FigureWords.stays(place), Numbers.shown("", told), behind(place, told, compared));
  }

  /** Who entered no stage is listed as such among the stages reached; who stays at one is not. */
  private @Nullable String behind(String place, Told told, boolean compared) {
    Part none = stages == null ? null : stages.at(NONE);
    Told listed = none == null ? null : compared ? none.compared() : none.told();
    return place.equals(REFERRAL) && told.count() > 0 && listed != null
        ? comparison.behind(STAGES, NONE, compared)
        : null;
  }

  private static @Nullable String drawn(@Nullable Told told) {
    return told == null ? null : Long.toString(told.count());
  }
}

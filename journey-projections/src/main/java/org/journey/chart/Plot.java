package org.journey.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.journey.chart.Svg.Anchor;

/** A plane with two axes on which lines are drawn, and a legend beside it. */
final class Plot {

  private static final int LEFT = 70 * Svg.ONE;
  private static final int TOP = 60 * Svg.ONE;
  private static final int WIDTH = 560 * Svg.ONE;
  private static final int HEIGHT = 320 * Svg.ONE;
  private static final int LEGEND = LEFT + WIDTH + 20 * Svg.ONE;
  private static final int LEGEND_WIDTH = 300 * Svg.ONE;
  private static final int ROW = 20 * Svg.ONE;
  private static final int TICKS = 6;

  private final Svg svg;
  private final long fromX;
  private final long toX;
  private final BigDecimal toY;
  private final boolean shares;
  private int series;

  /**
   * Draws the axes.
   *
   * @param fromX of the first axis, whole
   * @param toX of the first axis, whole
   * @param toY of the second, which begins at 0
   * @param shares whether the second is told in per cent
   * @param legend how many lines the legend will have
   */
  Plot(
      String title,
      String description,
      String labelX,
      String labelY,
      long fromX,
      long toX,
      BigDecimal toY,
      boolean shares,
      int legend) {
    this.fromX = fromX;
    this.toX = Math.max(toX, fromX + 1);
    this.toY = toY.signum() == 0 ? BigDecimal.ONE : toY;
    this.shares = shares;
    int height = Math.max(TOP + HEIGHT + 60 * Svg.ONE, TOP + (legend + 1) * ROW);
    svg = new Svg(LEGEND + LEGEND_WIDTH, height, title, description);
    svg.text(LEFT, 28 * Svg.ONE, Anchor.START, title, 16);
    svg.text(LEFT, TOP - 12 * Svg.ONE, Anchor.START, labelY, 12);
    svg.text(LEFT + WIDTH, TOP + HEIGHT + 42 * Svg.ONE, Anchor.END, labelX, 12);
    axes();
  }

  private void axes() {
    for (int i = 0; i <= 4; i++) {
      BigDecimal value = toY.multiply(BigDecimal.valueOf(i)).divide(BigDecimal.valueOf(4));
      int y = y(value);
      svg.line(LEFT, y, LEFT + WIDTH, y, Svg.FAINT);
      svg.text(LEFT - 8 * Svg.ONE, y + 4 * Svg.ONE, Anchor.END, told(value), 12);
    }
    long step = step(toX - fromX);
    for (long x = Math.ceilDiv(fromX, step) * step; x <= toX; x += step) {
      svg.line(x(x), TOP + HEIGHT, x(x), TOP + HEIGHT + 5 * Svg.ONE, Svg.INK);
      svg.text(x(x), TOP + HEIGHT + 20 * Svg.ONE, Anchor.MIDDLE, String.valueOf(x), 12);
    }
    svg.line(LEFT, TOP + HEIGHT, LEFT + WIDTH, TOP + HEIGHT, Svg.INK);
    svg.line(LEFT, TOP, LEFT, TOP + HEIGHT, Svg.INK);
  }

  private String told(BigDecimal value) {
    return shares
        ? value.movePointRight(2).setScale(0, RoundingMode.HALF_UP) + " %"
        : value.setScale(0, RoundingMode.HALF_UP).toString();
  }

  /** A round number by which a range has not many ticks. */
  private static long step(long range) {
    long step = 1;
    for (int i = 0; range / step > TICKS; i++) {
      step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    }
    return step;
  }

  private int x(long value) {
    return LEFT + (int) ((Math.clamp(value, fromX, toX) - fromX) * WIDTH / (toX - fromX));
  }

  private int y(BigDecimal value) {
    return TOP
        + HEIGHT
        - value
            .min(toY)
            .max(BigDecimal.ZERO)
            .multiply(BigDecimal.valueOf(HEIGHT))
            .divide(toY, 0, RoundingMode.HALF_UP)
            .intValue();
  }

  /** A value that stands from a place on, to the next one. */
  record At(long x, BigDecimal y) {}

  /** A line of steps, with its name in the legend. */
  void steps(String name, List<At> values) {
    legend(name);
    svg.path(stairs(values), Svg.colour(series), 2 * Svg.ONE, Svg.dashes(series));
    series++;
  }

  /** A straight line from each value to the next, between which nothing is known. */
  void straight(String name, List<At> values) {
    legend(name);
    svg.path(places(values), Svg.colour(series), 2 * Svg.ONE, Svg.dashes(series));
    series++;
  }

  /** What lies between two straight lines, in the colour of the line that is drawn next. */
  void betweenStraight(List<At> lower, List<At> upper) {
    area(places(lower), places(upper));
  }

  private List<Integer> places(List<At> values) {
    List<Integer> places = new ArrayList<>();
    for (At value : values) {
      places.add(x(value.x()));
      places.add(y(value.y()));
    }
    return places;
  }

  /** What lies between two lines of steps, in the colour of the line that is drawn next. */
  void between(List<At> lower, List<At> upper) {
    area(stairs(lower), stairs(upper));
  }

  private void area(List<Integer> back, List<Integer> there) {
    List<Integer> places = new ArrayList<>(there);
    for (int i = back.size() - 2; i >= 0; i -= 2) {
      places.add(back.get(i));
      places.add(back.get(i + 1));
    }
    if (!places.isEmpty()) {
      svg.area(places, Svg.colour(series));
    }
  }

  private List<Integer> stairs(List<At> values) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      int x = x(values.get(i).x());
      int y = y(values.get(i).y());
      if (i > 0) {
        places.add(x);
        places.add(places.get(places.size() - 2));
      }
      places.add(x);
      places.add(y);
    }
    return places;
  }

  /** A line of words in the legend, without a line on the plane. */
  private void legend(String name) {
    int y = TOP + series * ROW + 6 * Svg.ONE;
    svg.path(
        List.of(LEGEND, y, LEGEND + 28 * Svg.ONE, y),
        Svg.colour(series),
        2 * Svg.ONE,
        Svg.dashes(series));
    svg.text(LEGEND + 34 * Svg.ONE, y + 4 * Svg.ONE, Anchor.START, name, 12);
  }

  String end() {
    return svg.end();
  }
}

package org.journey.chart;

import java.util.List;
import org.journey.chart.Svg.Anchor;

/** Named bars, one below the other, with what they say beside them. */
final class Bars {

  private static final int NAMES = 170 * Svg.ONE;
  private static final int WIDTH = 360 * Svg.ONE;
  private static final int SAYING = 330 * Svg.ONE;
  private static final int TOP = 56 * Svg.ONE;
  private static final int ROW = 26 * Svg.ONE;

  private Bars() {}

  /**
   * One bar.
   *
   * @param length of which the longest has the whole width
   */
  record Bar(String name, long length, String saying) {}

  static String of(String title, String description, List<Bar> bars, String note) {
    int height = TOP + Math.max(1, bars.size()) * ROW + 40 * Svg.ONE;
    Svg svg = new Svg(NAMES + WIDTH + SAYING, height, title, description);
    svg.text(16 * Svg.ONE, 28 * Svg.ONE, Anchor.START, title, 16);
    long longest = bars.stream().mapToLong(Bar::length).max().orElse(1);
    int y = TOP;
    for (Bar bar : bars) {
      int width = longest == 0 ? 0 : (int) (bar.length * WIDTH / longest);
      svg.text(NAMES - 10 * Svg.ONE, y + 15 * Svg.ONE, Anchor.END, bar.name);
      svg.rectangle(NAMES, y + 2 * Svg.ONE, width, 17 * Svg.ONE, Svg.colour(0));
      svg.text(NAMES + width + 8 * Svg.ONE, y + 15 * Svg.ONE, Anchor.START, bar.saying, 12);
      y += ROW;
    }
    if (bars.isEmpty()) {
      svg.text(NAMES, y + 15 * Svg.ONE, Anchor.START, "none");
      y += ROW;
    }
    svg.text(16 * Svg.ONE, y + 24 * Svg.ONE, Anchor.START, note, 12);
    return svg.end();
  }
}

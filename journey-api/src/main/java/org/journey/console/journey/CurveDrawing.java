package org.journey.console.journey;

import java.util.ArrayList;
import java.util.List;
import org.journey.console.journey.CurveView.Point;

/**
 * Draws what was new to the record, unit by unit: a line of steps that grows flat where nothing is.
 */
final class CurveDrawing {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 300;
  private static final int LEFT = 56;
  private static final int RIGHT = 20;
  private static final int TOP = 40;
  private static final int BOTTOM = 52;
  private static final int SIZE = 14;
  private static final int MOST_TICKS = 6;
  private static final int MOST_LABELS = 12;
  private static final int MOST_DOTS = 60;

  private CurveDrawing() {}

  /** Draws it. */
  static Drawing of(CurveView curve) {
    List<Point> points = curve.points();
    int most = points.isEmpty() ? 0 : points.getLast().cumulative();
    int scale = Math.max(1, most);
    List<Drawing.Path> paths = new ArrayList<>();
    List<Drawing.Text> texts = new ArrayList<>();
    List<Drawing.Dot> dots = new ArrayList<>();
    int step = (scale + MOST_TICKS - 1) / MOST_TICKS;
    for (int tick = 0; tick <= scale; tick += step) {
      int y = y(tick, scale);
      paths.add(
          new Drawing.Path(
              "M" + LEFT + " " + y + "H" + (WIDTH - RIGHT), "#d8dde0", 1, Drawing.SOLID));
      texts.add(text(LEFT - 8, y + 5, "end", Integer.toString(tick)));
    }
    paths.add(
        new Drawing.Path(
            "M" + LEFT + " " + TOP + "V" + (HEIGHT - BOTTOM) + "H" + (WIDTH - RIGHT),
            Drawing.GREY,
            1,
            Drawing.SOLID));
    if (!points.isEmpty()) {
      paths.add(new Drawing.Path(way(points, scale), Drawing.BLUE, 3, Drawing.SOLID));
    }
    int every = (points.size() + MOST_LABELS - 1) / MOST_LABELS;
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      int x = x(i, points.size());
      if (points.size() <= MOST_DOTS) {
        dots.add(
            new Drawing.Dot(
                x,
                y(point.cumulative(), scale),
                5,
                point.fresh().isEmpty() ? Drawing.WHITE : Drawing.BLUE,
                Drawing.BLUE));
      }
      if (i % every == 0) {
        texts.add(text(x, HEIGHT - BOTTOM + 20, "middle", Integer.toString(point.number())));
      }
    }
    texts.add(text(LEFT, TOP - 18, "start", curve.title()));
    texts.add(text(WIDTH - RIGHT, HEIGHT - 10, "end", curve.unit() + ", in order of time"));
    return new Drawing(
        curve.id(),
        curve.title(),
        description(curve, most),
        WIDTH,
        HEIGHT,
        List.of(),
        List.copyOf(paths),
        List.copyOf(dots),
        List.copyOf(texts));
  }

  private static String description(CurveView curve, int most) {
    long silent = curve.points().stream().filter(point -> point.fresh().isEmpty()).count();
    return "After "
        + curve.points().size()
        + " ("
        + curve.unit()
        + ") the record has "
        + most
        + "; "
        + silent
        + " of them brought nothing new. A filled circle brought something new, an empty one"
        + " nothing.";
  }

  /** From nothing, up at each unit that brought something, level until the next. */
  private static String way(List<Point> points, int scale) {
    StringBuilder way = new StringBuilder("M").append(LEFT).append(' ').append(y(0, scale));
    for (int i = 0; i < points.size(); i++) {
      way.append('H')
          .append(x(i, points.size()))
          .append('V')
          .append(y(points.get(i).cumulative(), scale));
    }
    return way.toString();
  }

  private static int x(int at, int of) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (at + 1) / (of + 1);
  }

  private static int y(int value, int scale) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / scale;
  }

  private static Drawing.Text text(int x, int y, String anchor, String words) {
    return new Drawing.Text(x, y, SIZE, anchor, "normal", words);
  }
}

package org.journey.console.research;

import java.util.ArrayList;
import java.util.List;
import org.journey.console.journey.Drawing;
import tools.jackson.databind.JsonNode;

/**
 * Draws findings so far, person after person: a step up at each who brought something new, and
 * level from one to the next and from the last of them to the end. That it stays level is what
 * saturation is.
 */
final class SaturationDrawing {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 300;
  private static final int LEFT = 56;
  private static final int RIGHT = 20;
  private static final int TOP = 40;
  private static final int BOTTOM = 52;
  private static final int SIZE = 14;
  private static final int MOST_UP = 6;
  private static final int MOST_ALONG = 10;
  private static final int MOST_DOTS = 60;

  private final int units;
  private final int findings;
  private final List<Drawing.Path> paths = new ArrayList<>();
  private final List<Drawing.Text> texts = new ArrayList<>();
  private final List<Drawing.Dot> dots = new ArrayList<>();

  private SaturationDrawing(int units, int findings) {
    this.units = Math.max(1, units);
    this.findings = Math.max(1, findings);
  }

  /** Draws the curve of a result. */
  static Drawing of(JsonNode result) {
    int units = result.path("units").asInt(0);
    int findings = result.path("findings").asInt(0);
    SaturationDrawing drawing = new SaturationDrawing(units, findings);
    drawing.axes();
    drawing.curve(result.path("curve"));
    return new Drawing(
        "saturation-drawing",
        "Findings so far, journey after journey",
        description(result, units, findings),
        WIDTH,
        HEIGHT,
        List.of(),
        List.copyOf(drawing.paths),
        List.copyOf(drawing.dots),
        List.copyOf(drawing.texts));
  }

  private static String description(JsonNode result, int units, int findings) {
    JsonNode curve = result.path("curve");
    int brought = curve.size();
    String last = curve.path(brought - 1).path("unit").asString("");
    return ("Of %d journeys %d brought something new, %d findings in all%s."
            + " It says nothing of benefit.")
        .formatted(
            units,
            brought,
            findings,
            brought == 0 ? "" : "; after person " + last + " the line stays level");
  }

  private void axes() {
    for (int tick = 0; tick <= findings; tick += step(findings, MOST_UP)) {
      paths.add(line("M" + LEFT + " " + y(tick) + "H" + (WIDTH - RIGHT), "#d8dde0", 1));
      texts.add(text(LEFT - 8, y(tick) + 5, "end", Integer.toString(tick)));
    }
    for (int tick = 0; tick <= units; tick += step(units, MOST_ALONG)) {
      texts.add(text(x(tick), HEIGHT - BOTTOM + 20, "middle", Integer.toString(tick)));
    }
    paths.add(
        line(
            "M" + LEFT + " " + TOP + "V" + (HEIGHT - BOTTOM) + "H" + (WIDTH - RIGHT),
            Drawing.GREY,
            1));
    texts.add(text(LEFT, TOP - 18, "start", "Findings so far"));
    texts.add(
        text(
            WIDTH - RIGHT,
            HEIGHT - 10,
            "end",
            "Journeys in which the client was asked, in their order"));
  }

  private void curve(JsonNode curve) {
    StringBuilder way = new StringBuilder("M").append(x(0)).append(' ').append(y(0));
    for (JsonNode row : curve) {
      int x = x(row.path("unit").asInt(0));
      int y = y(row.path("cumulative").asInt(0));
      way.append('H').append(x).append('V').append(y);
      if (curve.size() <= MOST_DOTS) {
        dots.add(new Drawing.Dot(x, y, 5, Drawing.BLUE, Drawing.BLUE));
      }
    }
    paths.add(line(way.append('H').append(x(units)).toString(), Drawing.BLUE, 3));
  }

  private int x(int unit) {
    return LEFT + (int) ((long) (WIDTH - LEFT - RIGHT) * unit / units);
  }

  private int y(int value) {
    return HEIGHT - BOTTOM - (int) ((long) (HEIGHT - BOTTOM - TOP) * value / findings);
  }

  private static int step(int whole, int most) {
    return (whole + most - 1) / most;
  }

  private static Drawing.Path line(String way, String stroke, int thick) {
    return new Drawing.Path(way, stroke, thick, Drawing.SOLID);
  }

  private static Drawing.Text text(int x, int y, String anchor, String words) {
    return new Drawing.Text(x, y, SIZE, anchor, "normal", words);
  }
}

package org.journey.chart;

import java.util.List;

/**
 * An SVG document while it is drawn. Lengths and places are hundredths of its unit, so that no
 * floating point is needed. Text is escaped here and nowhere else.
 */
final class Svg {

  /** Hundredths. */
  static final int ONE = 100;

  /** Colours of Okabe and Ito (2008), which colour-blind readers tell apart; no order of merit. */
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000");

  /** Lines are told apart by dashes too, so that they do without colour. */
  private static final List<String> DASHES = List.of("", "8 4", "2 3", "10 3 2 3");

  static final String INK = "#212b32";
  static final String FAINT = "#d8dde0";
  static final String NEUTRAL = "#4c6272";

  private final StringBuilder out = new StringBuilder(4096);

  /**
   * Begins a document.
   *
   * @param title short
   * @param description what is to be seen, in words
   */
  Svg(int width, int height, String title, String description) {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append(number(width))
        .append(' ')
        .append(number(height))
        .append("\" width=\"")
        .append(number(width))
        .append("\" height=\"")
        .append(number(height))
        .append("\" role=\"img\" aria-labelledby=\"title desc\" font-family=\"Arial, Helvetica,")
        .append(" sans-serif\" font-size=\"13\" fill=\"")
        .append(INK)
        .append("\">\n<title id=\"title\">")
        .append(escaped(title))
        .append("</title>\n<desc id=\"desc\">")
        .append(escaped(description))
        .append("</desc>\n");
    rectangle(0, 0, width, height, "#ffffff");
  }

  static String colour(int series) {
    return COLOURS.get(series % COLOURS.size());
  }

  static String dashes(int series) {
    return DASHES.get(series / 2 % DASHES.size());
  }

  void rectangle(int x, int y, int width, int height, String fill) {
    out.append("<rect");
    attribute("x", x);
    attribute("y", y);
    attribute("width", width);
    attribute("height", height);
    attribute("fill", fill);
    out.append("/>\n");
  }

  /** A box with a line around it and round corners. */
  void box(int x, int y, int width, int height) {
    out.append("<rect");
    attribute("x", x);
    attribute("y", y);
    attribute("width", width);
    attribute("height", height);
    attribute("rx", 4 * ONE);
    attribute("fill", "#f0f4f5");
    attribute("stroke", NEUTRAL);
    out.append("/>\n");
  }

  void line(int x1, int y1, int x2, int y2, String stroke) {
    out.append("<line");
    attribute("x1", x1);
    attribute("y1", y1);
    attribute("x2", x2);
    attribute("y2", y2);
    attribute("stroke", stroke);
    out.append("/>\n");
  }

  /** A line along places, {@code x} and {@code y} by turns. */
  void path(List<Integer> places, String stroke, int width, String dashes) {
    out.append("<polyline");
    points(places);
    attribute("fill", "none");
    attribute("stroke", stroke);
    attribute("stroke-width", width);
    if (!dashes.isEmpty()) {
      attribute("stroke-dasharray", dashes);
    }
    out.append("/>\n");
  }

  void area(List<Integer> places, String fill) {
    out.append("<polygon");
    points(places);
    attribute("fill", fill);
    attribute("fill-opacity", "0.15");
    out.append("/>\n");
  }

  /** A bent line with a head at its end; the control point bends it. */
  void arrow(int x1, int y1, int x2, int y2, int bendX, int bendY, int width) {
    out.append("<path d=\"M ").append(number(x1)).append(' ').append(number(y1));
    out.append(" Q ").append(number(bendX)).append(' ').append(number(bendY));
    out.append(' ').append(number(x2)).append(' ').append(number(y2)).append('"');
    attribute("fill", "none");
    attribute("stroke", NEUTRAL);
    attribute("stroke-width", width);
    out.append(" marker-end=\"url(#head)\"/>\n");
  }

  /** What heads of arrows look like, once before the first. */
  void heads() {
    out.append("<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\"")
        .append(" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\"")
        .append(" orient=\"auto\"><path d=\"M 0 0 L 8 4 L 0 8 z\" fill=\"")
        .append(NEUTRAL)
        .append("\"/></marker></defs>\n");
  }

  /** Where a text stands by its place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  void text(int x, int y, Anchor anchor, String text) {
    text(x, y, anchor, text, 13);
  }

  /** A text with a white edge, to be read across lines. */
  void text(int x, int y, Anchor anchor, String text, int size) {
    out.append("<text");
    attribute("x", x);
    attribute("y", y);
    switch (anchor) {
      case START -> {}
      case MIDDLE -> attribute("text-anchor", "middle");
      case END -> attribute("text-anchor", "end");
    }
    if (size != 13) {
      attribute("font-size", size * ONE);
    }
    out.append(" paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"3\">")
        .append(escaped(text))
        .append("</text>\n");
  }

  /** The whole document. */
  String end() {
    return out + "</svg>\n";
  }

  private void points(List<Integer> places) {
    out.append(" points=\"");
    for (int i = 0; i + 1 < places.size(); i += 2) {
      out.append(i == 0 ? "" : " ");
      out.append(number(places.get(i))).append(',').append(number(places.get(i + 1)));
    }
    out.append('"');
  }

  private void attribute(String name, int hundredths) {
    attribute(name, number(hundredths));
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
  }

  /** Hundredths as a decimal without trailing zeros. */
  private static String number(int hundredths) {
    int size = Math.abs(hundredths);
    String sign = hundredths < 0 ? "-" : "";
    int part = size % ONE;
    if (part == 0) {
      return sign + size / ONE;
    }
    String digits = (part < 10 ? "0" : "") + part;
    return sign + size / ONE + "." + (part % 10 == 0 ? digits.substring(0, 1) : digits);
  }

  /** For text and for attributes in double quotes; what XML cannot hold is replaced. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isOfXml(point) ? point : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean isOfXml(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}

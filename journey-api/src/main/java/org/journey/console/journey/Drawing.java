package org.journey.console.journey;

import java.util.ArrayList;
import java.util.List;

/**
 * A drawing, as a template writes it: shapes by presentation attributes alone, so that the page's
 * security policy has nothing against them, and every text as text.
 *
 * @param id its parts are known by, in the page
 * @param title what it is
 * @param description what it shows, in sentences
 */
public record Drawing(
    String id,
    String title,
    String description,
    int width,
    int height,
    List<Box> boxes,
    List<Path> paths,
    List<Dot> dots,
    List<Text> texts) {

  public static final String INK = "#212b32";
  public static final String BLUE = "#005eb8";
  public static final String GREY = "#4c6272";
  public static final String PALE = "#e6f0f8";
  public static final String WHITE = "#ffffff";

  /** No dashes. */
  public static final String SOLID = "none";

  /** A rectangle. */
  public record Box(
      int x, int y, int width, int height, String fill, String stroke, int thick, String dashes) {}

  /** A line, as SVG's {@code d} writes it. */
  public record Path(String way, String stroke, int thick, String dashes) {}

  /** A circle. */
  public record Dot(int x, int y, int radius, String fill, String stroke) {}

  /**
   * A line of text.
   *
   * @param anchor start, middle or end
   * @param weight normal or bold
   */
  public record Text(int x, int y, int size, String anchor, String weight, String words) {}

  /** Gives the template one string for SVG's attribute. */
  public String viewBox() {
    return "0 0 " + width + " " + height;
  }

  /** Breaks words into lines of so many characters; a longer word has a line of its own. */
  static List<String> lines(String words, int longest) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > longest) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}

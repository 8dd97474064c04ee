package org.journey.console.research;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * A page as it came, without a browser.
 *
 * @param status of HTTP
 * @param address where it was found in the end
 * @param html of it
 */
record Shown(int status, URI address, String html) {

  private static final Pattern ROW = Pattern.compile("<tr\\b.*?</tr>", Pattern.DOTALL);
  private static final Pattern CELL = Pattern.compile("<td\\b([^>]*)>(.*?)</td>", Pattern.DOTALL);
  private static final Pattern VALUE = Pattern.compile("data-value=\"([^\"]*)\"");
  private static final Pattern ERROR =
      Pattern.compile("<li><a href=\"#([^\"]*)\">(.*?)</a>", Pattern.DOTALL);
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

  /** The rows of a table's body: exact numbers where cells have them, else their text. */
  List<List<String>> rows(String table) {
    List<List<String>> rows = new ArrayList<>();
    Matcher row = ROW.matcher(element("table", table));
    while (row.find()) {
      List<String> cells = new ArrayList<>();
      Matcher cell = CELL.matcher(row.group());
      while (cell.find()) {
        Matcher value = VALUE.matcher(cell.group(1));
        cells.add(value.find() ? value.group(1) : text(cell.group(2)));
      }
      if (!cells.isEmpty()) {
        rows.add(cells);
      }
    }
    return rows;
  }

  /** The text of an element of an id. */
  String said(String element, String id) {
    return text(element(element, id));
  }

  private String element(String name, String id) {
    Matcher found =
        Pattern.compile(
                "<" + name + "\\b[^>]*\\bid=\"" + id + "\".*?</" + name + ">", Pattern.DOTALL)
            .matcher(html);
    if (!found.find()) {
      throw new AssertionError("no " + name + " " + id + " on " + address + ":\n" + html);
    }
    return found.group();
  }

  /** What the summary of errors says, by the field it leads to. */
  Map<String, String> errors() {
    Map<String, String> errors = new LinkedHashMap<>();
    Matcher error = ERROR.matcher(html);
    while (error.find()) {
      errors.put(error.group(1), text(error.group(2)));
    }
    return errors;
  }

  /** What a form sends without being asked. */
  Map<String, String> hidden() {
    Map<String, String> hidden = new LinkedHashMap<>();
    Matcher field = HIDDEN.matcher(html);
    while (field.find()) {
      hidden.put(field.group(1), HtmlUtils.htmlUnescape(field.group(2)));
    }
    return hidden;
  }

  /** The text of a text area. */
  String typed(String id) {
    String element = element("textarea", id);
    return HtmlUtils.htmlUnescape(
        element.substring(element.indexOf('>') + 1, element.lastIndexOf('<')));
  }

  private static String text(String html) {
    return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ").strip();
  }

  Shown is(int expected) {
    if (status != expected) {
      throw new AssertionError(
          status + " in place of " + expected + " on " + address + ":\n" + html);
    }
    return this;
  }
}

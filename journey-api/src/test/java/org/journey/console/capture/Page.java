package org.journey.console.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.journey.console.capture.Browsing.FilledForm;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;

/**
 * What a browser got.
 *
 * @param path of the page it ended at, with its query
 */
record Page(int status, String path, String html) {

  private static final Pattern FORM =
      Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern INPUT =
      Pattern.compile(
          "<input\\b([^>]*)>|<textarea\\b([^>]*)>(.*?)</textarea>|<select\\b([^>]*)>(.*?)</select>",
          Pattern.DOTALL);
  private static final Pattern CHOSEN =
      Pattern.compile("<option\\b([^>]*\\bselected\\b[^>]*)>", Pattern.DOTALL);
  private static final Pattern ERROR =
      Pattern.compile("<a href=\"#([^\"]*)\">([^<]*)</a>", Pattern.DOTALL);

  /** What is said first. */
  String heading() {
    return first("<h1[^>]*>(.*?)</h1>");
  }

  String title() {
    return first("<title>(.*?)</title>");
  }

  /** The text of the page, without its tags. */
  String text() {
    return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "));
  }

  /** What the summary of errors says, each with the id it leads to. */
  List<String> errors() {
    int at = html.indexOf("nhsuk-error-summary__list");
    if (at < 0) {
      return List.of();
    }
    return ERROR
        .matcher(html.substring(at, html.indexOf("</ul>", at)))
        .results()
        .map(found -> found.group(1) + ": " + HtmlUtils.htmlUnescape(found.group(2)))
        .toList();
  }

  /** Whether something can be focused by this id. */
  boolean hasId(String id) {
    return html.contains(" id=\"" + HtmlUtils.htmlEscape(id) + "\"");
  }

  /** The form that is sent to somewhere that begins so, filled in as it was drawn. */
  FilledForm form(String action) {
    return FORM.matcher(html)
        .results()
        .filter(form -> attribute(form.group(1), "action").startsWith(action))
        .map(form -> filled(form))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no form to " + action + " in:\n" + text()));
  }

  private static FilledForm filled(MatchResult form) {
    MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    Matcher input = INPUT.matcher(form.group(2));
    while (input.find()) {
      if (input.group(2) != null) {
        fields.add(attribute(input.group(2), "name"), HtmlUtils.htmlUnescape(input.group(3)));
      } else if (input.group(4) != null) {
        Matcher chosen = CHOSEN.matcher(input.group(5));
        fields.add(
            attribute(input.group(4), "name"),
            chosen.find() ? attribute(chosen.group(1), "value") : "");
      } else {
        add(fields, input.group(1));
      }
    }
    return new FilledForm(attribute(form.group(1), "action"), fields);
  }

  private static void add(MultiValueMap<String, String> fields, String attributes) {
    String type = attribute(attributes, "type");
    boolean chooses = type.equals("radio") || type.equals("checkbox");
    if (!chooses || attributes.contains(" checked")) {
      fields.add(attribute(attributes, "name"), attribute(attributes, "value"));
    }
  }

  private static String attribute(String attributes, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes);
    return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
  }

  private String first(String pattern) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(html);
    while (matcher.find()) {
      found.add(HtmlUtils.htmlUnescape(matcher.group(1)).strip());
    }
    return found.isEmpty() ? "" : found.getFirst();
  }
}

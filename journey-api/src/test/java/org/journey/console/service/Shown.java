package org.journey.console.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** Numbers of a page, and of an answer of the API, by figure, part and which period. */
final class Shown {

  private static final Pattern NUMBER =
      Pattern.compile("<data([^>]*)>(.*?)</data>(?:\\s*<small>([^<]*)</small>)?", Pattern.DOTALL);

  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");

  private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]*)\"");

  private Shown() {}

  /** What a page says: for each place its value as the API tells it. */
  static Map<String, List<String>> page(String html, int period) {
    Map<String, List<String>> numbers = new LinkedHashMap<>();
    Matcher number = NUMBER.matcher(html);
    while (number.find()) {
      Map<String, String> attributes = attributes(number.group(1));
      if (Integer.toString(period).equals(attributes.get("data-period"))) {
        numbers
            .computeIfAbsent(place(attributes), place -> new ArrayList<>())
            .add(attributes.getOrDefault("value", ""));
      }
    }
    return numbers;
  }

  /** What stands in one place, and where it leads. */
  record Place(String text, String note, String link) {}

  static Place place(String html, String place, int period) {
    Matcher number = NUMBER.matcher(html);
    while (number.find()) {
      Map<String, String> attributes = attributes(number.group(1));
      if (Integer.toString(period).equals(attributes.get("data-period"))
          && place(attributes).equals(place)) {
        Matcher link = LINK.matcher(number.group(2));
        String text =
            number
                .group(2)
                .replaceAll("(?s)<span class=\"nhsuk-u-visually-hidden\">.*?</span>", "")
                .replaceAll("<[^>]*>", "")
                .strip();
        String note = number.group(3) == null ? "" : number.group(3);
        return new Place(text, note, link.find() ? HtmlUtils.htmlUnescape(link.group(1)) : "");
      }
    }
    throw new AssertionError(place + " is not on the page");
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(text);
    while (attribute.find()) {
      attributes.put(attribute.group(1), HtmlUtils.htmlUnescape(attribute.group(2)));
    }
    return attributes;
  }

  private static String place(Map<String, String> attributes) {
    return attributes.get("data-figure") + " " + attributes.getOrDefault("data-part", "");
  }

  /** What an answer says: each number once. */
  static Map<String, List<String>> answer(JsonNode figures) {
    Map<String, List<String>> numbers = new LinkedHashMap<>();
    figures.properties().forEach(each -> answer(each.getKey(), "", each.getValue(), numbers));
    return numbers;
  }

  private static void answer(
      String figure, String part, JsonNode node, Map<String, List<String>> numbers) {
    JsonNode value = node.path("value");
    JsonNode n = node.path("n");
    boolean said =
        value.isNumber()
            || n.isNumber()
            || node.path("numerator").isNumber()
            || node.path("suppressed").isBoolean();
    if (said) {
      boolean valued = node.has("value") && !value.isObject();
      JsonNode shown = valued ? value : n;
      numbers.put(
          figure + " " + part,
          List.of(shown.isNumber() ? shown.decimalValue().toPlainString() : ""));
    }
    for (Map.Entry<String, JsonNode> below : node.properties()) {
      if (below.getValue().isObject()) {
        String path = part.isEmpty() ? below.getKey() : part + "." + below.getKey();
        answer(figure, path, below.getValue(), numbers);
      }
    }
  }

  /** What a pattern finds on a page in its group, as it is read. */
  static List<String> all(String page, String pattern) {
    return Pattern.compile(pattern)
        .matcher(page)
        .results()
        .map(found -> HtmlUtils.htmlUnescape(found.group(1)))
        .toList();
  }
}

package org.journey.console.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.journey.console.Words;
import org.journey.interaction.InteractionType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The data of interactions, as a reader takes it in. All of it is told: what is not known, by name.
 */
final class Details {

  static final String ERASED = "erased";
  static final String WITHHELD = "withheld";

  private static final String TARGET = "target";

  private static final Pattern LINE_END = Pattern.compile("\\R");

  /** Words of people, in which capitals mean nothing. */
  private static final Set<String> FREE =
      Set.of("note", "text", "skill", "role", "name", "phone", "email", "postcode", "nhsNumber");

  /** What somebody chose to call a person or a thing: never words, however it is written. */
  private static final Set<String> IDS =
      Set.of(
          "activities",
          "activityId",
          "barrierId",
          "by",
          "clientId",
          "coder",
          "concernId",
          "goalId",
          "id",
          "journeyId",
          "organisation",
          "recordedby",
          "sessionId",
          "source",
          "worker");

  private static final String REASON = "reason";

  /** Names of activities by their ids. */
  private final Map<String, String> activities;

  Details(Map<String, String> activities) {
    this.activities = activities;
  }

  /** What an interaction of a type tells. */
  List<Detail> of(@Nullable InteractionType type, JsonNode data) {
    List<Detail> details = new ArrayList<>();
    data.properties().forEach(each -> add(details, type, each.getKey(), each.getValue()));
    return List.copyOf(details);
  }

  /**
   * What an interaction tells nothing of that another version of it tells something of, as not
   * recorded. Where either is hidden nothing is said: what it told is not known.
   *
   * @param data in which it is lacking
   * @param other in which it is
   */
  List<Detail> lacking(@Nullable InteractionType type, JsonNode data, JsonNode other) {
    List<Detail> lacking = new ArrayList<>();
    if (isHidden(data) || isHidden(other)) {
      return lacking;
    }
    for (Map.Entry<String, JsonNode> each : other.properties()) {
      String name = each.getKey();
      JsonNode own = data.path(name);
      if (own.isObject() && each.getValue().isObject() && !name.equals(TARGET)) {
        lacking.addAll(lacking(type, own, each.getValue()));
      } else if (own.isMissingNode() && !name.equals(ERASED) && !name.equals(WITHHELD)) {
        List<Detail> told = new ArrayList<>();
        add(told, type, name, each.getValue());
        told.forEach(detail -> lacking.add(new Detail(detail.label(), List.of("Not recorded"))));
      }
    }
    return lacking;
  }

  private void add(
      List<Detail> details, @Nullable InteractionType type, String name, JsonNode value) {
    String label = JourneyWords.field(name);
    if (name.equals(TARGET)) {
      details.add(
          new Detail(
              "Of the entry",
              List.of(
                  value.path("id").asString("") + ", from " + value.path("source").asString(""))));
    } else if (value.isObject() && !isHidden(value)) {
      value
          .properties()
          .forEach(
              each ->
                  details.add(
                      new Detail(
                          JourneyWords.field(each.getKey()),
                          lines(type, each.getKey(), each.getValue()))));
    } else {
      details.add(new Detail(label, lines(type, name, value)));
    }
  }

  private List<String> lines(@Nullable InteractionType type, String name, JsonNode value) {
    String hidden = hidden(value);
    if (hidden != null) {
      return List.of(hidden);
    }
    if (value.isArray()) {
      if (value.isEmpty()) {
        return List.of("None");
      }
      return value.get(0).isObject()
          ? value.valueStream().map(Details::finding).toList()
          : List.of(JourneyWords.codes(value));
    }
    if (value.isBoolean()) {
      return List.of(value.asBoolean() ? "Yes" : "No");
    }
    return words(type, name, value.asString(""));
  }

  private List<String> words(@Nullable InteractionType type, String name, String text) {
    if (FREE.contains(name) || (name.equals(REASON) && !codesReasons(type))) {
      return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
          ? List.of(text)
          : List.of(LINE_END.split(text, -1));
    }
    if (name.equals("activityId")) {
      return List.of(activities.getOrDefault(text, text));
    }
    // Of a missed session "by" is not who, but which side.
    boolean side = name.equals("by") && type == InteractionType.SESSION_MISSED;
    if (isId(name) && !side) {
      return List.of(text);
    }
    return List.of(Words.isCode(text) ? Words.code(text) : JourneyWords.day(text));
  }

  /** Whether a field of this name holds an id, which is told as it is. */
  static boolean isId(String name) {
    return IDS.contains(name);
  }

  private static boolean codesReasons(@Nullable InteractionType type) {
    return type == InteractionType.SESSION_MISSED
        || type == InteractionType.MEASURE_NOT_TAKEN
        || type == InteractionType.JOURNEY_CLOSED;
  }

  /** One thing that was told, under a sub-theme. */
  private static String finding(JsonNode finding) {
    StringBuilder words =
        new StringBuilder(JourneyWords.key(finding.path("subTheme").asString("")));
    words.append(": ").append(Words.code(finding.path("tense").asString("")));
    String code = finding.path("code").asString("");
    if (!code.isEmpty()) {
      words.append(", ").append(code.replace('-', ' '));
    }
    String since = finding.path("since").asString("");
    if (!since.isEmpty()) {
      words.append(", since ").append(JourneyWords.day(since));
    }
    return words.toString();
  }

  /** A text that may be hidden from who reads. */
  static String text(JsonNode value) {
    String hidden = hidden(value);
    return hidden != null ? hidden : value.asString("");
  }

  /** Whether something of it is withheld from who reads. */
  static boolean withholds(JsonNode data) {
    if (data.path(WITHHELD).asBoolean(false)) {
      return true;
    }
    return data.valueStream().anyMatch(each -> each.isContainer() && withholds(each));
  }

  private static boolean isHidden(JsonNode value) {
    return hidden(value) != null;
  }

  private static @Nullable String hidden(JsonNode value) {
    if (!value.isObject()) {
      return null;
    }
    if (value.path(ERASED).asBoolean(false)) {
      return "Erased";
    }
    return value.path(WITHHELD).asBoolean(false) ? "Not for your role" : null;
  }
}

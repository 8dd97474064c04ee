package org.journey.console.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.journey.console.Times;
import org.journey.console.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Figures of what a journey has several of: stages, barriers, activities, goals and measures. Each
 * is called by what it is of, as the tables of the journey's page have it, not by its place in a
 * list.
 */
final class ListedFigures {

  private static final String NOT_THERE = "Not in the record";
  private static final Pattern SUB_THEME =
      Pattern.compile(
          "(/stageProgress/stages/([0-9]{1,3})/subThemes/[0-9]{1,3})(?:/(?<member>\\w+))?");
  private static final Pattern THING =
      Pattern.compile(
          "((/stageProgress/stages|/stageProgress/barriers|/engagement/bridging|/goals|/wellbeing)"
              + "/([0-9]{1,3}))(?:/(?<member>\\w+))?");

  /** What a pointer leads to: the thing, and what of it, which is empty for the whole of it. */
  record Place(String thing, String member, Map<String, Column> columns) {

    /** What is told of the thing there; null for the whole of it. */
    @Nullable Column column() {
      return columns.get(member);
    }

    /** What it is called. */
    String label() {
      Column column = column();
      return column == null ? thing : thing + ", " + column.label();
    }
  }

  /** What is told of a thing. */
  record Column(String label, Function<JsonNode, String> words) {}

  private final Map<String, JsonNode> values = new HashMap<>();
  private final Stages model;
  private final Map<String, String> activities;
  private final Map<String, Column> ofStage;
  private final Map<String, Column> ofSubTheme;
  private final Map<String, Column> ofBarrier;
  private final Map<String, Column> ofActivity;
  private final Map<String, Column> ofGoal;

  private static final Map<String, Column> OF_MEASURE =
      Map.of(
          "instrument", code("measure"),
          "scale", new Column("scale", scale -> GoalsView.scale(scale.asString(""))),
          "measurements", new Column("times", ListedFigures::plain),
          "baseline", new Column("first", ListedFigures::plain),
          "latest", new Column("latest", ListedFigures::plain),
          "change",
              new Column(
                  "change",
                  change -> change.isNumber() ? GoalsView.change(change) : "Measured once"));

  /**
   * Reads what the things are called.
   *
   * @param evidence of the journey
   * @param entries what happened and when, by their identities
   */
  ListedFigures(
      JsonNode evidence,
      Stages model,
      Times times,
      Map<String, String> activities,
      Map<String, String> entries) {
    evidence
        .path("figures")
        .forEach(each -> values.put(each.path("pointer").asString(""), each.path("value")));
    this.model = model;
    this.activities = activities;
    Column since = new Column("since", at -> or(times.day(at.asString("")), NOT_THERE));
    ofStage =
        Map.of(
            "entered", new Column("entered", ListedFigures::yesOrNo),
            "enteredAt", since,
            "enteredBy", new Column("by what", by -> entry(by, entries)),
            "rule", new Column("by which rule", rule -> or(rule.asString(""), "None")),
            "evidenceCount", new Column("entries", ListedFigures::entries));
    ofSubTheme =
        Map.of(
            "key", new Column("sub-theme", key -> JourneyWords.key(key.asString(""))),
            "firstAt", since,
            "count", new Column("entries", ListedFigures::entries));
    ofBarrier =
        Map.of(
            "barrierId",
            new Column("barrier", ListedFigures::plain),
            "kind",
            code("kind"),
            "stage",
            new Column("before stage", this::before),
            "since",
            since);
    ofActivity =
        Map.of(
            "activityId", new Column("activity", id -> activity(id.asString(""))),
            "visits", new Column("visits", ListedFigures::plain),
            "firstAloneAt", new Column("first time alone", since.words()));
    ofGoal =
        Map.of(
            "goalId", new Column("goal", ListedFigures::plain),
            "domain", code("about"),
            "ledBy", code("led by"),
            "outlook", code("why"),
            "status", code("status"),
            "setAt", new Column("set on", since.words()),
            "progress", new Column("progress", GoalsView::progress));
  }

  private static Column code(String label) {
    return new Column(label, code -> Words.code(code.asString("")));
  }

  /** Where a pointer leads; null if that is nothing of a list, or of none that is known. */
  @Nullable Place place(String pointer) {
    Matcher subTheme = SUB_THEME.matcher(pointer);
    if (subTheme.matches()) {
      String key = text(subTheme.group(1) + "/key");
      Stages.Stage of = stage(subTheme.group(2));
      return key.isEmpty() || of == null
          ? null
          : new Place(
              JourneyWords.key(key) + " (stage " + of.number() + ", " + of.name() + ")",
              member(subTheme),
              ofSubTheme);
    }
    Matcher thing = THING.matcher(pointer);
    if (!thing.matches()) {
      return null;
    }
    String under = thing.group(1);
    return switch (thing.group(2)) {
      case "/stageProgress/stages" -> {
        Stages.Stage stage = stage(thing.group(3));
        yield stage == null
            ? null
            : new Place(
                "Stage " + stage.number() + " (" + stage.name() + ")", member(thing), ofStage);
      }
      case "/stageProgress/barriers" ->
          named("Barrier ", text(under + "/barrierId"), thing, ofBarrier);
      case "/engagement/bridging" ->
          named("Accompanied to ", activity(text(under + "/activityId")), thing, ofActivity);
      case "/goals" -> named("Goal ", text(under + "/goalId"), thing, ofGoal);
      default ->
          named(
              Words.code(text(under + "/instrument")) + ", ",
              GoalsView.scale(text(under + "/scale")),
              thing,
              OF_MEASURE);
    };
  }

  private static @Nullable Place named(
      String what, String name, Matcher thing, Map<String, Column> columns) {
    return name.isEmpty() ? null : new Place(what + name, member(thing), columns);
  }

  private static String member(Matcher matcher) {
    String member = matcher.group("member");
    return member == null ? "" : member;
  }

  private String text(String pointer) {
    JsonNode value = values.get(pointer);
    return value == null ? "" : value.asString("");
  }

  private Stages.@Nullable Stage stage(String place) {
    int at = Integer.parseInt(place);
    return at < model.stages().size() ? model.stages().get(at) : null;
  }

  private String activity(String id) {
    return activities.getOrDefault(id, id);
  }

  private String before(JsonNode stage) {
    return stage.isNumber() ? stage.asInt() + ". " + model.name(stage.asInt()) : "Not told";
  }

  private static String entry(JsonNode by, Map<String, String> entries) {
    if (!by.isObject()) {
      return NOT_THERE;
    }
    String known = entries.get(TimelineView.identity(by));
    return known == null ? "An entry of the record" : known;
  }

  private static String entries(JsonNode count) {
    return JourneyWords.count(count.asInt(0), "entry", "entries");
  }

  private static String yesOrNo(JsonNode value) {
    return value.asBoolean(false) ? "Yes" : "No";
  }

  private static String plain(JsonNode value) {
    return value.asString("");
  }

  private static String or(String words, String none) {
    return words.isEmpty() ? none : words;
  }
}

package org.journey.console.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.console.Times;
import org.journey.console.Words;
import org.journey.console.journey.Hopes.Hope;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The stages of a journey.
 *
 * @param steps in the model's order
 * @param figures what is said of all of them together
 * @param barriers those that stand
 */
record StepsView(List<Step> steps, List<Figure> figures, List<Barrier> barriers) {

  /** How a stage stands in the record. */
  enum State {
    ENTERED,
    HOPED_FOR,
    NOT_YET
  }

  /**
   * A stage.
   *
   * @param told how it stands, in words
   * @param since the day it was entered; empty if it was not
   * @param by what it was entered by, and where that is found
   * @param hopedFor whether the client hopes for it
   * @param barriers what stands before it
   * @param count of the interactions that are evidence of it; empty if there are none
   */
  record Step(
      int number,
      String name,
      State state,
      String told,
      String since,
      String by,
      String byLink,
      boolean hopedFor,
      String hopedLink,
      List<String> barriers,
      String count,
      String countLink,
      List<SubTheme> subThemes) {}

  /**
   * A sub-theme of a stage.
   *
   * @param told how it stands, in words
   * @param since the first day; empty if it is not in the record
   * @param hope whether the client hopes for it
   */
  record SubTheme(
      String name, boolean recorded, String told, String since, String link, Hope hope) {

    /** Whether the client hopes for it, as far as the page can tell. */
    public boolean hopedFor() {
      return hope == Hope.YES;
    }
  }

  /** Something that stands in the way, before a stage if one was told. */
  record Barrier(String id, String kind, String before, String since, String link) {}

  private static final String PROGRESS = "/stageProgress";

  /**
   * Reads a state.
   *
   * @param places of the interactions that are on the page, by their identity
   * @param labels what happened, by the same
   * @param hopes what the client hopes for
   */
  static StepsView of(
      JsonNode state,
      Stages model,
      Asked asked,
      Times times,
      Map<String, Long> places,
      Map<Long, String> labels,
      Hopes hopes) {
    JsonNode progress = state.path("stageProgress");
    List<Barrier> barriers = barriers(progress, model, asked, times);
    List<Step> steps = new ArrayList<>();
    JsonNode stages = progress.path("stages");
    for (int i = 0; i < stages.size(); i++) {
      JsonNode stage = stages.get(i);
      String pointer = PROGRESS + "/stages/" + i;
      int number = stage.path("number").asInt(0);
      boolean entered = stage.path("entered").asBoolean(false);
      String since = times.day(stage.path("enteredAt").asString(""));
      int count = stage.path("evidenceCount").asInt(0);
      Long place = places.get(TimelineView.identity(stage.path("enteredBy")));
      boolean hoped = hopes.stages().contains(number);
      steps.add(
          new Step(
              number,
              model.name(number),
              entered ? State.ENTERED : hoped ? State.HOPED_FOR : State.NOT_YET,
              told(entered, hoped, count),
              since,
              entered ? label(labels, place) : "",
              place == null ? asked.evidence(pointer + "/enteredBy") : "#i-" + place,
              hoped,
              asked.evidence(PROGRESS + "/hopedFor"),
              standingBefore(progress, number, times),
              count == 0 ? "" : JourneyWords.count(count, "entry", "entries"),
              asked.evidence(pointer + "/evidenceCount"),
              subThemes(stage, i, model, asked, times, hopes)));
    }
    return new StepsView(
        List.copyOf(steps),
        StepsWords.kinds(model).stream().map(kind -> kind.in(state, asked)).toList(),
        barriers);
  }

  private static String label(Map<Long, String> labels, @Nullable Long place) {
    String label = place == null ? null : labels.get(place);
    return label == null ? "An entry of the record" : label;
  }

  private static String told(boolean entered, boolean hoped, int count) {
    if (entered) {
      return "Entered";
    }
    String so = hoped ? "Hoped for" : "Not in the record";
    return count > 0 && !hoped ? "Evidence, none of which enters it" : so;
  }

  private static List<SubTheme> subThemes(
      JsonNode stage, int at, Stages model, Asked asked, Times times, Hopes hopes) {
    Map<String, String> pointers = new HashMap<>();
    Map<String, JsonNode> told = new HashMap<>();
    JsonNode list = stage.path("subThemes");
    for (int j = 0; j < list.size(); j++) {
      String key = list.get(j).path("key").asString("");
      told.put(key, list.get(j));
      pointers.put(key, PROGRESS + "/stages/" + at + "/subThemes/" + j + "/count");
    }
    List<SubTheme> all = new ArrayList<>();
    int number = stage.path("number").asInt(0);
    model.stages().stream()
        .filter(each -> each.number() == number)
        .flatMap(each -> each.subThemes().stream())
        .forEach(
            key ->
                all.add(
                    subTheme(
                        key,
                        told.get(key),
                        pointers.get(key),
                        asked,
                        times,
                        hopes.of(number, key))));
    return List.copyOf(all);
  }

  private static SubTheme subTheme(
      String key,
      @Nullable JsonNode told,
      @Nullable String pointer,
      Asked asked,
      Times times,
      Hope hope) {
    if (told == null || pointer == null) {
      String so = hope == Hope.YES ? "Hoped for" : "Not in the record";
      return new SubTheme(JourneyWords.key(key), false, so, "", "", hope);
    }
    return new SubTheme(
        JourneyWords.key(key),
        true,
        "In the record, " + JourneyWords.count(told.path("count").asInt(0), "entry", "entries"),
        times.day(told.path("firstAt").asString("")),
        asked.evidence(pointer),
        hope);
  }

  private static List<Barrier> barriers(JsonNode progress, Stages model, Asked asked, Times times) {
    List<Barrier> barriers = new ArrayList<>();
    JsonNode list = progress.path("barriers");
    for (int i = 0; i < list.size(); i++) {
      JsonNode barrier = list.get(i);
      JsonNode stage = barrier.path("stage");
      barriers.add(
          new Barrier(
              barrier.path("barrierId").asString(""),
              Words.code(barrier.path("kind").asString("")),
              stage.isNumber() ? stage.asInt() + ". " + model.name(stage.asInt()) : "Not told",
              times.day(barrier.path("since").asString("")),
              asked.evidence(PROGRESS + "/barriers/" + i)));
    }
    return List.copyOf(barriers);
  }

  private static List<String> standingBefore(JsonNode progress, int number, Times times) {
    return progress
        .path("barriers")
        .valueStream()
        .filter(each -> each.path("stage").asInt(0) == number)
        .map(
            each ->
                Words.code(each.path("kind").asString(""))
                    + ", since "
                    + times.day(each.path("since").asString("")))
        .toList();
  }
}

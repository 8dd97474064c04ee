package org.journey.console.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.console.Option;
import org.journey.console.SubThemes;
import org.journey.console.Times;
import org.journey.console.capture.Input.Thing;
import org.journey.interaction.InteractionType;
import tools.jackson.databind.JsonNode;

/**
 * What is known of a journey before something is recorded of it, as far as a form has to offer it.
 *
 * @param journey its id; empty if there is none yet
 * @param name of the person; empty if it is not told
 * @param status of the journey
 * @param own the activities that the person went to before
 * @param directory of the organisation's activities, by id
 * @param open goals, barriers and concerns that are not done with
 * @param stages of the model that the journey is read by
 */
record Known(
    String journey,
    String name,
    String status,
    List<String> own,
    Map<String, DirectoryEntry> directory,
    Map<Thing, List<Option>> open,
    List<StageView> stages) {

  /**
   * An activity of the directory.
   *
   * @param name what it is called
   * @param category as sessions of it are recorded
   */
  record DirectoryEntry(String name, String category) {}

  /** A stage with its sub-themes. */
  record StageView(int number, String name, List<Option> subThemes) {}

  /** Where there is no journey yet. */
  static Known nothing() {
    return untold("");
  }

  /** Where the API does not tell of it. */
  static Known untold(String journey) {
    return new Known(journey, "", "", List.of(), Map.of(), Map.of(), List.of());
  }

  /** Who it is about, for a heading. */
  String label() {
    return name.isEmpty() ? journey : name + " (" + journey + ")";
  }

  /** The category of an activity as the directory has it; empty if it does not. */
  String category(String activity) {
    DirectoryEntry entry = directory.get(activity);
    return entry == null ? "" : entry.category();
  }

  /** The activities to choose from: first those the person went to. */
  List<Option> activities() {
    Map<String, Option> options = new LinkedHashMap<>();
    own.forEach(id -> options.put(id, new Option(id, called(id))));
    directory.keySet().forEach(id -> options.putIfAbsent(id, new Option(id, called(id))));
    return List.copyOf(options.values());
  }

  private String called(String id) {
    DirectoryEntry entry = directory.get(id);
    return entry == null ? id : entry.name();
  }

  /** The directory as the API lists it. */
  static Map<String, DirectoryEntry> directory(JsonNode answer) {
    Map<String, DirectoryEntry> directory = new LinkedHashMap<>();
    for (JsonNode each : answer.path("activities")) {
      directory.put(
          each.path("activityId").asString(""),
          new DirectoryEntry(each.path("name").asString(""), each.path("category").asString("")));
    }
    return directory;
  }

  /** Stages as a model has them. */
  static List<StageView> stages(JsonNode model) {
    List<StageView> stages = new ArrayList<>();
    for (JsonNode stage : model.path("stages")) {
      List<Option> subThemes = new ArrayList<>();
      for (JsonNode key : stage.path("subThemes")) {
        subThemes.add(new Option(key.asString(""), SubThemes.name(key.asString(""))));
      }
      stages.add(
          new StageView(stage.path("number").asInt(0), stage.path("name").asString(""), subThemes));
    }
    return stages;
  }

  /** Whether an entry of a timeline is the referral that began the journey. */
  static boolean isReferral(JsonNode entry) {
    return entry
        .at("/interaction/type")
        .asString("")
        .equals(InteractionType.REFERRAL_RECEIVED.type());
  }

  /** The person's name as their referral has it; empty if that is not among these, or not told. */
  static String name(List<JsonNode> entries) {
    return entries.stream()
        .filter(Known::isReferral)
        .map(entry -> entry.at("/data/person/name").asString(""))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** What is still open at the end of a timeline. */
  static Map<Thing, List<Option>> open(List<JsonNode> timeline, Times times) {
    Map<Thing, Map<String, Option>> open = new LinkedHashMap<>();
    for (Thing thing : Thing.values()) {
      open.put(thing, new LinkedHashMap<>());
    }
    for (JsonNode entry : timeline) {
      if (!entry.path("effective").asBoolean(false)) {
        continue;
      }
      JsonNode data = entry.path("data");
      String when = times.day(entry.path("time").asString(""));
      switch (entry.at("/interaction/type").asString("")) {
        case "journey.goal-set.v1" ->
            add(open, Thing.GOAL, data.path("goalId"), told(data, "text", "domain"), when);
        case "journey.barrier-identified.v1" ->
            add(open, Thing.BARRIER, data.path("barrierId"), told(data, "", "kind"), when);
        case "journey.concern-raised.v1" ->
            add(open, Thing.CONCERN, data.path("concernId"), told(data, "", "kind"), when);
        default -> {
          // Nothing begins with it.
        }
      }
    }
    // In a second pass, for what closed may have been told before what opened.
    for (JsonNode entry : timeline) {
      if (entry.path("effective").asBoolean(false)) {
        close(open, entry);
      }
    }
    Map<Thing, List<Option>> left = new LinkedHashMap<>();
    open.forEach((thing, options) -> left.put(thing, List.copyOf(options.values())));
    return left;
  }

  private static void close(Map<Thing, Map<String, Option>> open, JsonNode entry) {
    JsonNode data = entry.path("data");
    switch (entry.at("/interaction/type").asString("")) {
      case "journey.goal-achieved.v1", "journey.goal-set-aside.v1" ->
          of(open, Thing.GOAL).remove(data.path("goalId").asString(""));
      case "journey.barrier-resolved.v1" ->
          of(open, Thing.BARRIER).remove(data.path("barrierId").asString(""));
      case "journey.concern-closed.v1" ->
          of(open, Thing.CONCERN).remove(data.path("concernId").asString(""));
      default -> {
        // Nothing ends with it.
      }
    }
  }

  private static Map<String, Option> of(Map<Thing, Map<String, Option>> open, Thing thing) {
    return open.computeIfAbsent(thing, _ -> new LinkedHashMap<>());
  }

  private static void add(
      Map<Thing, Map<String, Option>> open, Thing thing, JsonNode id, String told, String when) {
    String key = id.asString("");
    of(open, thing).put(key, new Option(key, told + ", since " + when));
  }

  /** What somebody said it is, else what kind of thing it is. */
  private static String told(JsonNode data, String text, String kind) {
    String said = text.isEmpty() ? "" : data.path(text).asString("");
    if (!said.isEmpty()) {
      return said;
    }
    String code = data.path(kind).asString("");
    List<Option> words =
        kind.equals("domain")
            ? ToldCodes.DOMAINS
            : data.has("barrierId") ? ToldCodes.BARRIERS : ToldCodes.CONCERNS;
    return words.stream()
        .filter(option -> option.value().equals(code))
        .map(Option::label)
        .findFirst()
        .orElse(code);
  }
}

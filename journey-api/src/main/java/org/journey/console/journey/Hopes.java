package org.journey.console.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.journey.interaction.InteractionType;
import tools.jackson.databind.JsonNode;

/**
 * What somebody hopes for. The state tells it of stages; of which sub-themes it is so stands in
 * what was told, which the page has read anyway.
 *
 * @param stages not entered that are hoped for, as the state has them
 * @param subThemes of these that are hoped for
 * @param told whether {@code subThemes} are all: what was read is the whole timeline, and gives the
 *     stages that the state has
 */
record Hopes(Set<Integer> stages, Set<String> subThemes, boolean told) {

  /** Whether a sub-theme is hoped for. */
  enum Hope {
    YES("Yes"),
    NO("–"),
    /** The stage is; whether it is for this sub-theme, the page has not read. */
    UNTOLD("Not told on this page");

    private final String words;

    Hope(String words) {
      this.words = words;
    }

    /** As a cell of a table says it. */
    public String words() {
      return words;
    }
  }

  private static final String HOPED = "ASPIRED";

  /** A coder's reading of something that was told. */
  private record Reading(String target, String coder) {}

  /** Reads the state, and of what was read of the timeline what is part of the view. */
  static Hopes of(JsonNode state, Stages model, Happened happened) {
    Set<Integer> stages =
        state
            .at("/stageProgress/hopedFor")
            .valueStream()
            .map(each -> each.asInt(0))
            .collect(Collectors.toSet());
    Set<String> aspired = aspired(happened.read());
    Set<String> subThemes = new TreeSet<>();
    Set<Integer> found = new HashSet<>();
    for (Stages.Stage stage : model.stages()) {
      Set<String> ofStage = new HashSet<>(stage.subThemes());
      ofStage.retainAll(aspired);
      if (stages.contains(stage.number()) && !ofStage.isEmpty()) {
        subThemes.addAll(ofStage);
        found.add(stage.number());
      }
    }
    boolean told = happened.isRead() && found.equals(stages);
    return new Hopes(stages, told ? Set.copyOf(subThemes) : Set.of(), told);
  }

  /** Whether a sub-theme of a stage is hoped for. */
  Hope of(int stage, String subTheme) {
    if (!stages.contains(stage)) {
      return Hope.NO;
    }
    if (!told) {
      return Hope.UNTOLD;
    }
    return subThemes.contains(subTheme) ? Hope.YES : Hope.NO;
  }

  /** Sub-themes that were told as hopes: in reflections, and in the readings of them that count. */
  private static Set<String> aspired(List<JsonNode> read) {
    Set<String> reflections = new HashSet<>();
    List<JsonNode> telling = new ArrayList<>();
    Map<Reading, JsonNode> latest = new HashMap<>();
    for (JsonNode standing : read) {
      if (!standing.path("effective").asBoolean(true)) {
        continue;
      }
      if (TimelineReader.is(standing, InteractionType.REFLECTION_RECORDED)) {
        reflections.add(TimelineView.identity(standing.path("interaction")));
        telling.add(standing);
      } else if (TimelineReader.is(standing, InteractionType.REFLECTION_CODED)) {
        JsonNode data = standing.path("data");
        Reading reading =
            new Reading(
                TimelineView.identity(data.path("target")), data.path("coder").asString(""));
        latest.merge(reading, standing, Hopes::later);
      }
    }
    latest.forEach(
        (reading, standing) -> {
          if (reflections.contains(reading.target())) {
            telling.add(standing);
          }
        });
    return telling.stream()
        .flatMap(standing -> standing.path("data").path("findings").valueStream())
        .filter(finding -> finding.path("tense").asString("").equals(HOPED))
        .map(finding -> finding.path("subTheme").asString(""))
        .collect(Collectors.toSet());
  }

  private static JsonNode later(JsonNode one, JsonNode other) {
    Comparator<JsonNode> order =
        Comparator.comparing((JsonNode standing) -> Instant.parse(standing.path("time").asString()))
            .thenComparing(standing -> TimelineItems.sequence(standing.path("interaction")));
    return order.compare(one, other) < 0 ? other : one;
  }
}

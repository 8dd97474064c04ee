package org.journey.console.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.console.ApiAnswer;
import org.journey.console.Times;
import org.journey.console.Words;
import org.journey.interaction.InteractionType;
import tools.jackson.databind.JsonNode;

/**
 * What interactions are called for people: the kind, the day and whose. Lists of who is behind a
 * figure know their ids alone; the timelines of the journeys know the rest.
 */
final class InteractionNames {

  private static final String SEQUENCE = "sequence";

  private final Map<Long, String> names;

  private InteractionNames(Map<Long, String> names) {
    this.names = names;
  }

  static InteractionNames of(List<ApiAnswer> timelines, Times times) {
    Map<Long, String> names = new HashMap<>();
    for (ApiAnswer answer : timelines) {
      JsonNode timeline = answer.json();
      String journey = timeline.path("journeyId").asString("");
      for (JsonNode standing : timeline.path("interactions")) {
        JsonNode interaction = standing.path("interaction");
        String kind = kind(interaction.path("type").asString(""));
        String day = times.day(standing.path("time").asString(""));
        names.put(sequence(interaction), kind + ", " + day + ", " + journey);
        for (JsonNode change : standing.path("history")) {
          names.put(
              sequence(change),
              Words.of(change.path("kind").asString(""))
                  + " on "
                  + times.day(change.path("recordedTime").asString(""))
                  + ": "
                  + FigureWords.lower(kind)
                  + ", "
                  + journey);
        }
      }
    }
    return new InteractionNames(names);
  }

  /** The name of one; its place in the log, if no timeline has it. */
  String of(long sequence) {
    return names.getOrDefault(sequence, "Interaction at position " + sequence + " of the log");
  }

  private static String kind(String type) {
    return InteractionType.ofType(type).map(known -> Words.of(known.name())).orElse(type);
  }

  /** As cloud events have it, a number may be a text. */
  private static long sequence(JsonNode of) {
    return Long.parseLong(of.path(SEQUENCE).asString("0"));
  }
}

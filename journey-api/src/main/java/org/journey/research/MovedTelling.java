package org.journey.research;

import java.util.List;
import java.util.SortedMap;
import org.journey.interaction.Identity;
import org.journey.replay.Comparison;
import org.journey.replay.Reasons;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Words why a journey moved. */
final class MovedTelling {

  private MovedTelling() {}

  static ObjectNode json(MovedList.One one, Reasons why, Names names) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("journeyId", one.name());
    json.put("from", told(one.by().from()));
    json.put("to", told(one.by().to()));
    String organisation = one.key().organisation();
    json.set("gained", evidence(why.gained(), organisation, names));
    json.set("lost", evidence(why.lost(), organisation, names));
    return json;
  }

  /** How many moved from where to where. */
  static void moves(ArrayNode json, SortedMap<Comparison.FromTo, Long> counts) {
    counts.forEach(
        (by, count) ->
            json.addObject()
                .put("from", told(by.from()))
                .put("to", told(by.to()))
                .put("count", count));
  }

  /** Who is not in one of the readings has reached nothing there, and that is told by null. */
  static @Nullable String told(String reached) {
    return reached.isEmpty() ? null : reached;
  }

  private static ArrayNode evidence(
      List<Reasons.Evidence> evidence, String organisation, Names names) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (Reasons.Evidence each : evidence) {
      Identity identity = names.interaction(organisation, each.identity());
      json.addObject()
          .put("rule", each.rule())
          .put("source", identity.source())
          .put("id", identity.id())
          .put("stage", each.stage())
          .put("subTheme", each.subTheme());
    }
    return json;
  }
}

package org.journey.console.caseload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.journey.console.Times;
import org.journey.interaction.InteractionType;
import tools.jackson.databind.JsonNode;

/**
 * A merge of a person's ids that stands.
 *
 * @param id by which the API undoes it
 * @param client one id
 * @param into the other
 * @param reason why
 * @param by who recorded it
 * @param at when
 */
public record ClientMerge(
    String id, String client, String into, String reason, String by, String at) {

  /** The source of merges that were made by the API's own call: their id undoes them. */
  private static final String BY_CALL = "journey:merges";

  /** Those that stand, of a person's record as the API tells it. */
  static List<ClientMerge> of(JsonNode record, Times times) {
    Set<List<String>> undone = new HashSet<>();
    for (JsonNode event : record.path("interactions")) {
      if (is(event, InteractionType.CLIENT_UNMERGED)) {
        JsonNode target = event.path("data").path("target");
        undone.add(List.of(target.path("source").asString(""), target.path("id").asString("")));
      }
    }
    List<ClientMerge> merges = new ArrayList<>();
    for (JsonNode event : record.path("interactions")) {
      String source = event.path("source").asString("");
      String id = event.path("id").asString("");
      if (is(event, InteractionType.CLIENT_MERGED) && !undone.contains(List.of(source, id))) {
        merges.add(
            new ClientMerge(
                source.equals(BY_CALL) ? id : withoutZeros(event.path("sequence").asString("")),
                event.path("subject").asString(""),
                event.path("data").path("into").asString(""),
                Personal.text(event.path("data").path("reason")),
                event.path("recordedby").asString(""),
                times.moment(event.path("recordedtime").asString(""))));
      }
    }
    return merges;
  }

  private static boolean is(JsonNode event, InteractionType type) {
    return event.path("type").asString("").equals(type.type());
  }

  private static String withoutZeros(String sequence) {
    return sequence.replaceFirst("^0+(?=.)", "");
  }
}

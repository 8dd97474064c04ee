package org.journey.console.audit;

import java.util.List;
import org.journey.console.Times;
import org.journey.console.Words;
import tools.jackson.databind.JsonNode;

/**
 * An entry of the access log.
 *
 * @param number its place in the log
 * @param at the instant
 * @param actor who
 * @param roles theirs
 * @param organisation whose journeys it was about
 * @param operation the name of the call
 * @param journeys those told of
 * @param clients persons told of
 * @param about what else it was about; empty if nothing
 * @param outcome in words
 * @param status of HTTP; empty if the entry cannot be read
 * @param broken whether the glass was broken with it
 * @param purpose as it was stated; empty if none
 */
record AccessView(
    long number,
    String at,
    String actor,
    List<String> roles,
    String organisation,
    String operation,
    List<String> journeys,
    List<String> clients,
    String about,
    String outcome,
    String status,
    boolean broken,
    String purpose) {

  AccessView {
    roles = List.copyOf(roles);
    journeys = List.copyOf(journeys);
    clients = List.copyOf(clients);
  }

  static AccessView of(JsonNode json, Times times) {
    JsonNode purpose = json.path("purpose");
    return new AccessView(
        json.path("number").asLong(0),
        json.path("at").asString(""),
        json.path("actor").asString(""),
        texts(json.path("roles")),
        json.path("organisation").asString(""),
        json.path("operation").asString(""),
        texts(json.path("journeys")),
        texts(json.path("clients")),
        json.path("about").asString(""),
        switch (json.path("outcome").asString("")) {
          case "TOLD" -> "told";
          case "REFUSED" -> "refused";
          default -> "cannot be read: somebody changed the entry";
        },
        json.path("status").isNumber() ? Integer.toString(json.path("status").asInt()) : "",
        json.path("breakGlass").asBoolean(false),
        purpose.isNull() || purpose.isMissingNode() || purpose.isString()
            ? purpose.asString("")
            : AuditWords.value(purpose, times));
  }

  static List<AccessView> all(JsonNode answer, Times times) {
    return answer.path("entries").values().stream().map(each -> of(each, times)).toList();
  }

  private static List<String> texts(JsonNode array) {
    return array.values().stream().map(each -> each.asString("")).toList();
  }

  /** The call in words. */
  public String what() {
    return Words.of(operation);
  }
}

package org.journey.console.reference;

import java.util.ArrayList;
import java.util.List;
import org.journey.console.Times;
import tools.jackson.databind.JsonNode;

/**
 * A stage model in the list.
 *
 * @param id its id
 * @param version from 1
 * @param builtIn whether it comes with the platform
 * @param registered when it was registered; empty of one that is built in
 */
public record ModelRow(String id, String version, boolean builtIn, String registered) {

  /** The list as the API answers it. */
  static List<ModelRow> of(JsonNode answer, Times times) {
    List<ModelRow> rows = new ArrayList<>();
    for (JsonNode model : answer.path("models")) {
      rows.add(
          new ModelRow(
              model.path("id").asString(""),
              model.path("version").asString(""),
              model.path("builtIn").asBoolean(false),
              times.moment(model.path("registeredAt").asString(""))));
    }
    return rows;
  }
}

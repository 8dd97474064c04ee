package org.journey.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The row of the list that a journey has by its state: another way to the same figures. */
final class ListedRow {

  private ListedRow() {}

  /**
   * The row of a journey that is not parked.
   *
   * @param state as {@code GET /journeys/{id}} tells it
   */
  static ObjectNode of(JsonNode state) {
    ObjectNode row = Answer.JSON.createObjectNode();
    for (String name :
        new String[] {"journeyId", "clientId", "status", "openedAt", "closedAt", "worker"}) {
      row.set(name, state.required(name));
    }
    row.set("reached", state.required("stageProgress").required("reached"));
    row.set("highest", state.required("stageProgress").required("highest"));
    row.set("lastContactAt", state.required("engagement").required("lastContactAt"));
    row.set("categories", state.required("engagement").required("categories"));
    row.set("concernOpen", state.required("concernOpen"));
    return row.put("complete", true);
  }
}

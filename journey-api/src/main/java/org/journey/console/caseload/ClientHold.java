package org.journey.console.caseload;

import org.journey.console.Times;
import tools.jackson.databind.JsonNode;

/**
 * What stands against erasing a person.
 *
 * @param clientId the id of the person that it was placed for
 * @param by the manager who placed it
 * @param at when
 * @param reason why; that it is erased, where it is
 */
public record ClientHold(String clientId, String by, String at, String reason) {

  /** As the API tells it. */
  static ClientHold of(JsonNode hold, Times times) {
    return new ClientHold(
        hold.path("clientId").asString(""),
        hold.path("placedBy").asString(""),
        times.moment(hold.path("at").asString("")),
        Personal.text(hold.path("reason")));
  }
}

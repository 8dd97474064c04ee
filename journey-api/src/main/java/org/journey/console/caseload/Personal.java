package org.journey.console.caseload;

import tools.jackson.databind.JsonNode;

/** Fields that may be erased, or are not told to everybody. */
final class Personal {

  private Personal() {}

  /** The text; or that there is none any more, or none for this reader. */
  static String text(JsonNode field) {
    if (field.path("erased").asBoolean(false)) {
      return "erased";
    }
    return field.path("withheld").asBoolean(false) ? "not for your role" : field.asString("");
  }
}

package org.journey.console.research;

import tools.jackson.databind.JsonNode;

/**
 * What the API says of a cohort, around the figures.
 *
 * @param n how many journeys; "suppressed" where that is hidden
 * @param model the one it was read with
 * @param asAt what had happened by then, as the API writes it
 * @param asKnown what had been recorded by then
 * @param definition what each figure is
 * @param digest of the result
 * @param lacking journeys that could not be read
 * @param controlled whether small numbers are hidden
 * @param pseudonymous whether it is of those who consent to research, by pseudonyms
 * @param synthetic whether the people are made up
 * @param notForPublication whether it may not be published
 * @param result the figures
 */
record Answer(
    String n,
    String model,
    String asAt,
    String asKnown,
    String definition,
    String digest,
    int lacking,
    boolean controlled,
    boolean pseudonymous,
    boolean synthetic,
    boolean notForPublication,
    JsonNode result) {

  static Answer of(JsonNode json) {
    String scope = json.path("scope").asString("");
    return new Answer(
        Cell.controlled(json.path("n")).text(),
        json.path("model").asString(""),
        json.path("asAt").asString(""),
        json.path("asKnown").asString(""),
        json.path("definition").asString(""),
        json.path("digest").asString(""),
        json.path("lacking").asInt(0),
        json.path("controlled").asBoolean(false),
        scope.equals("CONSENTING"),
        json.path("synthetic").asBoolean(false),
        json.path("notForPublication").asBoolean(false),
        json.path("result"));
  }

  /** Whether it is of no journey, for the reason that none was known at a month's end. */
  public boolean isNobody() {
    return controlled && n.equals("0");
  }
}

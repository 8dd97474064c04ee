package org.journey.console.service;

import tools.jackson.databind.JsonNode;

/**
 * What an answer says of itself: enough to have it again.
 *
 * @param words its period
 * @param from its beginning, an instant
 * @param to its end, an instant
 * @param asKnown what was recorded by then, an instant
 * @param knownWords the same for people
 * @param model {@code id@version}
 * @param sequence of the last interaction that it includes
 * @param digest of its figures and axes
 * @param controlled whether small numbers are protected
 * @param synthetic whether the people are made up
 * @param incomplete how many journeys the figures lack
 * @param unpublished whether it says that it is not for publication
 * @param json where it can be had as it came
 */
record Edition(
    String words,
    String from,
    String to,
    String asKnown,
    String knownWords,
    String model,
    String sequence,
    String digest,
    boolean controlled,
    boolean synthetic,
    long incomplete,
    boolean unpublished,
    String json) {

  static Edition of(JsonNode answer, Calendar calendar) {
    String from = text(answer, "from");
    String to = text(answer, "to");
    String asKnown = text(answer, "asKnown");
    String model = text(answer, "model");
    return new Edition(
        calendar.words(from, to),
        from,
        to,
        asKnown,
        calendar.times().moment(asKnown),
        model,
        text(answer, "sequence"),
        text(answer, "digest"),
        answer.path("controlled").asBoolean(false),
        answer.path("synthetic").asBoolean(false),
        answer.path("incomplete").asLong(0),
        answer.path("notForPublication").asBoolean(false),
        new Asked(from, to, asKnown, model, "", "").at(Asked.PAGE + "/figures.json"));
  }

  /** What has it again. */
  Asked asked() {
    return new Asked(from, to, asKnown, model, "", "");
  }

  private static String text(JsonNode answer, String name) {
    return answer.path(name).asString("");
  }
}

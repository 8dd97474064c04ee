package org.journey.console.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who is behind a figure, a page at a time.
 *
 * @param label of the figure or the part
 * @param edition of the list
 * @param count of all pages: the same number as the figure has
 * @param journeys of this page
 * @param interactions of these that made the number; the first ones, if there are very many
 * @param all how many there are
 * @param figures the page that one comes from
 * @param next where the list goes on; null if it ends here
 */
record BehindView(
    String label,
    Edition edition,
    String count,
    List<Link> journeys,
    List<Link> interactions,
    int all,
    String figures,
    @Nullable String next) {

  /** More of them on one page help nobody. */
  private static final int MOST = 500;

  /** Something with a page of its own. */
  record Link(String name, String address) {}

  static BehindView of(JsonNode answer, FigureWords words, Calendar calendar, String page) {
    Edition edition = Edition.of(answer, calendar);
    String part = answer.path("part").asString("");
    Asked asked = edition.asked();
    List<Link> journeys = new ArrayList<>();
    for (JsonNode journey : answer.path("journeys")) {
      String id = journey.asString("");
      journeys.add(new Link(id, asked.journey(id)));
    }
    List<Link> interactions = new ArrayList<>();
    for (JsonNode interaction : answer.path("interactions")) {
      if (interactions.size() < MOST) {
        long sequence = interaction.path("sequence").asLong(0);
        interactions.add(
            new Link("Interaction " + sequence + " of the log", asked.interaction(sequence)));
      }
    }
    JsonNode next = answer.path("next");
    return new BehindView(
        words.path(answer.path("figure").asString(""), part),
        edition,
        answer.path("count").asString("0"),
        journeys,
        interactions,
        answer.path("interactions").size(),
        asked.at(Asked.PAGE),
        next.isString() ? asked.at(page, Map.of("part", part, "after", next.stringValue())) : null);
  }
}

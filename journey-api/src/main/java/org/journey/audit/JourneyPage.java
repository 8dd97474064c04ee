package org.journey.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.journey.interaction.Rfc3339;
import org.journey.json.Json;
import org.journey.proof.SignedNote;
import org.journey.proof.bundle.BundleHead;
import org.journey.query.BundledJourneys;
import org.journey.timeline.Standing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The page of a journey's bundle: each interaction in words, the state, and what made each figure.
 * What is personal is withheld in it, as it is from every auditor.
 */
final class JourneyPage {

  private JourneyPage() {}

  static String of(BundledJourneys.Told journey, BundleHead.OfJourney head, SignedNote checkpoint) {
    Page page =
        new Page("Journey " + head.journeyId())
            .raw("<dl>\n")
            .fact("Organisation", head.organisation())
            .fact("Interactions", Long.toString(head.interactions()))
            .fact("What had happened by", head.asAt())
            .fact("What had been recorded by", head.asKnown())
            .fact("Stage model", head.model())
            .fact("Made", head.made())
            .fact("Log", head.origin() + ", " + head.treeSize() + " interactions")
            .raw("</dl>\n")
            .paragraph(
                "Names, notes and other personal data are withheld on this page, and sealed in the"
                    + " interactions of the bundle.");
    interactions(page, journey.rows());
    state(page, journey.state());
    evidence(page, journey.evidence());
    return page.end(checkpoint);
  }

  private static void interactions(Page page, List<BundledJourneys.Row> rows) {
    page.raw("<table>\n<caption>Interactions, in the order in which they were recorded</caption>\n")
        .raw("<thead><tr><th scope=\"col\">Sequence</th><th scope=\"col\">What</th>")
        .raw("<th scope=\"col\">Happened</th><th scope=\"col\">Recorded</th>")
        .raw("<th scope=\"col\">By</th><th scope=\"col\">Told</th>")
        .raw("<th scope=\"col\">Stands</th></tr></thead>\n<tbody>\n");
    for (BundledJourneys.Row row : rows) {
      JsonNode event = row.event();
      page.raw("<tr><th scope=\"row\">")
          .text(Long.toString(Long.parseLong(event.path("sequence").asString())));
      page.raw("</th><td>").text(words(event.path("type").asString()));
      cell(page, event.path("time").asString());
      cell(page, event.path("recordedtime").asString());
      cell(page, event.path("recordedby").asString());
      cell(page, told(event.path("data")));
      cell(page, stands(row.standing()));
      page.raw("</td></tr>\n");
    }
    page.raw("</tbody>\n</table>\n");
  }

  /** Ends the cell before it. */
  private static void cell(Page page, String text) {
    page.raw("</td><td>").text(text);
  }

  /** {@code journey.support-given.v1}: Support given. */
  private static String words(String type) {
    String name = type.replaceAll("^journey\\.|\\.v[0-9]+$", "").replace('-', ' ');
    return name.isEmpty()
        ? type
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String stands(@Nullable Standing standing) {
    if (standing == null) {
      return "says of another";
    }
    List<String> words = new ArrayList<>();
    words.add(standing.effective() ? "in effect" : "not in effect");
    for (Standing.Change change : standing.history()) {
      words.add(
          switch (change.kind()) {
                case CORRECTED -> "corrected by sequence ";
                case RETRACTED -> "retracted by sequence ";
              }
              + change.sequence());
    }
    if (standing.effective() && !standing.time().equals(standing.interaction().time())) {
      words.add("as of " + Rfc3339.format(standing.time()));
    }
    return String.join("; ", words);
  }

  /** A payload in words: names and values, one after the other. */
  private static String told(JsonNode data) {
    List<String> words = new ArrayList<>();
    if (data.path("withheld").asBoolean(false)) {
      return "withheld";
    }
    if (data.path("erased").asBoolean(false)) {
      return "erased";
    }
    for (Map.Entry<String, JsonNode> member : data.properties()) {
      words.add(member.getKey() + " " + value(member.getValue()));
    }
    return String.join("; ", words);
  }

  private static String value(JsonNode value) {
    if (value.isObject()) {
      String told = told(value);
      return told.equals("withheld") || told.equals("erased") ? told : "(" + told + ")";
    }
    if (value.isArray()) {
      List<String> all = new ArrayList<>();
      value.forEach(each -> all.add(value(each)));
      return String.join(", ", all);
    }
    return value.asString();
  }

  private static void state(Page page, JsonNode state) {
    page.heading("State")
        .raw("<dl>\n")
        .fact("Status", state.path("status").asString())
        .fact("Opened", state.path("openedAt").asString())
        .fact("Closed", state.path("closedAt").asString("not"))
        .fact("Reached", state.path("stageProgress").path("reached").asString("no stage"))
        .fact("Sessions attended", value(state.path("engagement").path("sessionsAttended")))
        .fact("Concern open", value(state.path("concernOpen")))
        .fact("Consent", state.path("consent").isEmpty() ? "none" : value(state.path("consent")))
        .raw("</dl>\n")
        .paragraph("All of it is in state.json.");
  }

  private static void evidence(Page page, JsonNode evidence) {
    page.raw("<table>\n<caption>Figures of the state, and what made them</caption>\n")
        .raw("<thead><tr><th scope=\"col\">Figure</th><th scope=\"col\">Value</th>")
        .raw("<th scope=\"col\">Rule</th><th scope=\"col\">Sequences</th></tr></thead>\n<tbody>\n");
    for (JsonNode figure : evidence.path("figures")) {
      List<String> sequences = new ArrayList<>();
      figure
          .path("interactions")
          .forEach(each -> sequences.add(Long.toString(each.path("sequence").asLong())));
      page.raw("<tr><th scope=\"row\">")
          .text(figure.path("pointer").asString())
          .raw("</th><td>")
          .text(Json.MAPPER.writeValueAsString(figure.path("value")));
      cell(page, figure.path("rule").asString(""));
      cell(page, String.join(", ", sequences));
      page.raw("</td></tr>\n");
    }
    page.raw("</tbody>\n</table>\n");
  }
}

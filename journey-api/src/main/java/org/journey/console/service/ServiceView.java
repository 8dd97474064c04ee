package org.journey.console.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.journey.console.Address;
import org.journey.console.ApiAnswer;
import org.journey.console.SignedIn;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Figures as the page shows them.
 *
 * @param edition what the answer says of itself
 * @param compared the same of the other period; null if nothing is compared
 * @param groups the figures by subject
 * @param suppresses whether any of them is there and not told
 * @param csv where they can be had as a file
 * @param again where these very figures are shown for ever
 * @param comparisons links to this period beside others
 */
record ServiceView(
    Edition edition,
    @Nullable Edition compared,
    List<Group.Shown> groups,
    boolean suppresses,
    String csv,
    String again,
    List<Form.Link> comparisons) {

  static ServiceView of(
      SignedIn who,
      Question question,
      ApiAnswer answer,
      @Nullable ApiAnswer other,
      @Nullable ApiAnswer model) {
    Calendar calendar = question.calendar();
    JsonNode json = answer.json();
    Edition edition = Edition.of(json, calendar);
    Edition compared = other == null ? null : Edition.of(other.json(), calendar);
    Map<String, Part> figures = Part.figures(json.path("figures"), figures(other));
    boolean opens = who.may(Call.METRICS_DRILL_DOWN);
    Comparison comparison =
        new Comparison(
            compared == null ? null : than(edition, compared),
            edition.controlled(),
            opens ? behind(edition) : null,
            opens && compared != null ? behind(compared) : null);
    Asked pinned =
        compared == null ? edition.asked() : edition.asked().beside(compared.from(), compared.to());
    return new ServiceView(
        edition,
        compared,
        Group.of(figures, FigureWords.of(model), comparison),
        figures.values().stream().anyMatch(ServiceView::suppresses),
        pinned.at(Asked.PAGE + "/figures.csv"),
        pinned.at(Asked.PAGE),
        comparisons(question, edition));
  }

  private static JsonNode figures(@Nullable ApiAnswer answer) {
    return answer == null ? JsonNodeFactory.instance.missingNode() : answer.json().path("figures");
  }

  private static String than(Edition edition, Edition compared) {
    return Instant.parse(compared.from()).isBefore(Instant.parse(edition.from()))
        ? "before"
        : "in the other period";
  }

  private static Comparison.Behind behind(Edition edition) {
    Asked asked = edition.asked();
    return (figure, part) ->
        asked.at(Asked.PAGE + "/figures/" + Address.encoded(figure), Map.of("part", part));
  }

  private static boolean suppresses(Part part) {
    return suppresses(part.told())
        || suppresses(part.compared())
        || part.parts().values().stream().anyMatch(ServiceView::suppresses);
  }

  private static boolean suppresses(@Nullable Told told) {
    return told != null && told.suppressed();
  }

  private static List<Form.Link> comparisons(Question question, Edition edition) {
    Calendar calendar = question.calendar();
    List<Form.Link> links = new ArrayList<>();
    for (Calendar.Choice choice : calendar.comparisons(edition.from(), edition.to())) {
      Asked asked =
          question
              .asked()
              .beside(calendar.typed(choice.days().from()), calendar.typed(choice.days().to()));
      links.add(new Form.Link(choice.label(), asked.at(Asked.PAGE)));
    }
    return links;
  }

  /** The editions that are shown. */
  public List<Edition> editions() {
    return compared == null ? List.of(edition) : List.of(edition, Objects.requireNonNull(compared));
  }
}

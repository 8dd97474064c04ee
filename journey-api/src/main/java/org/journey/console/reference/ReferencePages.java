package org.journey.console.reference;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.journey.console.Api;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.console.SubThemes;
import org.journey.console.Words;
import org.journey.security.Call;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;

/** Where looking up begins, and what figures and words mean. */
@ConsolePages
class ReferencePages {

  private final Api api;
  private final InstantSource clock;

  ReferencePages(Api api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  /**
   * What a figure of the service is.
   *
   * @param name as the API has it
   * @param label in words
   * @param definition in a sentence, as the API tells it
   */
  public record Definition(String name, String label, String definition) {}

  @GetMapping("/console/reference")
  @Needs(Call.MODELS)
  String start() {
    return "console/reference/start";
  }

  @GetMapping("/console/reference/definitions")
  @Needs(Call.MODELS)
  String definitions(SignedIn who, Model model) {
    String organisation = who.organisation();
    boolean may = who.may(Call.METRICS) && organisation != null;
    model.addAttribute("may", may);
    model.addAttribute(
        "definitions", may && organisation != null ? definitions(who, organisation) : List.of());
    model.addAttribute("subThemes", SubThemes.ofStudy());
    return "console/reference/definitions";
  }

  /** They come with the figures: of a month, which everybody who reads figures may ask for. */
  private List<Definition> definitions(SignedIn who, String organisation) {
    YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)).minusMonths(1);
    JsonNode answer =
        api.ask(
                who,
                Ask.of(Call.METRICS, organisation)
                    .with("from", first(month))
                    .with("to", first(month.plusMonths(1))))
            .json();
    List<Definition> definitions = new ArrayList<>();
    answer
        .path("figures")
        .properties()
        .forEach(
            figure ->
                definitions.add(
                    new Definition(
                        figure.getKey(),
                        Words.of(figure.getKey()),
                        figure.getValue().path("definition").asString(""))));
    return definitions;
  }

  private static String first(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toString();
  }
}

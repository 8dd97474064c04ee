package org.journey.console.research;

import java.util.ArrayList;
import java.util.List;
import org.journey.console.Address;
import org.journey.console.Api;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.console.Words;
import org.journey.security.Call;
import org.journey.security.Permission;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Whom to invite to tell. */
@ConsolePages
class SamplingPages {

  private static final String SAMPLING = Links.RESEARCH + "/sampling";

  private final Api api;
  private final Times times;

  SamplingPages(Api api, Times times) {
    this.api = api;
    this.times = times;
  }

  @GetMapping(SAMPLING)
  @Needs(Call.SAMPLING_FRAME)
  String sampling(
      SignedIn who, @RequestParam MultiValueMap<String, String> parameters, Model model) {
    CohortForm form = CohortForm.of(parameters, List.of(), times, who, Permission.CHOOSE);
    model.addAttribute("form", form);
    model.addAttribute("choices", Choices.of(api.ask(who, Ask.of(Call.MODELS)).json()));
    if (!form.isWrong()) {
      CohortPages.tell(
          api.send(who, form.on(Ask.of(Call.SAMPLING_FRAME), List.of())), SAMPLING, form, model);
      if (model.getAttribute("answer") instanceof Answer answer) {
        model.addAttribute("panels", panels(answer.result(), who.may(Call.JOURNEY)));
      }
    }
    return "console/research/sampling";
  }

  private static List<Panel> panels(JsonNode result, boolean opens) {
    return List.of(
        cells(result), journeys(result, opens), negative(result.path("negativeCases"), opens));
  }

  private static Panel cells(JsonNode result) {
    Table.Maker table =
        Table.named("cells", "Journeys by length of engagement, primary reason and category")
            .texts("Length", "Reason", "Category")
            .numbers("Journeys", "Told something", "Interviewed", "Told nothing yet");
    for (JsonNode cell : result.path("cells")) {
      table.row(
          Cell.text(band(cell)),
          Cell.text(Words.code(cell.path("reason").asString(""))),
          Cell.text(Words.code(cell.path("category").asString(""))),
          Cell.count(cell.path("n")),
          Cell.count(cell.path("told")),
          Cell.count(cell.path("interviewed")),
          Cell.count(cell.path("notYet").size()));
    }
    return Panel.of(
        "The frame", "Who takes up several categories counts in each of them.", table.made());
  }

  private static Panel journeys(JsonNode result, boolean opens) {
    Table.Maker table =
        Table.named("journeys", "Journeys of the frame")
            .texts("Journey", "Length", "Reason", "Categories")
            .numbers("Days", "Reflections", "Interviews");
    for (JsonNode each : result.path("journeys")) {
      table.row(
          journey(each, opens),
          Cell.text(band(each)),
          Cell.text(Words.code(each.path("reason").asString(""))),
          Cell.text(
              String.join(
                  ", ",
                  each.path("categories")
                      .valueStream()
                      .map(category -> Words.code(category.asString("")))
                      .toList())),
          Cell.count(each.path("lengthDays")),
          Cell.count(each.path("reflections")),
          Cell.count(each.path("interviews")));
    }
    return Panel.of("Journeys", "In no order of worth.", table.made());
  }

  private static Panel negative(JsonNode cases, boolean opens) {
    Table.Maker table =
        Table.named("negative", "Cases that speak against the model").texts("Journey", "Why");
    for (JsonNode each : cases.path("notSo")) {
      table.row(
          journey(each, opens),
          Cell.text(
              "Says the opposite of "
                  + String.join(
                      ", ",
                      each.path("subThemes")
                          .valueStream()
                          .map(subTheme -> Words.of(subTheme.asString("")))
                          .toList())));
    }
    for (JsonNode each : cases.path("outOfOrder")) {
      List<String> pairs = new ArrayList<>();
      for (JsonNode pair : each.path("inversions")) {
        pairs.add(pair.path(0).asString("") + " after " + pair.path(1).asString(""));
      }
      table.row(
          journey(each, opens), Cell.text("Stages in another order: " + String.join(", ", pairs)));
    }
    for (JsonNode each : cases.path("longWithoutFinding")) {
      table.row(
          journey(each, opens),
          Cell.text(
              "Engaged for %s days without a finding, asked %s times"
                  .formatted(
                      Cell.count(each.path("lengthDays")).text(),
                      Cell.count(each.path("reflections")).text())));
    }
    return Panel.of(
        "Negative cases", "A model is tried by those whom it does not fit.", table.made());
  }

  private static Cell journey(JsonNode each, boolean opens) {
    String id = each.path("journey").asString("");
    return opens ? Cell.link(id, Address.journey(id)) : Cell.text(id);
  }

  private static String band(JsonNode each) {
    return switch (each.path("band").asString("")) {
      case "NO_CONTACT" -> "No contact";
      case "UNDER_1_MONTH" -> "Under 1 month";
      case "MONTHS_1_TO_5" -> "1 to 5 months";
      case "MONTHS_6_TO_11" -> "6 to 11 months";
      case "YEAR_OR_MORE" -> "A year or more";
      default -> Words.code(each.path("band").asString(""));
    };
  }
}

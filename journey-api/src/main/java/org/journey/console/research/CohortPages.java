package org.journey.console.research;

import java.util.List;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.Needs;
import org.journey.console.NoSuchPage;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.security.Call;
import org.journey.security.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Whose journeys, and their statistics. */
@ConsolePages
class CohortPages {

  private static final String COHORT = Links.RESEARCH + "/cohort";

  private final Api api;
  private final Times times;

  CohortPages(Api api, Times times) {
    this.api = api;
    this.times = times;
  }

  /** The way to a statistic of the same cohort. */
  record Tab(String label, String what, String link, boolean current) {}

  @GetMapping(COHORT)
  @Needs({
    Call.TIME_TO_STAGE,
    Call.TRANSITIONS,
    Call.CONFORMANCE,
    Call.PROCESS_MAP,
    Call.COHORT_SATURATION
  })
  String cohort(SignedIn who, @RequestParam MultiValueMap<String, String> parameters, Model model) {
    CohortForm form = CohortForm.of(parameters, List.of(), times, who, Permission.READ_COHORTS);
    form.byMonths(Control.applies(api, who, Permission.READ_COHORTS));
    form.check();
    Choices choices = choices(who);
    choices.check(form);
    model.addAttribute("form", form);
    model.addAttribute("choices", choices);
    model.addAttribute("tabs", tabs(form, null));
    model.addAttribute("samples", who.may(Call.SAMPLING_FRAME));
    model.addAttribute("extracts", who.may(Call.ASK_EXTRACT));
    return "console/research/cohort";
  }

  @GetMapping(COHORT + "/{statistic}")
  @Needs({
    Call.TIME_TO_STAGE,
    Call.TRANSITIONS,
    Call.CONFORMANCE,
    Call.PROCESS_MAP,
    Call.COHORT_SATURATION
  })
  String statistic(
      SignedIn who,
      @PathVariable String statistic,
      @RequestParam MultiValueMap<String, String> parameters,
      Model model) {
    Statistic asked = Statistic.at(statistic);
    if (asked == null) {
      throw new NoSuchPage();
    }
    CohortForm form =
        CohortForm.of(parameters, asked.fields(), times, who, Permission.READ_COHORTS);
    MapPicture.check(form);
    model.addAttribute("form", form);
    model.addAttribute("choices", choices(who));
    model.addAttribute("tabs", tabs(form, asked));
    model.addAttribute("statistic", asked);
    model.addAttribute("listing", who.may(Call.JOURNEYS));
    if (!form.isWrong()) {
      tell(
          api.send(who, form.on(Ask.of(asked.call()), asked.parameters())),
          COHORT + "/" + asked.path(),
          form,
          model);
      if (model.getAttribute("answer") instanceof Answer answer) {
        model.addAttribute("panels", asked.panels(answer, form));
      }
    }
    if (form.isWrong()) {
      form.byMonths(Control.applies(api, who, Permission.READ_COHORTS));
    }
    return "console/research/statistic";
  }

  private Choices choices(SignedIn who) {
    return Choices.of(api.ask(who, Ask.of(Call.MODELS)).json());
  }

  /** Puts the answer into the page, or where to look again, or what was refused. */
  static void tell(ApiAnswer answer, String path, CohortForm form, Model model) {
    if (answer.status() == 202) {
      String again = again(path, answer.json().path("location").asString(""));
      model.addAttribute("again", MapPicture.kept(form, again));
    } else if (answer.isGood()) {
      Answer told = Answer.of(answer.json());
      form.byMonths(told.controlled());
      model.addAttribute("answer", told);
    } else if (!form.refused(answer)) {
      answer.good();
    }
  }

  /** Where the same is asked for again: on the axes that the API has settled. */
  static String again(String path, String location) {
    int query = location.indexOf('?');
    return query < 0 ? path : path + location.substring(query);
  }

  private static List<Tab> tabs(CohortForm form, @Nullable Statistic current) {
    return List.of(Statistic.values()).stream()
        .map(
            each ->
                new Tab(
                    each.label(),
                    each.what(),
                    form.link(COHORT + "/" + each.path()),
                    each == current))
        .toList();
  }
}

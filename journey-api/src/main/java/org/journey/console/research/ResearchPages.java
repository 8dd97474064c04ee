package org.journey.console.research;

import java.util.List;
import java.util.Set;
import org.journey.console.ConsolePages;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.security.Call;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where research begins. */
@ConsolePages
class ResearchPages {

  /** A part of it. */
  record Part(String label, String address, String what, Set<Call> calls) {}

  private static final List<Part> PARTS =
      List.of(
          new Part(
              "Cohorts",
              "/console/research/cohort",
              "Choose whose journeys, and see time to stage, transitions, conformance, the process"
                  + " map and saturation.",
              Set.of(Call.COHORT_SATURATION)),
          new Part(
              "Replays",
              "/console/research/replays",
              "Read all history again under another model, and see who reads differently and why.",
              Set.of(Call.REPLAYS)),
          new Part(
              "Models",
              "/console/research/models",
              "Read stage models, write new ones, compare two.",
              Set.of(Call.MODELS)),
          new Part(
              "Extracts",
              "/console/research/extracts",
              "Data sets for other tools, with manifest and digests.",
              Set.of(Call.EXTRACTS)),
          new Part(
              "Coding",
              "/console/research/coding",
              "Read what people told, code it, and see how far two coders agree.",
              Set.of(Call.UNREAD)),
          new Part(
              "Sampling frame",
              "/console/research/sampling",
              "Whom to invite to tell, and the cases that speak against the model.",
              Set.of(Call.SAMPLING_FRAME)));

  @GetMapping(Links.RESEARCH)
  @Needs({Call.COHORT_SATURATION, Call.REPLAYS, Call.EXTRACTS, Call.UNREAD, Call.REGISTER_MODEL})
  String research(SignedIn who, Model model) {
    model.addAttribute("parts", PARTS.stream().filter(part -> who.mayAny(part.calls())).toList());
    return "console/research/start";
  }
}

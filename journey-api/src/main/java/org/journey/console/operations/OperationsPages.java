package org.journey.console.operations;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.journey.console.Api;
import org.journey.console.ApiAnswer;
import org.journey.console.Ask;
import org.journey.console.ConsolePages;
import org.journey.console.Needs;
import org.journey.console.SignedIn;
import org.journey.proof.Checkpoint;
import org.journey.proof.SignedNote;
import org.journey.security.Call;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;

/** The instance at a glance. */
@ConsolePages
class OperationsPages {

  private final Api api;

  private final RefusedCounts refused;

  OperationsPages(Api api, MeterRegistry metrics) {
    this.api = api;
    this.refused = new RefusedCounts(metrics);
  }

  /**
   * The instance.
   *
   * @param version of the jar
   * @param head the last sequence of the log
   * @param checkpoint how many interactions the last checkpoint is of
   * @param ready whether it serves, in words
   * @param alive whether it lives, in words
   */
  record Instance(String version, long head, String checkpoint, String ready, String alive) {}

  @GetMapping("/console/operations")
  @Needs(Call.PROJECTIONS)
  String operations(SignedIn who, Model model) {
    List<ApiAnswer> answers =
        api.ask(who, List.of(Ask.of(Call.PROJECTIONS), Ask.of(Call.CHECKPOINT)));
    List<ProjectionView> projections = ProjectionView.all(answers.getFirst().json());
    model.addAttribute("projections", projections);
    model.addAttribute("refused", refused.all());
    model.addAttribute(
        "instance",
        new Instance(
            version(),
            projections.stream().mapToLong(ProjectionView::head).max().orElse(0),
            size(answers.get(1).text()),
            health("readiness", "serves", "does not serve for now"),
            health("liveness", "lives", "has to be started anew")));
    return "console/operations/start";
  }

  private static String version() {
    String version = OperationsPages.class.getPackage().getImplementationVersion();
    return version == null ? "not packaged" : version;
  }

  private static String size(String note) {
    try {
      return Long.toString(Checkpoint.parse(SignedNote.parse(note)).size());
    } catch (IllegalArgumentException none) {
      return "cannot be read";
    }
  }

  /** As everybody is told, without a token. */
  private String health(String which, String up, String down) {
    ApiAnswer answer = api.open("/actuator/health/" + which);
    JsonNode status = answer.json().path("status");
    if (status.isMissingNode()) {
      return "not told here";
    }
    return status.asString("").equals("UP") ? up : down + " (" + status.asString("") + ")";
  }
}

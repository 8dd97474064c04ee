package org.journey.console.research;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.journey.security.Call;
import org.jspecify.annotations.Nullable;

/** A statistic of a cohort. */
enum Statistic {
  TIME_TO_STAGE(
      "time-to-stage",
      "Time to stage",
      "How long it takes until a stage is entered, with those who have not yet.",
      Call.TIME_TO_STAGE,
      "stage",
      "groupBy"),
  TRANSITIONS(
      "transitions",
      "Transitions",
      "From which stage to which, how many and after how long.",
      Call.TRANSITIONS),
  CONFORMANCE(
      "conformance",
      "Conformance",
      "How far journeys keep to the order of the model.",
      Call.CONFORMANCE),
  PROCESS_MAP(
      "process-map",
      "Process map",
      "What directly follows what, and the ways journeys take.",
      Call.PROCESS_MAP,
      "of",
      "variants"),
  SATURATION(
      "saturation",
      "Saturation",
      "When the next person stopped telling something new.",
      Call.COHORT_SATURATION,
      "order",
      "listed",
      "level",
      "runLength",
      "baseSize",
      "threshold",
      "seed");

  private final String path;
  private final String label;
  private final String what;
  private final Call call;
  private final List<String> parameters;

  Statistic(String path, String label, String what, Call call, String... parameters) {
    this.path = path;
    this.label = label;
    this.what = what;
    this.call = call;
    this.parameters = List.of(parameters);
  }

  /** The one of a path of the console; null if there is none. */
  static @Nullable Statistic at(String path) {
    return Arrays.stream(values()).filter(each -> each.path.equals(path)).findFirst().orElse(null);
  }

  /** Its name in addresses. */
  public String path() {
    return path;
  }

  public String label() {
    return label;
  }

  public String what() {
    return what;
  }

  public Call call() {
    return call;
  }

  /** The parameters of its own. */
  public List<String> parameters() {
    return parameters;
  }

  /** The fields of its form: its parameters, and what only the page heeds. */
  List<String> fields() {
    return this == PROCESS_MAP
        ? Stream.concat(parameters.stream(), Stream.of(MapPicture.LEAST)).toList()
        : parameters;
  }

  /** What it tells, as tables and charts. */
  List<Panel> panels(Answer answer, CohortForm form) {
    MapPicture picture = MapPicture.asked(form);
    if (answer.controlled()) {
      return ControlledPanels.of(answer.result(), picture, answer.isNobody());
    }
    return switch (this) {
      case TIME_TO_STAGE -> TimePanels.of(answer.result());
      case TRANSITIONS -> TransitionPanels.of(answer.result());
      case CONFORMANCE -> ConformancePanels.of(answer.result());
      case PROCESS_MAP -> MapPanels.of(answer.result(), picture);
      case SATURATION -> SaturationPanels.of(answer.result(), !answer.pseudonymous());
    };
  }
}

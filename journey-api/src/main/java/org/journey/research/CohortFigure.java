package org.journey.research;

import java.util.List;

/** The statistics of cohorts, with the parameters that each has beside those of all. */
enum CohortFigure {
  TIME_TO_STAGE("time-to-stage", List.of("groupBy", "stage", "chart")),
  TRANSITIONS("transitions", List.of()),
  CONFORMANCE("conformance", List.of()),
  PROCESS_MAP("process-map", List.of("of", "variants")),
  SAMPLING_FRAME("sampling-frame", List.of()),
  SATURATION(
      "saturation",
      List.of("order", "level", "runLength", "baseSize", "threshold", "listed", "seed"));

  private final String path;
  private final List<String> parameters;

  CohortFigure(String path, List<String> parameters) {
    this.path = path;
    this.parameters = parameters;
  }

  /** Its name in an address. */
  String path() {
    return path;
  }

  /** The parameters of its own. */
  List<String> parameters() {
    return parameters;
  }
}

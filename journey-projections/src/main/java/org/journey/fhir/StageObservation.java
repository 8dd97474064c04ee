package org.journey.fhir;

import org.journey.stage.StageProgress;
import org.journey.stage.StageProgress.Entrance;
import org.journey.stage.StageProgress.StageState;
import org.journey.stage.StageProgresses;
import tools.jackson.databind.node.ObjectNode;

/** How far the journey went under the model, derived: an Observation as at the instant asked. */
final class StageObservation {

  private StageObservation() {}

  static void add(Case journey) {
    StageProgress progress = StageProgresses.fold(journey.reading().evidence());
    String model = journey.reading().parameters().model().reference();
    Resource observation =
        journey.added(
            "Observation", "stage-progress", journey.reading().timeline().journeyId(), model);
    ObjectNode json = observation.json();
    json.put("status", "final");
    json.set("code", Json.concept(Json.coding(Systems.own("observation"), "stage-progress")));
    json.set("subject", Json.reference(journey.patient()));
    json.put("effectiveDateTime", Json.instant(journey.reading().timeline().asAt()));
    json.withArray("performer").add(Json.reference(journey.organisation()));
    json.put("valueString", progress.reached().isEmpty() ? "none" : progress.reached());
    json.set("method", Json.concept(Json.coding(Systems.own("stage-model"), model)));
    for (StageState stage : progress.stages()) {
      Entrance entrance = stage.entrance();
      if (entrance != null) {
        Components.of(observation, Json.concept(Json.coding(Systems.model(model), stage.key())))
            .put("valueDateTime", Json.instant(entrance.at()));
      }
    }
  }
}

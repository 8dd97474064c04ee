package org.journey.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.journey.model.StageModels;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyStateParameters;
import org.journey.testing.RandomHistories.History;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timelines;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bundles of what is recorded, and what is in them. */
final class Bundles {

  private Bundles() {}

  static Optional<ObjectNode> of(List<Recorded> recorded, Instant asAt, Instant asKnown) {
    return JourneyReading.of(
            Timelines.of(recorded, asAt, asKnown),
            JourneyStateParameters.of(StageModels.defaultModel()))
        .map(reading -> FhirBundle.of(reading, Timelines.history(recorded, asAt, asKnown)));
  }

  /** As one reads it who may see what is personal. */
  static List<Recorded> opened(History history) {
    List<Recorded> opened = new ArrayList<>();
    for (int i = 0; i < history.recorded().size(); i++) {
      Recorded sealed = history.recorded().get(i);
      opened.add(
          new Recorded(
              sealed.sequence(),
              sealed.version(),
              sealed.recordedTime(),
              sealed.organisation(),
              sealed.subject(),
              sealed.identity(),
              sealed.recordedBy(),
              sealed.type(),
              sealed.time(),
              history.emitted().get(i).data()));
    }
    return opened;
  }

  static List<JsonNode> resources(ObjectNode bundle, String type) {
    List<JsonNode> resources = new ArrayList<>();
    for (JsonNode entry : bundle.path("entry")) {
      if (entry.at("/resource/resourceType").asString().equals(type)) {
        resources.add(entry.path("resource"));
      }
    }
    return resources;
  }

  /** The Observations with a code of ours. */
  static List<JsonNode> observations(ObjectNode bundle, String code) {
    return resources(bundle, "Observation").stream()
        .filter(each -> each.at("/code/coding/0/code").asString().equals(code))
        .toList();
  }
}

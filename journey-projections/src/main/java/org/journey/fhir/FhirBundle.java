package org.journey.fhir;

import java.util.ArrayList;
import java.util.List;
import org.journey.state.JourneyReading;
import org.journey.timeline.Standing;
import org.journey.timeline.Timeline;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A journey as a FHIR R4 (4.0.1) Bundle of type collection (docs/fhir.md). A function of its
 * arguments alone: the same reading gives the same bytes.
 */
public final class FhirBundle {

  private FhirBundle() {}

  /**
   * The bundle of a journey. Personal fields that are sealed or erased are left out, and the
   * resources that lack them say so by a security label.
   *
   * @param reading the timeline on the axes asked, under a model
   * @param history what was said about each interaction since, on the same axes: that of {@link
   *     org.journey.timeline.Timelines#history}
   */
  public static ObjectNode of(JourneyReading reading, List<Standing> history) {
    Case journey = new Case(reading);
    Mapping mapping = new Mapping(journey);
    List<List<Resource>> made = new ArrayList<>();
    for (int place = 0; place < journey.entries().size(); place++) {
      made.add(mapping.resources(place));
    }
    StageObservation.add(journey);
    Provenances.add(journey, made, mapping.task(), history);
    return bundle(reading, journey.resources());
  }

  private static ObjectNode bundle(JourneyReading reading, List<Resource> resources) {
    Timeline timeline = reading.timeline();
    String[] question = {
      timeline.journeyId(),
      Json.instant(timeline.asAt()),
      Json.instant(timeline.asKnown()),
      reading.parameters().model().reference(),
      Long.toString(timeline.sequence())
    };
    ObjectNode bundle = Json.object();
    bundle.put("resourceType", "Bundle");
    bundle.put("id", Ids.of(timeline.organisation(), "Bundle", String.join("\n", question)));
    bundle.set(
        "identifier",
        Json.identifier(
            Systems.ids(timeline.organisation(), "bundle"), String.join("/", question)));
    bundle.put("type", "collection");
    // No clock: a bundle was assembled, as it were, when what it holds was known.
    bundle.put("timestamp", Json.instant(timeline.asKnown()));
    ArrayNode entries = bundle.putArray("entry");
    for (Resource resource : resources) {
      entries.addObject().put("fullUrl", resource.fullUrl()).set("resource", resource.json());
    }
    return bundle;
  }
}

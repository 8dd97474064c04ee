package org.journey.fhir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Identity;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.interaction.Telling.ReflectionRecorded;
import org.journey.stage.Codings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What was told, and how it was read, as Observations with a component for each finding. */
final class Tellings {

  private record Reader(Identity target, String coder) {}

  private final Case journey;
  private final Map<Identity, Resource> reflections = new HashMap<>();
  private final Map<Reader, Resource> codings = new HashMap<>();

  Tellings(Case journey) {
    this.journey = journey;
    Codings counting = journey.reading().evidence().codings();
    for (int place = 0; place < journey.entries().size(); place++) {
      if (journey.entry(place).data() instanceof ReflectionRecorded reflection) {
        reflections.put(journey.entry(place).identity(), reflection(place, reflection));
      }
    }
    // Behind all reflections: a coding may lie before its target.
    for (int place = 0; place < journey.entries().size(); place++) {
      if (journey.entry(place).data() instanceof ReflectionCoded coded && counting.counts(place)) {
        codings.put(new Reader(coded.target(), coded.coder()), coding(place, coded));
      }
    }
  }

  /**
   * The Observation of a reflection, or of a coding: of one that a later one replaced, that later
   * one; of one whose reflection is not in the timeline, none.
   */
  List<Resource> of(int place) {
    Resource resource =
        journey.entry(place).data() instanceof ReflectionCoded coded
            ? codings.get(new Reader(coded.target(), coded.coder()))
            : reflections.get(journey.entry(place).identity());
    return resource == null ? List.of() : List.of(resource);
  }

  private Resource reflection(int place, ReflectionRecorded reflection) {
    Resource observation = journey.observation(place, "reflection");
    value(observation, "setting", reflection.setting());
    value(observation, "present", reflection.present());
    findings(observation, reflection.findings());
    observation.annotate(reflection.note());
    return observation;
  }

  private Resource coding(int place, ReflectionCoded coded) {
    Resource observation = journey.observation(place, "reflection-coding");
    ObjectNode json = observation.json();
    json.putArray("performer").add(Json.reference(journey.practitioner(coded.coder())));
    Resource target = reflections.get(coded.target());
    if (target != null) {
      json.withArray("derivedFrom").add(Json.reference(target));
    }
    if (coded.codebook() != null) {
      json.set("method", Json.concept(Json.coding(Systems.own("codebook"), coded.codebook())));
    }
    findings(observation, coded.findings());
    observation.annotate(coded.note());
    return observation;
  }

  private static void value(Resource observation, String name, @Nullable Enum<?> value) {
    if (value != null) {
      Components.concept(observation, name, Json.concept(name, value));
    }
  }

  private static void findings(Resource observation, List<Finding> findings) {
    for (Finding finding : findings) {
      ObjectNode code = Json.concept(Json.coding(Systems.own("sub-theme"), finding.subTheme()));
      if (finding.code() != null) {
        code.withArray("coding").add(Json.coding(Systems.own("finding-code"), finding.code()));
      }
      ObjectNode tense = Json.concept("tense", finding.tense());
      if (finding.since() != null) {
        tense.put("text", finding.tense().name() + " since " + finding.since().told());
      }
      Components.of(observation, code).set("valueCodeableConcept", tense);
    }
  }
}

package org.journey.fhir;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.Obstacles;
import org.journey.interaction.Obstacles.BarrierIdentified;
import org.journey.interaction.Obstacles.BarrierResolved;
import org.journey.interaction.Obstacles.ConcernClosed;
import org.journey.interaction.Obstacles.ConcernRaised;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Barriers and concerns as Observations over a period, which ends with their resolution or closing.
 */
final class ObstacleObservations {

  private final Case journey;
  private final Map<String, Resource> barriers = new HashMap<>();
  private final Map<String, Resource> concerns = new HashMap<>();

  ObstacleObservations(Case journey) {
    this.journey = journey;
    for (int place = 0; place < journey.entries().size(); place++) {
      if (journey.entry(place).data() instanceof BarrierIdentified barrier) {
        barriers.put(barrier.barrierId(), barrier(place, barrier));
      } else if (journey.entry(place).data() instanceof ConcernRaised concern) {
        concerns.put(concern.concernId(), concern(place, concern));
      }
    }
  }

  /** The barrier or concern; of a resolution of none that is in the timeline, nothing. */
  List<Resource> of(int place, Obstacles obstacle) {
    return switch (obstacle) {
      case BarrierIdentified barrier -> found(barriers.get(barrier.barrierId()));
      case ConcernRaised concern -> found(concerns.get(concern.concernId()));
      case BarrierResolved resolved -> {
        Resource barrier = barriers.get(resolved.barrierId());
        if (barrier != null) {
          end(place, barrier);
          barrier.annotate(resolved.note());
        }
        yield found(barrier);
      }
      case ConcernClosed closed -> {
        Resource concern = concerns.get(closed.concernId());
        if (concern != null) {
          end(place, concern);
          concern.annotate(closed.reason());
          concern.annotate(closed.note());
        }
        yield found(concern);
      }
    };
  }

  private static List<Resource> found(@Nullable Resource resource) {
    return resource == null ? List.of() : List.of(resource);
  }

  private Resource barrier(int place, BarrierIdentified barrier) {
    Resource observation = observation(place, "barrier", barrier.barrierId());
    observation.json().set("valueCodeableConcept", Json.concept("barrier-kind", barrier.kind()));
    if (barrier.stage() != null) {
      Components.of(observation, "before-stage").put("valueInteger", barrier.stage());
    }
    observation.annotate(barrier.note());
    return observation;
  }

  private Resource concern(int place, ConcernRaised concern) {
    Resource observation = observation(place, "concern", concern.concernId());
    observation.label(Systems.CONFIDENTIALITY, "R");
    observation.json().set("valueCodeableConcept", Json.concept("concern-kind", concern.kind()));
    observation.annotate(concern.note());
    return observation;
  }

  private Resource observation(int place, String code, String id) {
    Resource observation = journey.observation(place, code);
    ObjectNode json = observation.json();
    json.withArray("identifier").add(Json.identifier(journey.ids(code), id));
    json.remove("effectiveDateTime");
    json.putObject("effectivePeriod").put("start", Json.instant(journey.entry(place).time()));
    return observation;
  }

  /** Ended, whenever it was told to have begun: a period does not end before it begins. */
  private void end(int place, Resource observation) {
    ObjectNode period = observation.json().withObject("effectivePeriod");
    Instant end = journey.entry(place).time();
    Instant start = Instant.parse(period.path("start").stringValue());
    period.put("end", Json.instant(end.isBefore(start) ? start : end));
  }
}

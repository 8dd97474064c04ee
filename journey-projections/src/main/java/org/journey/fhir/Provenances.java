package org.journey.fhir;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.interaction.Identity;
import org.journey.timeline.Recorded;
import org.journey.timeline.Standing;
import org.journey.timeline.Standing.Change;
import org.journey.timeline.Standing.Kind;
import org.journey.timeline.Timeline.Entry;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Provenance for every interaction of the timeline that a resource tells of, for every correction
 * of one, and for every retraction.
 */
final class Provenances {

  private final Case journey;

  /** The resources of which an earlier interaction told. */
  private final Set<Resource> told = new HashSet<>();

  private Provenances(Case journey) {
    this.journey = journey;
  }

  /**
   * Adds them.
   *
   * @param made by place in the timeline, the resources that tell of the interaction
   * @param task of which a retracted interaction is missing
   */
  static void add(Case journey, List<List<Resource>> made, Resource task, List<Standing> history) {
    Provenances provenances = new Provenances(journey);
    Map<Identity, Standing> standing = new HashMap<>();
    for (Standing each : history) {
      standing.put(each.interaction().identity(), each);
    }
    for (int place = 0; place < made.size(); place++) {
      Standing each = standing.get(journey.entry(place).identity());
      if (each == null) {
        throw new IllegalArgumentException("a history that lacks what is in the timeline");
      }
      if (!made.get(place).isEmpty()) {
        provenances.recorded(place, made.get(place), each);
      }
    }
    for (Standing each : history) {
      for (Change change : each.history()) {
        if (change.kind() == Kind.RETRACTED) {
          provenances.changed(List.of(task), each, change, "NULLIFY", "removal");
        }
      }
    }
  }

  private void recorded(int place, List<Resource> targets, Standing standing) {
    Entry entry = journey.entry(place);
    Recorded interaction = standing.interaction();
    boolean began = false;
    for (Resource target : targets) {
      began |= told.add(target);
    }
    Resource provenance =
        provenance(
            targets,
            entry.identity(),
            interaction.recordedTime(),
            interaction.recordedBy(),
            began ? "CREATE" : "UPDATE");
    provenance.json().put("occurredDateTime", Json.instant(standing.time()));
    entity(provenance, "source", interaction.sequence());
    for (Change change : standing.history()) {
      if (change.kind() == Kind.CORRECTED) {
        changed(targets, standing, change, "UPDATE", "revision");
      }
    }
  }

  private void changed(
      List<Resource> targets, Standing standing, Change change, String activity, String role) {
    Resource provenance =
        provenance(targets, change.identity(), change.recordedTime(), change.by(), activity);
    String reason = provenance.read(change.reason());
    if (reason != null) {
      provenance.json().withArray("reason").addObject().put("text", reason);
    }
    entity(provenance, role, standing.interaction().sequence());
    entity(provenance, "source", change.sequence());
  }

  private Resource provenance(
      List<Resource> targets, Identity of, Instant recorded, String by, String activity) {
    Resource provenance =
        journey.added(
            "Provenance",
            "interaction",
            journey.reading().timeline().journeyId(),
            of.source(),
            of.id());
    ObjectNode json = provenance.json();
    for (Resource target : targets) {
      json.withArray("target").add(Json.reference(target));
    }
    json.put("recorded", Json.instant(recorded));
    json.set("activity", Json.concept(Json.coding(Systems.DATA_OPERATION, activity)));
    ObjectNode agent = json.withArray("agent").addObject();
    agent.set("type", Json.concept(Json.coding(Systems.PROVENANCE_PARTICIPANT, "enterer")));
    agent.set("who", Json.reference(journey.practitioner(by)));
    agent.set("onBehalfOf", Json.reference(journey.organisation()));
    return provenance;
  }

  /** An interaction is named by its place in the log, where it can be read. */
  private void entity(Resource provenance, String role, long sequence) {
    provenance
        .json()
        .withArray("entity")
        .addObject()
        .put("role", role)
        .set(
            "what",
            Json.object()
                .set(
                    "identifier",
                    Json.identifier(journey.ids("interaction"), Long.toString(sequence))));
  }
}

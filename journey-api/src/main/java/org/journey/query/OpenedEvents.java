package org.journey.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.journey.interaction.Identity;
import org.journey.interaction.InteractionType;
import org.journey.log.OfRequests;
import org.journey.log.Stored;
import org.journey.sealing.FieldOpener;
import org.journey.sealing.SealedFields;
import org.journey.timeline.Recorded;
import org.journey.web.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stored events as a reader sees them: each personal field readable, {@code {"withheld":true}} or
 * {@code {"erased":true}}. What is destroyed is told to everyone as destroyed.
 */
@Component
public class OpenedEvents {

  private static final String DATA = "data";
  private static final String CORRECTED = "/data/";

  /** Where a note is: an interaction's own, and the one that a correction tells anew. */
  private static final Set<String> NOTES = Set.of("/note", CORRECTED + "note");

  private final FieldOpener opener;
  private final Journeys journeys;

  OpenedEvents(@OfRequests FieldOpener opener, Journeys journeys) {
    this.opener = opener;
    this.journeys = journeys;
  }

  /** For who sent it just now: all of it is known to them. */
  public byte[] forItsEmitter(Stored stored) {
    return Answers.bytes(opener.open(stored));
  }

  /** Those that the reader sees, in the order of the rows; the others are left out. */
  List<ObjectNode> seen(List<Stored> rows, Sight sight) {
    List<Stored> seen = new ArrayList<>(rows.size());
    List<Boolean> consents = new ArrayList<>(rows.size());
    Map<String, Boolean> consentOfJourney = new HashMap<>();
    for (Stored row : rows) {
      boolean consented =
          sight.dependsOnConsent(row.type())
              && consentOfJourney.computeIfAbsent(
                  row.organisation() + '\n' + row.subject(),
                  any -> journeys.letsCodersRead(row.organisation(), row.subject()));
      if (sight.sees(row.type(), consented)) {
        seen.add(row);
        consents.add(consented);
      }
    }
    List<ObjectNode> opened = opener.open(seen);
    Map<String, Map<Identity, Amended>> targetsOfJourney = new HashMap<>();
    List<ObjectNode> events = new ArrayList<>(seen.size());
    for (int i = 0; i < seen.size(); i++) {
      Stored row = seen.get(i);
      Amended target = null;
      if (sight.dependsOnTarget(row.type())) {
        target =
            targetsOfJourney
                .computeIfAbsent(
                    row.organisation() + '\n' + row.subject(),
                    any -> journeys.amendable(row.organisation(), row.subject()))
                .get(Amended.identityOf(opened.get(i)));
      }
      events.add(withhold(row, opened.get(i), target, sight, consents.get(i), any -> withheld()));
    }
    return events;
  }

  /**
   * Events of one journey, by sequence; all of them, whether listed to the reader or not.
   *
   * @param targets by the sequence of a correction or retraction, what it is about
   * @param consented whether the client's scope OWN_WORDS is in force now
   */
  Map<Long, ObjectNode> ofJourney(
      List<Stored> rows, Map<Long, Amended> targets, Sight sight, boolean consented) {
    List<ObjectNode> opened = opener.open(rows);
    Map<Long, ObjectNode> events = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Stored row = rows.get(i);
      Amended target = targets.get(row.sequence());
      events.put(
          row.sequence(),
          withhold(row, opened.get(i), target, sight, consented, any -> withheld()));
    }
    return events;
  }

  /**
   * A journey to be read as the reader sees it: what is withheld from them stays sealed.
   *
   * @param targets by the sequence of a correction or retraction, what it is about
   */
  List<Recorded> recorded(List<Stored> rows, Map<Long, Amended> targets, Sight sight) {
    List<ObjectNode> opened = opener.open(rows);
    List<Recorded> recorded = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Stored row = rows.get(i);
      Amended target = targets.get(row.sequence());
      ObjectNode event = withhold(row, opened.get(i), target, sight, false, SealedFields::sealed);
      recorded.add(Recorded.parse(Answers.bytes(event)));
    }
    return recorded;
  }

  /**
   * Takes back of an opened event what the reader may not see.
   *
   * @param instead what stands in its place, from what is sealed
   */
  private static ObjectNode withhold(
      Stored row,
      ObjectNode opened,
      @Nullable Amended target,
      Sight sight,
      boolean consented,
      Function<String, JsonNode> instead) {
    ObjectNode event = SealedFields.tree(row.event());
    String recordedBy = event.path("recordedby").asString("");
    // Whoever recorded what is amended is told what became of it.
    Set<String> recorders =
        target == null ? Set.of(recordedBy) : Set.copyOf(List.of(recordedBy, target.recordedBy()));
    InteractionType about = target == null ? row.type() : target.type();
    JsonNode data = opened.path(DATA);
    SealedFields.replace(
        event,
        (pointer, kept) -> {
          JsonNode value = data.at(pointer);
          // Within the data of a correction the type of its target says what a field is.
          InteractionType type = pointer.startsWith(CORRECTED) ? about : row.type();
          boolean ofConcern = about == InteractionType.CONCERN_RAISED && NOTES.contains(pointer);
          boolean seen = sight.seesPersonal(type, recorders, ofConcern, consented);
          return seen || value.equals(FieldOpener.erased()) ? value : instead.apply(kept);
        });
    return event;
  }

  private static ObjectNode withheld() {
    return JsonNodeFactory.instance.objectNode().put("withheld", true);
  }
}

package org.journey.evidence;

import java.util.List;
import java.util.Optional;
import org.journey.interaction.Rfc3339;
import org.journey.state.JourneyReading;
import org.journey.state.JourneyState;
import org.journey.state.JourneyStateParameters;
import org.journey.timeline.Corrections;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timeline;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The evidence of a journey's state.
 *
 * @param state whose evidence it is
 * @param figures every derived figure, in the order of the state
 */
public record JourneyEvidence(JourneyState state, List<Figure> figures) {

  /** Copies the list. */
  public JourneyEvidence {
    figures = List.copyOf(figures);
  }

  /**
   * The evidence of a timeline; empty if the journey's referral is not in it.
   *
   * @param recorded what the timeline was made of, in sequence order
   */
  public static Optional<JourneyEvidence> of(
      List<Recorded> recorded, Timeline timeline, JourneyStateParameters parameters) {
    return JourneyReading.of(timeline, parameters)
        .map(
            reading -> {
              JourneyState state = reading.state();
              Corrections corrections = Corrections.known(recorded, timeline.asKnown());
              Ledger ledger = new Ledger(reading, corrections, state.toJson(true));
              CourseFigures.add(ledger, state);
              StageFigures.add(ledger, state);
              EngagementFigures.add(ledger, state);
              SaturationFigures.add(ledger);
              ListFigures.add(ledger, state);
              return new JourneyEvidence(state, ledger.figures());
            });
  }

  /** As it is answered (answers.md, "evidence"). */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("journeyId", state.journeyId());
    json.put("asAt", Rfc3339.format(state.asAt()));
    json.put("asKnown", Rfc3339.format(state.asKnown()));
    json.put("model", state.model());
    ArrayNode list = json.putArray("figures");
    for (Figure figure : figures) {
      ObjectNode each = list.addObject();
      each.put("pointer", figure.pointer());
      each.set("value", figure.value());
      each.put("rule", figure.rule());
      ArrayNode interactions = each.putArray("interactions");
      for (Figure.Source source : figure.interactions()) {
        interactions
            .addObject()
            .put("source", source.source())
            .put("id", source.id())
            .put("sequence", source.sequence());
      }
    }
    return json;
  }
}

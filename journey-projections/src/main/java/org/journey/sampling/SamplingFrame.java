package org.journey.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.journey.interaction.Access.ConsentScope;
import org.journey.state.JourneyReading;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whom to invite to tell: the journeys whose consent RESEARCH is in force, by length of engagement,
 * primary reason and category of activity, told or not yet; and the negative cases, which put a
 * model to the test: those who say the opposite, who went out of order, who are long engaged
 * without a finding. Given journeys one after the other, in any order; others are left out.
 */
public final class SamplingFrame implements Consumer<JourneyReading> {

  private final List<SampledJourney> journeys = new ArrayList<>();

  /** Takes in a journey; each once. */
  @Override
  public void accept(JourneyReading journey) {
    if (journey.consents().given().contains(ConsentScope.RESEARCH)) {
      journeys.add(SampledJourney.of(journey));
    }
  }

  /** The consenting journeys taken in so far, in the order in which they came. */
  public List<SampledJourney> journeys() {
    return List.copyOf(journeys);
  }

  /**
   * The frame, with its definition.
   *
   * @param naming what a journey's id is told as: a pseudonym, or the id itself; no two as the same
   */
  public ObjectNode toJson(UnaryOperator<String> naming) {
    return SamplingFrameJson.of(journeys, naming);
  }
}

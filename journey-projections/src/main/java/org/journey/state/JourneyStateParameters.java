package org.journey.state;

import org.journey.engagement.SaturationParameters;
import org.journey.model.StageModel;
import org.journey.stage.Dating;

/**
 * How a journey is read.
 *
 * @param model the stage model
 * @param dating from when dated evidence counts
 * @param saturation how saturation is asked for
 */
public record JourneyStateParameters(
    StageModel model, Dating dating, SaturationParameters saturation) {

  /** A model with the contract's defaults. */
  public static JourneyStateParameters of(StageModel model) {
    return new JourneyStateParameters(model, Dating.SINCE, SaturationParameters.DEFAULT);
  }
}

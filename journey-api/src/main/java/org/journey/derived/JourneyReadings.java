package org.journey.derived;

import java.util.function.Consumer;
import org.journey.model.StageModel;
import org.journey.state.JourneyReading;

/** Gives the journeys of an organisation, one after the other, as they stand now. */
public interface JourneyReadings {

  /**
   * What came of it.
   *
   * @param sequence the position in the log that the answer includes
   * @param unreadable journeys that could not be read and were left out
   */
  record Read(long sequence, int unreadable) {}

  /**
   * Reads all journeys of an organisation whose referral has its time, in flat memory.
   *
   * @param model the stage model to read them under
   * @param taker is given each of them, in no order to rely on
   * @throws org.journey.log.LogUnavailable if the database cannot be reached
   */
  Read each(String organisation, StageModel model, Consumer<JourneyReading> taker);
}

package org.journey.extract;

import java.io.IOException;
import org.journey.model.StageModel;
import org.journey.state.JourneyReading;

/**
 * The journeys of an extract: only such whose people consent to research. It can be gone through
 * any number of times, and each time is the same.
 */
public interface ExtractSource {

  /** Is given journeys. */
  @FunctionalInterface
  interface Visitor {
    /** One journey, on the axes asked and under {@link #model()}. */
    void visit(JourneyReading journey) throws IOException;
  }

  /** The model that the journeys are read under. */
  StageModel model();

  /** Gives every journey once, ascending by id (by UTF-16 code units). */
  void forEach(Visitor visitor) throws IOException;

  /**
   * The client id that stands for the person: where client records were found to be one person's,
   * the same for each of them.
   */
  default String person(String clientId) {
    return clientId;
  }
}

package org.journey.faults;

import java.io.IOException;
import java.time.Duration;

/** Whatever takes an interaction to the platform. */
@FunctionalInterface
interface Sender {

  /**
   * Sends one interaction.
   *
   * @param patience how long an answer is waited for
   * @throws IOException an answer that never came
   */
  Api.Reply post(String event, Duration patience) throws IOException, InterruptedException;

  /** The same, 50 times a second at most: it leaves room, and journeys short, as people do. */
  default Sender atEase() {
    return (event, patience) -> {
      Thread.sleep(20);
      return post(event, patience);
    };
  }
}

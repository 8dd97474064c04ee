package org.journey.kafka;

import java.nio.file.Path;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.AfterAll;

/** With the broker that the local profile brings along. */
class EmbeddedBrokerTest extends BothWays {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final Wire WIRE = new Wire(PLATFORM.kafka());

  EmbeddedBrokerTest() {
    super(PLATFORM, WIRE);
  }

  @Override
  Path brokerFiles() {
    return PLATFORM.directory().resolve("kafka");
  }

  @AfterAll
  static void close() {
    WIRE.close();
  }
}

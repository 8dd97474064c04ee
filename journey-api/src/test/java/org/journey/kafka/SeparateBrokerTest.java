package org.journey.kafka;

import java.io.IOException;
import java.nio.file.Path;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** With a broker in a JVM of its own. */
class SeparateBrokerTest extends BothWays {

  @TempDir private static Path directory;

  private static BrokerProcess broker;
  private static RunningPlatform platform;
  private static Wire wire;

  SeparateBrokerTest() {
    super(platform, wire);
  }

  @BeforeAll
  static void start() throws IOException {
    broker = new BrokerProcess(directory.resolve("broker")).start();
    platform =
        RunningPlatform.prepared(
            settings -> {
              settings.put("journey.kafka.enabled", true);
              settings.put("journey.kafka.bootstrap-servers", broker.address());
              settings.put("journey.kafka.replication-factor", 1);
              settings.put("journey.kafka.partitions", 3);
            });
    wire = new Wire(broker.address());
  }

  @Override
  Path brokerFiles() {
    return broker.directory().resolve("kafka");
  }

  @AfterAll
  static void end() throws IOException {
    wire.close();
    platform.close();
    broker.close();
  }
}

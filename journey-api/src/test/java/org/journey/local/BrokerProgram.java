package org.journey.local;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The embedded broker as a program of its own, for tests that kill it. */
public final class BrokerProgram {

  private BrokerProgram() {}

  /** The directory and the port; runs until its input ends. */
  public static void main(String[] arguments) throws IOException {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
      System.out.println("ready at " + broker.address());
      System.in.transferTo(System.out);
    }
  }
}

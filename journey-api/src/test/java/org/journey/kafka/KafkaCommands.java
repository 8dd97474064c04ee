package org.journey.kafka;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.tools.AclCommand;
import org.apache.kafka.tools.TopicCommand;
import org.slf4j.LoggerFactory;

/** Kafka's own commands, one after the other in one JVM: each in one of its own takes a second. */
final class KafkaCommands {

  private KafkaCommands() {}

  /**
   * A file with a command and its arguments, a line each and an empty line behind, again and again.
   */
  public static void main(String[] arguments) throws IOException {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    Exit.setExitProcedure(
        (code, message) -> {
          // Each ends by this; what went well is followed by the next.
          if (code != 0) {
            System.exit(code);
          }
        });
    for (String command : Files.readString(Path.of(arguments[0])).split("\n\n")) {
      List<String> words = command.lines().toList();
      String[] its = words.subList(1, words.size()).toArray(String[]::new);
      switch (words.getFirst()) {
        case "kafka-topics.sh" -> TopicCommand.main(its);
        case "kafka-acls.sh" -> AclCommand.main(its);
        default -> throw new IllegalArgumentException(words.getFirst());
      }
    }
  }
}

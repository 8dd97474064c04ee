package org.journey.kafka;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;
import org.slf4j.LoggerFactory;

/** A broker by a file of its settings, as start.sh starts one. */
final class GuardedBrokerProgram {

  private GuardedBrokerProgram() {}

  /** The file and the cluster's id; runs until its input ends. */
  public static void main(String[] arguments) throws IOException {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    String file = arguments[0];
    String[] format = {
      "format", "--ignore-formatted", "--cluster-id", arguments[1], "--config", file
    };
    if (StorageTool.execute(format, System.err) != 0) {
      System.exit(1);
    }
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      settings.load(reader);
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    System.out.println("ready");
    System.in.transferTo(System.out);
    server.shutdown();
  }
}

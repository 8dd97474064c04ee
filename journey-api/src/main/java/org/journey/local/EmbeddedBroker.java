package org.journey.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker in this JVM, on loopback, with its data kept: broker and controller in one, so
 * nothing is replicated. It is started again at the same port if it fails by itself.
 */
final class EmbeddedBroker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

  private static final String LOOPBACK = "127.0.0.1";
  private static final int NODE = 1;

  /** Ports that are tried, should other programs take them first. */
  private static final int MOST_PORTS = 5;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** A broker whose disk hangs would not end at all; what it has is written anyway. */
  private static final Duration LONGEST_END = Duration.ofSeconds(8);

  private final Path directory;
  private final int port;
  private final Object lock = new Object();
  private final Thread supervisor =
      Thread.ofPlatform().daemon().name("broker-supervisor").unstarted(this::supervise);
  private @Nullable KafkaRaftServer server;
  private boolean failed;
  private boolean closing;

  private EmbeddedBroker(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /**
   * Starts it in a data directory that this process has taken.
   *
   * @param wanted the port to listen at; null: the one it had before in this directory, at first
   *     9092, or any if that is taken
   * @throws LocalTrouble if it cannot run here
   */
  static EmbeddedBroker start(Path dataDirectory, @Nullable Integer wanted) {
    return startAt(new BrokerPort(dataDirectory.resolve("kafka.port"), wanted), dataDirectory);
  }

  /** The same at a port that is chosen otherwise. */
  static EmbeddedBroker startAt(BrokerPort ports, Path dataDirectory) {
    Path directory = dataDirectory.resolve("kafka");
    PrivateFiles.makeDirectory(directory);
    int port = ports.first();
    for (int attempt = 1; ; attempt++) {
      EmbeddedBroker broker = new EmbeddedBroker(directory, port);
      broker.stayAlive();
      try {
        broker.launch();
        broker.supervisor.start();
        return broker;
      } catch (LocalTrouble e) {
        broker.close();
        throw e;
      } catch (RuntimeException | Error e) {
        broker.close();
        if (!BrokerPort.isLost(e) || attempt == MOST_PORTS) {
          throw new LocalTrouble("the Kafka broker does not start: " + e.getMessage(), e);
        }
        port = ports.another();
      }
    }
  }

  /** Where clients find it. */
  String address() {
    return LOOPBACK + ":" + port;
  }

  /**
   * A broker that lost its disk ends its process, as a program of its own should: here it would
   * take the platform with it.
   */
  private void stayAlive() {
    Exit.Procedure told =
        (code, message) -> {
          fail();
          throw new IllegalStateException("the broker gave up: " + message);
        };
    Exit.setExitProcedure(told);
    Exit.setHaltProcedure(told);
  }

  private void fail() {
    synchronized (lock) {
      failed = true;
      lock.notifyAll();
    }
  }

  private void format() {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(NODE)
          .setControllerListenerName("CONTROLLER")
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) {
      throw new LocalTrouble("the Kafka broker's directory cannot be made: " + e.getMessage(), e);
    }
  }

  private void launch() {
    // Every time: its directory may be gone, with the disk it was on.
    format();
    KafkaRaftServer next = new KafkaRaftServer(new KafkaConfig(settings(), false), Time.SYSTEM);
    synchronized (lock) {
      if (closing) {
        return;
      }
      server = next;
    }
    next.startup();
  }

  private Map<String, String> settings() {
    int controller = BrokerPort.any();
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE));
    settings.put("controller.quorum.voters", NODE + "@" + LOOPBACK + ":" + controller);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners",
        "PLAINTEXT://" + LOOPBACK + ":" + port + ",CONTROLLER://" + LOOPBACK + ":" + controller);
    settings.put("advertised.listeners", "PLAINTEXT://" + address());
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", directory.toString());
    settings.put("auto.create.topics.enable", "false");
    for (String internal :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      settings.put(internal + ".replication.factor", "1");
    }
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.num.partitions", "4");
    // One machine, a few clients: threads and buffers for no more.
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("num.recovery.threads.per.data.dir", "2");
    settings.put("background.threads", "2");
    settings.put("log.cleaner.threads", "1");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
    settings.put("group.initial.rebalance.delay.ms", "0");
    // Nobody takes over from it, so it need not ask the controller before it ends.
    settings.put("controlled.shutdown.enable", "false");
    return settings;
  }

  private void supervise() {
    Duration pause = FIRST_PAUSE;
    while (awaitFailure()) {
      log.warn("The Kafka broker gave up and is started again");
      end();
      try {
        Thread.sleep(pause);
        synchronized (lock) {
          failed = false;
        }
        launch();
        pause = FIRST_PAUSE;
        log.info("The Kafka broker answers again");
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        // A disk that is full, say: tried again, as long as this runs.
        log.error("The Kafka broker could not be started again: {}", e.toString());
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        fail();
      }
    }
  }

  private boolean awaitFailure() {
    synchronized (lock) {
      while (!failed && !closing) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          return false;
        }
      }
      return !closing;
    }
  }

  private void end() {
    KafkaRaftServer current;
    synchronized (lock) {
      current = server;
      server = null;
    }
    if (current == null) {
      return;
    }
    Thread ending = Thread.ofPlatform().daemon().name("broker-end").start(() -> shutDown(current));
    try {
      if (!ending.join(LONGEST_END)) {
        log.warn("The Kafka broker does not end, and is left behind");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void shutDown(KafkaRaftServer server) {
    try {
      server.shutdown();
    } catch (RuntimeException | Error e) {
      log.warn("The Kafka broker did not end cleanly: {}", e.toString());
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      if (closing) {
        return;
      }
      closing = true;
      lock.notifyAll();
    }
    end();
    // It may be starting one just now.
    supervisor.interrupt();
    try {
      // Not before it was begun: a broker that did not start at all is closed too.
      if (supervisor.isAlive()) {
        supervisor.join(LONGEST_END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end();
  }
}

package org.journey.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.journey.web.RunningPlatform;

/**
 * A broker as production has three: with the deployment's own settings, certificates and ACLs, as
 * far as one alone on any port can have them. Everybody is known by a certificate, and may do what
 * set-up.sh lets them and nothing else.
 */
public final class GuardedBroker implements AutoCloseable {

  private static final Path DEPLOY =
      Path.of(System.getProperty("journey.root", ".."))
          .resolve("journey-api/src/main/deploy")
          .toAbsolutePath();

  /** Where containers have their secrets. */
  private static final String IN_CONTAINERS = "/run/secrets";

  private final Path folder;
  private final Path secrets;
  private final String inside;
  private final BrokerProcess process;

  /**
   * Not started yet; with certificates for itself, the platform and who runs it. Needs {@code
   * openssl}.
   *
   * @param organisations whose producers get a certificate
   * @param readers who else gets one
   */
  public GuardedBroker(Path folder, List<String> organisations, List<String> readers)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.secrets = Files.createDirectories(folder.resolve("secrets"));
    // What takes a JVM to make, and nobody needs here.
    for (String made : List.of("master.key", "truststore.p12")) {
      Files.writeString(secrets.resolve(made), "");
    }
    ProcessBuilder make =
        new ProcessBuilder("sh", DEPLOY.resolve("make-secrets.sh").toString(), secrets.toString());
    make.environment().put("JOURNEY_ORGANISATIONS", String.join(" ", organisations));
    make.environment().put("JOURNEY_READERS", String.join(" ", readers));
    run(make);

    this.inside = "localhost:" + RunningPlatform.freePort();
    String outside = "localhost:" + RunningPlatform.freePort();
    this.process =
        new BrokerProcess(
            folder.resolve("broker"),
            outside,
            GuardedBrokerProgram.class,
            settings(outside).toString(),
            Files.readString(secrets.resolve("kafka.cluster-id")).strip());
  }

  /** Starts it, and waits until it answers. */
  public GuardedBroker start() throws IOException {
    process.start();
    return this;
  }

  /** Where nodes find it. */
  public String inside() {
    return inside;
  }

  /** Where producers find it. */
  public String outside() {
    return process.address();
  }

  /** The deployment's own, but for what is said of three brokers and of containers. */
  private Path settings(String outside) throws IOException {
    String controller = "localhost:" + RunningPlatform.freePort();
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(DEPLOY.resolve("kafka/broker.properties"))) {
      settings.load(reader);
    }
    settings.replaceAll(
        (name, value) -> value.toString().replace(IN_CONTAINERS, secrets.toString()));
    settings.put("ssl.keystore.location", secrets.resolve("kafka-1.pem").toString());
    settings.put("log.dirs", folder.resolve("broker/data").toString());
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@" + controller);
    settings.put(
        "listeners",
        "INSIDE://%s,CONTROLLER://%s,OUTSIDE://%s".formatted(inside, controller, outside));
    settings.put("advertised.listeners", "INSIDE://%s,OUTSIDE://%s".formatted(inside, outside));
    for (Object name : List.copyOf(settings.keySet())) {
      if (name.toString().matches(".*(replication\\.factor|min\\.(isr|insync\\.replicas))")) {
        settings.put(name, "1");
      }
    }
    // No larger than what is tried.
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
    settings.put("group.initial.rebalance.delay.ms", "0");
    Path file = folder.resolve("broker.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
    return file;
  }

  /**
   * A file of client settings, as docs/operations.md has them.
   *
   * @param name whose certificate is shown: {@code producer-north}
   */
  public Path client(String name) throws IOException {
    String text =
        Files.readString(secrets.resolve("journey.kafka"))
            .replace("/journey.pem", "/" + name + ".pem")
            .replace(IN_CONTAINERS, secrets.toString());
    Path file = Files.writeString(folder.resolve(name + ".kafka"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** The same, one by one. */
  public Map<String, String> shown(String name) throws IOException {
    Properties client = new Properties();
    client.load(new StringReader(Files.readString(client(name))));
    Map<String, String> shown = new TreeMap<>();
    client.forEach((setting, value) -> shown.put(setting.toString(), value.toString()));
    return shown;
  }

  /**
   * Calls set-up.sh, time after time. What it asks of Kafka's commands they are asked, in its
   * order.
   *
   * @param calls the words of each
   */
  @SafeVarargs
  public final void setUp(List<String>... calls) throws IOException, InterruptedException {
    Path noted = folder.resolve("commands");
    Files.deleteIfExists(noted);
    Path programs = Files.createDirectories(folder.resolve("programs"));
    for (String name : List.of("kafka-topics.sh", "kafka-acls.sh")) {
      Path program =
          Files.writeString(
              programs.resolve(name),
              "#!/bin/sh\nprintf '%s\\n' \"${0##*/}\" \"$@\" '' >> " + noted + "\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
    for (List<String> call : calls) {
      List<String> line =
          new ArrayList<>(List.of("sh", DEPLOY.resolve("kafka/set-up.sh").toString()));
      line.addAll(call);
      ProcessBuilder script = new ProcessBuilder(line);
      script
          .environment()
          .putAll(
              Map.of(
                  "JOURNEY_KAFKA_PROGRAMS",
                  programs.toString(),
                  "JOURNEY_KAFKA_BROKERS",
                  inside,
                  "JOURNEY_KAFKA_ADMIN",
                  client("kafka-admin").toString(),
                  "JOURNEY_KAFKA_COPIES",
                  "1"));
      run(script);
    }
    run(new ProcessBuilder(BrokerProcess.java(KafkaCommands.class, noted.toString())));
  }

  private static void run(ProcessBuilder program) throws IOException, InterruptedException {
    Process running = program.redirectErrorStream(true).start();
    String said = new String(running.getInputStream().readAllBytes(), UTF_8);
    if (running.waitFor() != 0) {
      throw new IOException(program.command() + ":\n" + said);
    }
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}

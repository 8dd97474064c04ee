package org.journey.faults;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.journey.Journey;
import org.journey.kafka.KafkaSettings;
import org.journey.local.LocalInstance;
import org.journey.security.Role;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Applications in this JVM on one database: for faults that lie between an application and its
 * database, or between two applications.
 */
final class Nodes implements AutoCloseable {

  private static final String URL = "journey.database.url";

  private final LocalInstance instance;
  private final Map<String, Object> settings;
  private final List<ConfigurableApplicationContext> applications = new ArrayList<>();

  /** Starts the database; there is no Kafka. */
  Nodes(Path data) {
    this(data, Map.of());
  }

  /** The same with a broker that is there. */
  static Nodes withKafka(Path data, String brokers, int partitions) {
    return new Nodes(
        data,
        Map.of(
            KafkaSettings.ENABLED,
            true,
            "journey.kafka.bootstrap-servers",
            brokers,
            "journey.kafka.replication-factor",
            1,
            "journey.kafka.partitions",
            partitions));
  }

  private Nodes(Path data, Map<String, Object> more) {
    instance = LocalInstance.start(data);
    settings = new HashMap<>(instance.settings());
    settings.putAll(more);
  }

  /** Where the database listens. */
  int databasePort() {
    return databaseUri().getPort();
  }

  private URI databaseUri() {
    return URI.create(String.valueOf(settings.get(URL)).substring("jdbc:".length()));
  }

  /** Past all applications, as one who sees what each of them is at. */
  Connection watch() throws IOException, SQLException {
    Properties passwords = new Properties();
    passwords.load(
        new StringReader(Files.readString(instance.directory().resolve("database.passwords"))));
    return DriverManager.getConnection(
        String.valueOf(settings.get(URL)), "postgres", passwords.getProperty("superuser"));
  }

  /** As a node would come, for a test that is one. */
  Connection asNode() throws SQLException {
    return DriverManager.getConnection(
        String.valueOf(settings.get(URL)),
        String.valueOf(settings.get("journey.database.application.name")),
        String.valueOf(settings.get("journey.database.application.password")));
  }

  /** Past all applications, as the owner of the schema. */
  LogRows log() {
    return new LogRows(
        () ->
            DriverManager.getConnection(
                String.valueOf(settings.get(URL)),
                String.valueOf(settings.get("journey.database.owner.name")),
                String.valueOf(settings.get("journey.database.owner.password"))));
  }

  /**
   * Starts an application.
   *
   * @param port where it finds the database
   * @param clock what it takes for the time
   * @return a caller of it, as a member of staff of soar
   */
  Api start(int port, InstantSource clock) throws IOException {
    int listening = ChildApplication.freePort();
    Map<String, Object> given = settings(port, listening);
    applications.add(
        new SpringApplicationBuilder(Journey.class)
            .profiles("local")
            .registerShutdownHook(false)
            .logStartupInfo(false)
            .initializers(
                context -> {
                  context
                      .getEnvironment()
                      .getPropertySources()
                      .addFirst(new MapPropertySource("nodes", given));
                  if (context instanceof GenericApplicationContext beans) {
                    beans.registerBean(
                        "clockOfThisNode",
                        InstantSource.class,
                        () -> clock,
                        definition -> definition.setPrimary(true));
                  }
                })
            .run());
    return new Api(URI.create("http://127.0.0.1:" + listening), token());
  }

  /** Starts one in a process of its own, which a test can pause and kill. */
  NodeProcess startProcess(Path output) throws IOException, InterruptedException {
    int listening = ChildApplication.freePort();
    return NodeProcess.start(
        settings(databasePort(), listening),
        new Api(URI.create("http://127.0.0.1:" + listening), token()),
        output);
  }

  private Map<String, Object> settings(int port, int listening) {
    Map<String, Object> given = new HashMap<>(settings);
    given.put(URL, "jdbc:postgresql://127.0.0.1:" + port + databaseUri().getPath());
    given.put("server.address", "127.0.0.1");
    given.put("server.port", listening);
    given.put("journey.study", false);
    // An archive is one node's; extracts are everybody's.
    given.put(
        "journey.archive.directory",
        instance.directory().resolve("archive-" + listening).toString());
    return given;
  }

  private String token() {
    return instance
        .issuer()
        .token("w-faults", List.of(Role.STAFF, Role.MANAGER), List.of("soar"), Instant.now());
  }

  @Override
  public void close() {
    applications.forEach(ConfigurableApplicationContext::close);
    instance.close();
  }
}

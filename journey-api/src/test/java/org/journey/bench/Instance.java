package org.journey.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.journey.Journey;
import org.journey.axon.ProjectionConfiguration;
import org.journey.derived.ReadModels;
import org.journey.engine.Projection;
import org.journey.engine.ProjectionStatus;
import org.journey.ingest.BatchIntake;
import org.journey.ingest.BatchReport;
import org.journey.ingest.Intake;
import org.journey.ingest.Outcome;
import org.journey.ingest.Recorder;
import org.journey.local.LocalInstance;
import org.journey.security.Actor;
import org.journey.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.MapPropertySource;

/** The whole application in this process, in a directory that is thrown away. */
final class Instance implements AutoCloseable {

  private final Path directory;
  private final LocalInstance local;
  private final ConfigurableApplicationContext application;
  private final Intake intake;
  private final Recorder recorder;
  private final Actor actor = Actor.operator("import");

  Instance(boolean withHttp) throws IOException {
    this(withHttp, Files.createTempDirectory("journey-bench"));
  }

  /** In a directory in which there may be one already; it goes with the last of them. */
  Instance(boolean withHttp, Path directory) throws IOException {
    this(withHttp, directory, null);
  }

  /**
   * The same beside Kafka.
   *
   * @param brokers where it is; null: without
   */
  Instance(boolean withHttp, Path directory, @Nullable String brokers) throws IOException {
    this.directory = directory;
    local = LocalInstance.start(directory);
    Map<String, Object> settings = new HashMap<>(local.settings());
    settings.put("server.address", "127.0.0.1");
    settings.put("server.port", 0);
    settings.put("journey.study", false);
    settings.put("logging.level.root", "WARN");
    if (brokers != null) {
      settings.put("journey.kafka.enabled", true);
      settings.put("journey.kafka.bootstrap-servers", brokers);
      settings.put("journey.kafka.replication-factor", 1);
      settings.put("journey.kafka.partitions", 6);
    }
    // As for a command, which no read model follows.
    settings.put(ProjectionConfiguration.FOLLOW, withHttp);
    application =
        new SpringApplicationBuilder(Journey.class)
            .profiles("local")
            .registerShutdownHook(false)
            .logStartupInfo(false)
            .web(withHttp ? WebApplicationType.SERVLET : WebApplicationType.NONE)
            .lazyInitialization(!withHttp)
            .initializers(
                context ->
                    context
                        .getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("bench", settings)))
            .run();
    intake = application.getBean(Intake.class);
    recorder = application.getBean(Recorder.class);
  }

  /** Parses, checks, decides, seals, hashes and stores one message; its sequence. */
  long append(byte[] message) {
    if (!(intake.settle(message, actor, null) instanceof Intake.Settled.Ready ready)) {
      throw new IllegalStateException("the load is not as it should be");
    }
    Outcome outcome = recorder.record(ready.submission());
    if (!(outcome instanceof Outcome.Accepted accepted)) {
      throw new IllegalStateException("not accepted: " + outcome);
    }
    return accepted.stored().sequence();
  }

  /** A part of the application. */
  <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  /** A part that runs by itself, by its name. */
  SmartLifecycle running(String name) {
    return application.getBean(name, SmartLifecycle.class);
  }

  /** The same for a stream of lines. */
  BatchReport take(InputStream lines) throws IOException {
    return new BatchIntake(intake, recorder).take(lines, actor, null);
  }

  int port() {
    return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /** Of who appends and reads. */
  String token() {
    return token(Role.STAFF, Role.IMPORT);
  }

  String token(Role... roles) {
    return token(Lines.ORGANISATION, roles);
  }

  String token(String organisation, Role... roles) {
    return local.issuer().token("bench", List.of(roles), List.of(organisation), Instant.now());
  }

  /** Connections of the schema's owner: for the raw limit and the peer, beside the log. */
  HikariDataSource owner(int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(text("journey.database.url"));
    config.setUsername(text("journey.database.owner.name"));
    config.setPassword(text("journey.database.owner.password"));
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(connections);
    return new HikariDataSource(config);
  }

  /** Waits until all read models hold what is recorded so far. */
  void awaitReadModels() throws InterruptedException {
    ReadModels models = bean(ReadModels.class);
    for (Projection projection : models.projections()) {
      while (models.ask(c -> ProjectionStatus.of(c, projection)).lagEvents() > 0) {
        Thread.sleep(20);
      }
    }
  }

  /** As a log is that was not filled a minute ago: else PostgreSQL vacuums all of it meanwhile. */
  void settle() throws SQLException {
    try (HikariDataSource owner = owner(1);
        Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum (analyze)");
    }
  }

  private String text(String setting) {
    return String.valueOf(local.settings().get(setting));
  }

  Path scratch(String name) {
    return directory.resolve(name);
  }

  /** Ends it, and keeps what it holds. */
  void stop() {
    application.close();
    local.close();
  }

  @Override
  public void close() {
    stop();
    try (Stream<Path> tree = Files.walk(directory)) {
      tree.sorted(Comparator.reverseOrder()).forEach(Instance::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

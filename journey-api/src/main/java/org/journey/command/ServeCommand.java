package org.journey.command;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.journey.local.LocalInstance;
import org.journey.operations.ProductionSettings;
import org.journey.operations.UnsafeSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code journey serve}: runs the platform until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the platform.",
      "In the local profile, PostgreSQL, Kafka and an issuer of tokens come along, all data is kept"
          + " in one directory, and it is reached from this machine only. In the production profile"
          + " nothing is embedded: what it needs comes from configuration."
    })
final class ServeCommand implements Callable<Integer> {

  enum Profile {
    LOCAL,
    PRODUCTION
  }

  private static final String KAFKA_ENABLED = "journey.kafka.enabled";
  private static final String KAFKA_SERVERS = "journey.kafka.bootstrap-servers";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int HIGHEST_PORT = 65_535;

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where all data is kept, local profile only (default: .journey).")
  private @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen at (default: 8080; 0: any that is free).")
  private @Nullable Integer port;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description = "The address to listen at; the local profile takes loopback only.")
  private @Nullable String address;

  @Option(
      names = "--no-study",
      description = "Do not load the study's histories into an empty log.")
  private boolean noStudy;

  @Option(names = "--no-kafka", description = "Run without Kafka.")
  private boolean noKafka;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = {
        "Where the embedded broker listens, local profile only",
        "(default: where it did before; 9092 at first, or any that is free)."
      })
  private @Nullable Integer kafkaPort;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "LOCAL",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Profile profile = Profile.LOCAL;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A file of settings (YAML or properties) beside the environment's.")
  private @Nullable Path config;

  @Option(
      names = "--accept-rollback",
      paramLabel = "FROM",
      description = {
        "A restored back-up lags what was published of the log: goes on though everything from"
            + " this",
        "sequence on is lost, as another log (docs/operations.md)."
      })
  private @Nullable Long acceptRollback;

  @Option(
      names = "--accept-missing-erasures",
      description = {
        "The list of erasures beside a restored database is lost: begins another. What was erased",
        "since the copy was made is readable again (docs/operations.md)."
      })
  private boolean acceptMissingErasures;

  @Override
  public Integer call() {
    if (port != null && (port < 0 || port > HIGHEST_PORT)) {
      throw new ParameterException(spec.commandLine(), "--port: must be from 0 to " + HIGHEST_PORT);
    }
    if (kafkaPort != null && (kafkaPort < 1 || kafkaPort > HIGHEST_PORT)) {
      throw new ParameterException(
          spec.commandLine(), "--kafka-port: must be from 1 to " + HIGHEST_PORT);
    }
    if (kafkaPort != null && noKafka) {
      throw new ParameterException(spec.commandLine(), "--kafka-port does not go with --no-kafka");
    }
    if (acceptRollback != null && acceptRollback < 1) {
      throw new ParameterException(
          spec.commandLine(), "--accept-rollback: must be a sequence, 1 or more");
    }
    return switch (profile) {
      case LOCAL -> serveLocally();
      case PRODUCTION -> serveInProduction();
    };
  }

  private int serveLocally() {
    if (address != null && !isLoopback(address)) {
      throw new ParameterException(
          spec.commandLine(),
          "--address: the local profile is reached from this machine only, its tokens are for"
              + " anyone who can read its directory: use 127.0.0.1, or --profile production");
    }
    Path directory = data == null ? Path.of(".journey") : data;
    try (Shutdown shutdown = new Shutdown()) {
      LocalInstance[] started = new LocalInstance[1];
      ConfigurableApplicationContext application =
          shutdown.first(
              run(
                  "local",
                  environment -> {
                    checkLoopback(environment);
                    // Not before this: here configuration is read, and logging set up by it.
                    started[0] = shutdown.last(start(directory, environment));
                    return localSettings(environment, started[0]);
                  }));
      LocalInstance instance = started[0];
      int listening =
          application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      String url = url(address == null ? LOOPBACK : address, listening);
      instance.announce(url);
      Welcome.print(spec.commandLine().getOut(), url, instance, !noStudy);
      shutdown.await();
      return JourneyCommand.DONE;
    }
  }

  /** With a broker of its own, unless another is configured or none is wanted. */
  private LocalInstance start(Path directory, ConfigurableEnvironment environment) {
    boolean another = !environment.getProperty(KAFKA_SERVERS, "").isBlank();
    return noKafka || another
        ? LocalInstance.start(directory)
        : LocalInstance.startWithKafka(directory, kafkaPort);
  }

  private static void checkLoopback(ConfigurableEnvironment environment) {
    for (String name : new String[] {"server.address", "management.server.address"}) {
      String configured = environment.getProperty(name);
      if (configured != null && !isLoopback(configured)) {
        throw new UnsafeSetting(name, "the local profile is reached from this machine only");
      }
    }
  }

  private Map<String, Object> localSettings(
      ConfigurableEnvironment environment, LocalInstance instance) {
    Map<String, Object> settings = new HashMap<>(instance.settings());
    settings.put("server.address", address == null ? LOOPBACK : address);
    if (environment.containsProperty("management.server.port")) {
      settings.put("management.server.address", LOOPBACK);
    }
    settings.put("server.port", port == null ? 8080 : port);
    settings.put("journey.study", !noStudy);
    settings.put(KAFKA_ENABLED, !noKafka);
    putAccepted(settings);
    return settings;
  }

  /** What goes wrong is accepted for one start, by who gives it then: not by configuration. */
  private void putAccepted(Map<String, Object> settings) {
    if (acceptRollback != null) {
      settings.put("journey.log.accept-rollback", acceptRollback);
    }
    if (acceptMissingErasures) {
      settings.put("journey.erasures.accept-missing", true);
    }
  }

  private int serveInProduction() {
    if (data != null) {
      throw new ParameterException(
          spec.commandLine(), "--data is for the local profile: production keeps nothing here");
    }
    if (kafkaPort != null) {
      throw new ParameterException(
          spec.commandLine(), "--kafka-port is for the local profile: production embeds nothing");
    }
    try (Shutdown shutdown = new Shutdown()) {
      shutdown.first(run("production", this::productionSettings));
      shutdown.await();
      return JourneyCommand.DONE;
    }
  }

  private Map<String, Object> productionSettings(ConfigurableEnvironment environment) {
    Map<String, Object> settings =
        new LinkedHashMap<>(ProductionSettings.check(environment, !noKafka));
    if (port != null) {
      settings.put("server.port", port);
    }
    if (address != null) {
      settings.put("server.address", address);
    }
    putAccepted(settings);
    return settings;
  }

  private ConfigurableApplicationContext run(
      String name,
      java.util.function.Function<ConfigurableEnvironment, Map<String, Object>> settings) {
    try {
      return Application.serve(name, Application.configured(config), settings);
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof PortInUseException taken) {
          throw new Failure(
              "port " + taken.getPort() + " is in use: choose another with --port", e);
        }
      }
      throw e;
    }
  }

  /** Where who listens at an address is found. */
  static String url(String address, int port) {
    boolean bare = address.contains(":") && !address.startsWith("[");
    return "http://" + (bare ? "[" + address + "]" : address) + ":" + port;
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}

package org.journey.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.journey.Journey;
import org.journey.local.LocalInstance;
import org.journey.security.Reaches;
import org.journey.security.Role;
import org.journey.testing.Scratch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * The whole application with an embedded PostgreSQL and Kafka, started once for all tests of this
 * JVM. Tests keep out of each other's way by organisations and journeys of their own. Only the
 * study's is a platform apart, for it is loaded into an empty log alone.
 */
public final class RunningPlatform {

  /** The one organisation that has a quota, and how many interactions a second that is. */
  public static final String THRIFTY = "thrifty";

  private static final int THRIFTY_PER_SECOND = 5;

  private static final class Started {
    static final RunningPlatform PLATFORM = new RunningPlatform(null, false, true, settings -> {});
  }

  /** By a token's subject, the organisations of the token that row-level security lets through. */
  private static final Map<String, Set<String>> WALLED_IN = new ConcurrentHashMap<>();

  private final LocalInstance instance;
  private final ConfigurableApplicationContext application;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** What is its own to delete; null if it lies in a directory of another's. */
  private final @Nullable Path own;

  private RunningPlatform(
      @Nullable Path given, boolean study, boolean kafka, Consumer<Map<String, Object>> first) {
    Path directory = given == null ? Scratch.directory("platform-") : given;
    own = given == null ? directory : null;
    try {
      instance =
          kafka
              ? LocalInstance.startWithKafka(directory, freePort())
              : LocalInstance.start(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> settings = new HashMap<>(instance.settings());
    settings.put("server.address", "127.0.0.1");
    settings.put("server.port", 0);
    settings.put("journey.study", study);
    settings.put("journey.quotas.organisations." + THRIFTY, THRIFTY_PER_SECOND);
    first.accept(settings);
    application =
        new SpringApplicationBuilder(Journey.class)
            .profiles("local")
            .properties(settings)
            .logStartupInfo(false)
            .initializers(
                context -> {
                  var beans = context.getBeanFactory();
                  beans.registerSingleton("noPartsOfTests", new NoPartsOfTests());
                  Reaches reaches =
                      actor -> WALLED_IN.getOrDefault(actor.subject(), actor.organisations());
                  beans.registerSingleton("reaches", reaches);
                })
            .run();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** A port that nobody listens at. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where its data is. */
  public Path directory() {
    return instance.directory();
  }

  /** Where its broker of Kafka is. */
  public String kafka() {
    return application.getEnvironment().getRequiredProperty("journey.kafka.bootstrap-servers");
  }

  /** Ends it, and deletes what is its own; once is enough. */
  public void close() {
    if (!closed.getAndSet(true)) {
      application.close();
      instance.close();
      if (own != null) {
        Scratch.delete(own);
      }
    }
  }

  /** What other tests have lying about in the same packages is no part of the application. */
  private static final class NoPartsOfTests extends TypeExcludeFilter {
    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
      return reader.getResource().getURL().getPath().contains("/test-classes/");
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof NoPartsOfTests;
    }

    @Override
    public int hashCode() {
      return NoPartsOfTests.class.hashCode();
    }
  }

  public static RunningPlatform get() {
    return Started.PLATFORM;
  }

  /** One more, with the study's histories loaded; the caller has it to itself. */
  public static RunningPlatform withTheStudy() {
    return new RunningPlatform(null, true, false, settings -> {});
  }

  /**
   * One more, empty; the caller has it to itself.
   *
   * @param first is given its settings before it starts
   */
  public static RunningPlatform prepared(Consumer<Map<String, Object>> first) {
    return new RunningPlatform(null, false, false, first);
  }

  /**
   * One more with Kafka, in a directory in which there may be one already; the caller has it to
   * itself.
   *
   * @param first is given its settings before it starts
   */
  public static RunningPlatform withKafkaIn(Path directory, Consumer<Map<String, Object>> first) {
    return new RunningPlatform(directory, false, true, first);
  }

  public ConfigurableApplicationContext application() {
    return application;
  }

  public String url() {
    return "http://127.0.0.1:"
        + application.getEnvironment().getRequiredProperty("local.server.port");
  }

  /** A caller of one organisation. */
  public Caller caller(String subject, String organisation, Role... roles) {
    return caller(subject, List.of(organisation), roles);
  }

  /** A caller of several organisations. */
  public Caller caller(String subject, List<String> organisations, Role... roles) {
    return new Caller(url(), "Bearer " + token(subject, organisations, roles));
  }

  /** What a caller shows. */
  public String token(String subject, List<String> organisations, Role... roles) {
    return instance.issuer().token(subject, Arrays.asList(roles), organisations, Instant.now());
  }

  /**
   * A caller whom the application's own checks let into other organisations as well, while
   * row-level security does not.
   *
   * @param within what the second wall leaves them
   */
  public Caller walledIn(String within, List<String> organisations, Role... roles) {
    String subject = "walled-" + within;
    WALLED_IN.put(subject, Set.of(within));
    return caller(subject, organisations, roles);
  }

  /** A caller without a token. */
  public Caller nobody() {
    return new Caller(url(), null);
  }
}

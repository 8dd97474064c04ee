package org.journey.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.journey.Journey;
import org.journey.axon.ProjectionConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts the application proper, with settings that nothing outside can override. */
final class Application {

  private Application() {}

  /**
   * As a server.
   *
   * @param settings made from the environment once configuration is read; they win over it
   */
  static ConfigurableApplicationContext serve(
      String profile,
      Map<String, Object> defaults,
      Function<ConfigurableEnvironment, Map<String, Object>> settings) {
    return builder(profile, defaults, settings).web(WebApplicationType.SERVLET).run();
  }

  /**
   * Without its ways in: only what is asked for is made, and no read model follows the log. But
   * first, whatever is asked for, the log is held against its checkpoints and the list of erasures
   * against the log ({@code ErasureConfiguration}): the directory may be a copy that was put in the
   * place of another.
   */
  static ConfigurableApplicationContext parts(
      String profile, Function<ConfigurableEnvironment, Map<String, Object>> settings) {
    return builder(profile, Map.of(ProjectionConfiguration.FOLLOW, false), settings)
        .web(WebApplicationType.NONE)
        .lazyInitialization(true)
        .run();
  }

  /**
   * Its settings alone, as they are configured: nothing of it is made.
   *
   * @param look at them, while they are there
   */
  static <T> T settings(
      String profile, Map<String, Object> defaults, Function<ConfigurableEnvironment, T> look) {
    try (ConfigurableApplicationContext nothing =
        new SpringApplicationBuilder(Nothing.class)
            .profiles(profile)
            .properties(defaults)
            .web(WebApplicationType.NONE)
            .registerShutdownHook(false)
            .logStartupInfo(false)
            .run()) {
      return look.apply(nothing.getEnvironment());
    }
  }

  /** An application that has no parts. */
  private static final class Nothing {}

  /** What a file of settings given by {@code --config} adds to the defaults. */
  static Map<String, Object> configured(@Nullable Path config) {
    return config == null
        ? Map.of()
        : Map.of("spring.config.additional-location", config.toAbsolutePath().toUri().toString());
  }

  private static SpringApplicationBuilder builder(
      String profile,
      Map<String, Object> defaults,
      Function<ConfigurableEnvironment, Map<String, Object>> settings) {
    ApplicationContextInitializer<ConfigurableApplicationContext> given =
        context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("serve", settings.apply(context.getEnvironment())));
    return new SpringApplicationBuilder(Journey.class)
        .profiles(profile)
        .properties(defaults)
        .registerShutdownHook(false)
        .logStartupInfo(false)
        .initializers(given);
  }
}

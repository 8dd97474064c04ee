package org.journey.command;

import java.util.Map;
import java.util.function.Function;
import org.journey.Journey;
import org.journey.axon.ProjectionConfiguration;
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

  /** Without its ways in: only what is asked for is made, and no read model follows the log. */
  static ConfigurableApplicationContext parts(
      String profile, Function<ConfigurableEnvironment, Map<String, Object>> settings) {
    return builder(profile, Map.of(ProjectionConfiguration.FOLLOW, false), settings)
        .web(WebApplicationType.NONE)
        .lazyInitialization(true)
        .run();
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

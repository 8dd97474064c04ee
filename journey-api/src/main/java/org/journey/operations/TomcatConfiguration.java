package org.journey.operations;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.core.StandardHost;
import org.journey.json.Json;
import org.journey.sealing.Leftovers;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of Tomcat, and of Spring's own JSON, has no setting. */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

  /** The connectors, which there are only when Tomcat starts. */
  static final class Connectors {
    private final List<Leftovers> forgetful = new CopyOnWriteArrayList<>();
  }

  @Bean
  Connectors connectors() {
    return new Connectors();
  }

  @Bean
  Leftovers buffersOfConnectors(Connectors connectors) {
    return Leftovers.of(connectors.forgetful);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> forgetfulTomcat(Connectors connectors) {
    return factory -> {
      factory.setProtocol(ForgetfulProtocol.class.getName());
      factory.addConnectorCustomizers(
          connector -> {
            if (connector.getProtocolHandler() instanceof Leftovers leftovers) {
              connectors.forgetful.add(leftovers);
            }
          });
    };
  }

  @Bean
  JsonFactoryBuilderCustomizer jsonWithoutLeftovers() {
    return Json::withoutLeftovers;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
              }
            });
  }
}

package org.journey.tracing;

import java.net.URI;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces, with spans if there is somewhere to send them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TracingSettings.class)
class TracingConfiguration {

  @Bean(destroyMethod = "close")
  Traces traces(TracingSettings settings) {
    URI to = settings.to();
    return to == null ? Traces.idsOnly() : new Traces(Spans.sentTo(to, settings.share()));
  }

  @Bean
  RequestTracing requestTracing(Traces traces) {
    return new RequestTracing(traces);
  }
}

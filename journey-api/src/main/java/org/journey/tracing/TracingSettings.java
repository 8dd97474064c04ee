package org.journey.tracing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.journey.operations.UnsafeSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * As configured, {@code journey.tracing}.
 *
 * @param endpoint where spans are sent by OTLP over HTTP, {@code http://host:4318/v1/traces};
 *     empty: none are made
 * @param share of the traces that nobody else has begun, 0 to 1
 */
@ConfigurationProperties("journey.tracing")
record TracingSettings(@DefaultValue("") String endpoint, @DefaultValue("0.1") double share) {

  private static final String PATH = "/v1/traces";

  /**
   * Where to.
   *
   * @return null for nowhere
   * @throws UnsafeSetting if it is no address, or the share is none
   */
  @Nullable URI to() {
    if (endpoint.isBlank()) {
      return null;
    }
    if (!(share >= 0 && share <= 1)) {
      throw new UnsafeSetting("journey.tracing.share", "must be from 0 to 1");
    }
    try {
      URI uri = new URI(endpoint.strip());
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return uri.getRawPath().isEmpty() || uri.getRawPath().equals("/") ? uri.resolve(PATH) : uri;
      }
    } catch (URISyntaxException e) {
      // Told below, without what it says: it could hold a password.
    }
    throw new UnsafeSetting("journey.tracing.endpoint", "must be an http or https address");
  }
}

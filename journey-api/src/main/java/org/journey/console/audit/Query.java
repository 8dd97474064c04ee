package org.journey.console.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What follows the path in an address. */
final class Query {

  private final StringBuilder text = new StringBuilder();

  /** Adds a parameter; null or blank: none. */
  Query with(String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      text.append(text.isEmpty() ? '?' : '&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value.strip(), StandardCharsets.UTF_8));
    }
    return this;
  }

  /** With the question mark; empty if there are none. */
  String text() {
    return text.toString();
  }
}

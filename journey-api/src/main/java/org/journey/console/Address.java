package org.journey.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An address within the console, as it is made up: a path, and what follows it. */
public final class Address {

  private final StringBuilder text;
  private char separator = '?';

  private Address(String path) {
    this.text = new StringBuilder(path);
  }

  /**
   * One that has no parameters yet.
   *
   * @param path encoded, from its first slash on; empty for what is put behind one
   */
  public static Address of(String path) {
    return new Address(path);
  }

  /** The page of a journey. */
  public static String journey(String id) {
    return "/console/journeys/" + encoded(id);
  }

  /** The page of a client. */
  public static String client(String id) {
    return "/console/clients/" + encoded(id);
  }

  /** Adds a parameter; null or blank: none. */
  public Address with(String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      text.append(separator).append(name).append('=').append(encoded(value.strip()));
      separator = '&';
    }
    return this;
  }

  /** Adds parameters, in their order. */
  public Address with(Map<String, String> parameters) {
    parameters.forEach(this::with);
    return this;
  }

  /** As a part of a path or the value of a parameter. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** All of it. */
  @Override
  public String toString() {
    return text.toString();
  }
}

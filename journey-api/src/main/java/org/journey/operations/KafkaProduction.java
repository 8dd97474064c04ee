package org.journey.operations;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What production must be told of Kafka. */
final class KafkaProduction {

  private static final String ENABLED = "journey.kafka.enabled";
  private static final String SERVERS = "journey.kafka.bootstrap-servers";
  private static final String BINDINGS = "journey.kafka.bindings";
  private static final String PRODUCERS = "journey.kafka.producers-file";
  private static final String CLIENT_FILE = "journey.kafka.client-file";
  private static final String CLIENT = "journey.kafka.client";

  private KafkaProduction() {}

  /**
   * Checks it.
   *
   * @param wanted whether Kafka is; {@code journey.kafka.enabled=false} says no as well
   * @return settings that follow from it
   * @throws UnsafeSetting at the first that is missing or unsafe
   */
  static Map<String, Object> check(Environment given, boolean wanted) {
    boolean with = wanted && !given.getProperty(ENABLED, "true").equals("false");
    if (!with) {
      return Map.of(ENABLED, false);
    }
    if (given.getProperty(SERVERS, "").isBlank()) {
      throw new UnsafeSetting(
          SERVERS, "is missing; to run without Kafka say --no-kafka or " + ENABLED + "=false");
    }
    if (given.getProperty(BINDINGS, "").isBlank()) {
      throw new UnsafeSetting(
          BINDINGS, "is missing: it says for which organisation each inbound topic may speak");
    }
    if (!given.getProperty(PRODUCERS, "").isBlank()) {
      throw new UnsafeSetting(
          PRODUCERS, "is for the local profile: here brokers say who may write to which topic");
    }
    if (!isAllowed(given, "journey.kafka.allow-plaintext")) {
      checkTls(given);
    } else {
      // Whether it can be read, and by whom.
      client(given);
    }
    return Map.of(
        ENABLED,
        true,
        // Without one, anybody who reaches a broker could write to any topic.
        "journey.kafka.require-authorizer",
        true,
        "journey.kafka.require-copies",
        !isAllowed(given, "journey.kafka.allow-one-copy"));
  }

  private static void checkTls(Environment given) {
    Map<String, String> client = client(given);
    if (!client
        .getOrDefault("security.protocol", "PLAINTEXT")
        .strip()
        .toUpperCase(Locale.ROOT)
        .endsWith("SSL")) {
      throw new UnsafeSetting(
          CLIENT_FILE,
          "does not encrypt: set security.protocol to SASL_SSL or SSL in it, or allow this network"
              + " with journey.kafka.allow-plaintext=true");
    }
    if (!client
        .getOrDefault("ssl.endpoint.identification.algorithm", "https")
        .strip()
        .equalsIgnoreCase("https")) {
      throw new UnsafeSetting(
          CLIENT_FILE,
          "does not ask whether a broker is the one it says: leave"
              + " ssl.endpoint.identification.algorithm at https");
    }
  }

  /** As clients will have it: what is set one by one wins over what is in the file. */
  private static Map<String, String> client(Environment given) {
    Map<String, String> client = new LinkedHashMap<>();
    String file = given.getProperty(CLIENT_FILE, "");
    if (!file.isBlank()) {
      Properties properties = new Properties();
      try {
        properties.load(new StringReader(SecretFile.read(CLIENT_FILE, Path.of(file))));
      } catch (IOException | IllegalArgumentException e) {
        throw new UnsafeSetting(CLIENT_FILE, "is no file of properties");
      }
      properties.forEach((name, value) -> client.put(name.toString(), value.toString()));
    }
    Binder.get(given)
        .bind(CLIENT, Bindable.mapOf(String.class, String.class))
        .ifBound(client::putAll);
    return client;
  }

  static boolean isAllowed(Environment given, String name) {
    return given.getProperty(name, "").equals("true");
  }
}

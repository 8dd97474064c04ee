package org.journey.operations;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.env.Environment;

/** What production must be told of the console: nothing, where there is to be none. */
final class ConsoleProduction {

  private static final String CLIENT = "journey.console.client-id";
  private static final String SECRET = "journey.console.client-secret";
  private static final String SECRET_FILE = SECRET + "-file";
  private static final String ADDRESS = "journey.console.address";

  /** People without passwords, and places to ask that are nobody's. */
  private static final String LOCAL_KEY = "journey.local-issuer.key-file";

  private ConsoleProduction() {}

  /**
   * Checks it.
   *
   * @return settings that follow from it: the secret read from its file
   * @throws UnsafeSetting at the first that is missing or unsafe
   */
  static Map<String, Object> check(Environment given) {
    if (!given.getProperty(LOCAL_KEY, "").isBlank()) {
      throw new UnsafeSetting(LOCAL_KEY, "is for the local profile: it asks for no password");
    }
    Map<String, Object> found = new LinkedHashMap<>();
    if (given.getProperty(CLIENT, "").isBlank()) {
      return found;
    }
    String address = given.getProperty(ADDRESS, "");
    if (address.isBlank()) {
      throw new UnsafeSetting(
          ADDRESS, "is missing: the issuer sends people back to it, whatever a request says");
    }
    Addresses.checkSite(ADDRESS, address);
    for (String name :
        new String[] {"journey.console.authorization-uri", "journey.console.token-uri"}) {
      String uri = given.getProperty(name, "");
      if (!uri.isBlank()) {
        Addresses.checkIssuer(name, uri);
      }
    }
    if (!given.getProperty(SECRET, "").isBlank()) {
      throw new UnsafeSetting(SECRET, "is given openly: name a file with " + SECRET_FILE);
    }
    String file = given.getProperty(SECRET_FILE, "");
    if (!file.isBlank()) {
      found.put(SECRET, SecretFile.read(SECRET_FILE, Path.of(file)).strip());
    }
    return found;
  }
}

package org.journey.operations;

import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** What is wrong with the address of a database, by what the driver itself makes of it. */
final class DatabaseUrl {

  /** Those of the driver that check the server's certificate as the sslmode says. */
  private static final Set<String> CHECKING =
      Set.of(
          "org.postgresql.ssl.LibPQFactory",
          "org.postgresql.ssl.jdbc4.LibPQFactory",
          "org.postgresql.ssl.DefaultJavaSSLFactory",
          "org.postgresql.ssl.SingleCertValidatingFactory");

  private DatabaseUrl() {}

  /** Why it is no address to use; null if it is one. */
  static @Nullable String reasonAgainst(String url) {
    Set<String> names = new HashSet<>();
    int query = url.indexOf('?');
    for (String pair : query < 0 ? new String[0] : url.substring(query + 1).split("&", -1)) {
      // The driver takes the last; whoever reads the setting may see the first.
      if (!names.add(pair.split("=", 2)[0])) {
        return "has a parameter twice";
      }
    }
    if (names.contains(PGProperty.SERVICE.getName())) {
      return "names a service: what is in its file cannot be checked here";
    }
    return Driver.parseURL(url, new Properties()) == null ? "is no address of PostgreSQL" : null;
  }

  /** Why a connection to it would not be safe from who sits in between; null if it would be. */
  static @Nullable String reasonAgainstItsTls(String url) {
    Properties parsed = Driver.parseURL(url, new Properties());
    String mode = parsed == null ? null : PGProperty.SSL_MODE.getOrDefault(parsed);
    if (parsed == null || mode == null) {
      return "does not ask for TLS";
    }
    String factory = PGProperty.SSL_FACTORY.getOrDefault(parsed);
    if (factory != null && !CHECKING.contains(factory)) {
      return "has an sslfactory that checks no certificate, or none known here";
    }
    String verifier = PGProperty.SSL_HOSTNAME_VERIFIER.getOrDefault(parsed);
    if (verifier != null && !verifier.isEmpty()) {
      return "has an sslhostnameverifier of its own";
    }
    return switch (mode) {
      case "verify-full", "verify-ca" -> null;
      case "require" ->
          "asks with sslmode=require for TLS that checks no certificate, so that anyone in between"
              + " can read and change everything";
      default -> "does not ask for TLS";
    };
  }
}

package org.journey.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.journey.local.LocalInstance;

/** What the production profile is given in tests. */
final class ProductionGiven {

  private ProductionGiven() {}

  /** A database, an issuer that is not there, and no Kafka. */
  static Map<String, Object> of(LocalInstance database, Path folder) throws IOException {
    Map<String, Object> local = database.settings();
    Map<String, Object> given = new HashMap<>();
    given.put("server.address", "127.0.0.1");
    given.put("server.port", "0");
    for (String same :
        new String[] {
          "journey.database.url",
          "journey.database.owner.name",
          "journey.database.application.name",
          "journey.master-key-file",
          "journey.log.signing-key-files",
          "journey.log.checkpoint-directory",
          "journey.erasures.file"
        }) {
      given.put(same, local.get(same));
    }
    // The local profile makes it; here it must be there.
    Files.createDirectories(Path.of(String.valueOf(given.get("journey.log.checkpoint-directory"))));
    for (String user : new String[] {"owner", "application"}) {
      String password = String.valueOf(local.get("journey.database." + user + ".password"));
      given.put("journey.database." + user + ".password-file", secret(folder, user, password));
    }
    given.put("journey.database.allow-plaintext", "true");
    given.put("journey.tokens.issuer", "https://issuer.invalid/realm");
    given.put("journey.tokens.audience", "journey");
    given.put("journey.kafka.enabled", "false");
    return given;
  }

  /** A file that its owner alone may read. */
  static String secret(Path folder, String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"))
        .toString();
  }

  /** The same for {@code --config}. */
  static String file(Path folder, Map<String, Object> given) throws IOException {
    Properties settings = new Properties();
    settings.putAll(given);
    Path file = folder.resolve("settings.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
    return file.toString();
  }
}

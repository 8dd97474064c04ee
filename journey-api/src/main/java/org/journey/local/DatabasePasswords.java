package org.journey.local;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The generated passwords of the embedded database.
 *
 * @param superuser of {@code postgres}, who makes the other two
 * @param owner of {@code journey_owner}, who migrates
 * @param application of {@code journey_app}
 */
record DatabasePasswords(String superuser, String owner, String application) {

  static DatabasePasswords in(Path file) {
    if (!Files.exists(file)) {
      SecureRandom random = new SecureRandom();
      PrivateFiles.write(
          file,
          "superuser=%s\nowner=%s\napplication=%s\n"
              .formatted(password(random), password(random), password(random)));
    }
    Properties passwords = new Properties();
    try {
      passwords.load(new StringReader(PrivateFiles.read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DatabasePasswords(
        passwords.getProperty("superuser", ""),
        passwords.getProperty("owner", ""),
        passwords.getProperty("application", ""));
  }

  private static String password(SecureRandom random) {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "DatabasePasswords[]";
  }
}

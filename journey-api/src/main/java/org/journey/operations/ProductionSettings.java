package org.journey.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.journey.checkpoint.SigningKeys;
import org.journey.sealing.FileMasterKey;
import org.springframework.core.env.Environment;

/**
 * What production must be told, checked before anything starts. Nothing has a default that would be
 * safe only on a machine of one's own.
 */
public final class ProductionSettings {

  private static final Set<String> GUESSED =
      Set.of(
          "postgres",
          "password",
          "passwort",
          "changeme",
          "change-me",
          "secret",
          "admin",
          "journey",
          "journey_app",
          "journey_owner",
          "example",
          "test",
          "123456",
          "letmein");

  private static final int SHORTEST_PASSWORD = 12;

  private static final Set<String> ALGORITHMS =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

  private static final Pattern CREDENTIALS = Pattern.compile("[?&](user|password)=|//[^/?]*@");

  private final Environment given;
  private final Map<String, Object> found = new LinkedHashMap<>();

  private ProductionSettings(Environment given) {
    this.given = given;
  }

  /** Checks what was configured, Kafka among it unless {@code journey.kafka.enabled=false}. */
  public static Map<String, Object> check(Environment given) {
    return check(given, true);
  }

  /**
   * Checks what was configured.
   *
   * @param withKafka whether Kafka is wanted; {@code journey.kafka.enabled=false} says no as well
   * @return settings that follow from it: the passwords read from their files
   * @throws UnsafeSetting at the first that is missing or unsafe
   */
  public static Map<String, Object> check(Environment given, boolean withKafka) {
    ProductionSettings settings = new ProductionSettings(given);
    settings.checkDatabase();
    settings.checkUsers();
    settings.checkIssuer();
    settings.checkAlgorithms();
    settings.checkMasterKey();
    settings.checkCheckpoints();
    settings.checkErasures();
    settings.found.putAll(KafkaProduction.check(given, withKafka));
    settings.found.putAll(ConsoleProduction.check(given));
    settings.checkTracing();
    return settings.found;
  }

  private void checkDatabase() {
    String name = "journey.database.url";
    String url = required(name);
    if (!url.startsWith("jdbc:postgresql://")) {
      throw new UnsafeSetting(name, "must begin with jdbc:postgresql://");
    }
    if (CREDENTIALS.matcher(url).find()) {
      throw new UnsafeSetting(name, "holds a user or password; they have settings of their own");
    }
    String reason = DatabaseUrl.reasonAgainst(url);
    if (reason != null) {
      throw new UnsafeSetting(name, reason);
    }
    String unsafe = DatabaseUrl.reasonAgainstItsTls(url);
    if (unsafe != null
        && !given.getProperty("journey.database.allow-plaintext", "").equals("true")) {
      throw new UnsafeSetting(
          name,
          unsafe
              + ": add sslmode=verify-full, or allow this network with"
              + " journey.database.allow-plaintext=true");
    }
  }

  private void checkUsers() {
    String owner = required("journey.database.owner.name");
    String application = required("journey.database.application.name");
    if (owner.equals(application)) {
      throw new UnsafeSetting(
          "journey.database.application.name",
          "is the owner: the application must be a user who cannot change the log");
    }
    String ownerPassword = password("journey.database.owner", owner);
    String applicationPassword = password("journey.database.application", application);
    if (ownerPassword.equals(applicationPassword)) {
      throw new UnsafeSetting(
          "journey.database.application.password", "is the same as the owner's");
    }
  }

  private String password(String prefix, String user) {
    String name = prefix + ".password";
    String file = given.getProperty(name + "-file");
    String password;
    if (file != null && !file.isBlank()) {
      name = name + "-file";
      password = SecretFile.read(name, Path.of(file)).strip();
      found.put(prefix + ".password", password);
    } else {
      String direct = given.getProperty(name);
      if (direct == null || direct.isBlank()) {
        throw new UnsafeSetting(name, "is missing; it or " + name + "-file must be given");
      }
      password = direct;
    }
    if (GUESSED.contains(password.toLowerCase(Locale.ROOT)) || password.equals(user)) {
      throw new UnsafeSetting(name, "is a default that anyone would guess");
    }
    if (password.length() < SHORTEST_PASSWORD) {
      throw new UnsafeSetting(name, "is shorter than " + SHORTEST_PASSWORD + " characters");
    }
    return password;
  }

  private void checkIssuer() {
    String name = "journey.tokens.issuer";
    Addresses.checkIssuer(name, required(name));
    required("journey.tokens.audience");
    String keys = "journey.tokens.jwk-set-uri";
    String uri = given.getProperty(keys);
    if (uri != null && !uri.isBlank()) {
      Addresses.checkIssuer(keys, uri);
    }
    String file = "journey.tokens.jwk-set-file";
    if (!given.getProperty(file, "").isBlank()) {
      throw new UnsafeSetting(
          file, "is for the local profile: here keys come from the issuer or " + keys);
    }
  }

  private void checkAlgorithms() {
    String name = "journey.tokens.algorithms";
    if (!ALGORITHMS.containsAll(listed(name))) {
      throw new UnsafeSetting(name, "lists one that is not by key pair");
    }
  }

  /** What is given with commas between, or one by one. */
  private List<String> listed(String name) {
    List<String> listed = new ArrayList<>();
    String together = given.getProperty(name);
    if (together != null) {
      listed.addAll(List.of(together.split(",")));
    }
    for (int i = 0; given.getProperty(name + "[" + i + "]") instanceof String one; i++) {
      listed.add(one);
    }
    return listed.stream().map(String::strip).toList();
  }

  private void checkMasterKey() {
    String name = "journey.master-key-file";
    Path file = Path.of(required(name));
    SecretFile.readAsIs(name, file);
    try {
      FileMasterKey.open(file);
    } catch (IOException e) {
      throw new UnsafeSetting(name, e.getMessage() + " (journey master-key makes one)");
    }
  }

  private void checkCheckpoints() {
    String name = "journey.log.signing-key-files";
    List<Path> files =
        Arrays.stream(required(name).split(",")).map(String::strip).map(Path::of).toList();
    for (Path file : files) {
      SecretFile.read(name, file);
    }
    SigningKeys keys;
    try {
      keys = SigningKeys.open(given.getProperty("journey.log.name", "journey"), files);
    } catch (IOException e) {
      throw new UnsafeSetting(name, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new UnsafeSetting("journey.log.name", "must be without blanks and plus signs");
    }
    checkFormerKeys(keys);
    String directory = "journey.log.checkpoint-directory";
    if (!Files.isDirectory(Path.of(required(directory)))) {
      throw new UnsafeSetting(
          directory, "names no directory: it must be there, outside the database, and be kept");
    }
  }

  private void checkFormerKeys(SigningKeys keys) {
    String name = "journey.log.former-keys";
    List<String> former = listed(name);
    try {
      keys.believing(former.equals(List.of("")) ? List.of() : former);
    } catch (IllegalArgumentException e) {
      throw new UnsafeSetting(name, "lists what is no public key: " + e.getMessage());
    }
  }

  /** Without a list outside the database a restored copy of it would undo every erasure. */
  private void checkErasures() {
    String name = "journey.erasures.file";
    Path file = Path.of(required(name)).toAbsolutePath();
    Path parent = file.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new UnsafeSetting(name, "names no file in a directory that is there");
    }
    if (!Files.isWritable(Files.exists(file) ? file : parent)) {
      throw new UnsafeSetting(name, "names a file that cannot be written");
    }
  }

  private void checkTracing() {
    String name = "journey.tracing.endpoint";
    String endpoint = given.getProperty(name, "").strip();
    if (!endpoint.isEmpty()) {
      boolean plaintext = KafkaProduction.isAllowed(given, "journey.tracing.allow-plaintext");
      Addresses.checkReceiver(name, endpoint, plaintext);
    }
  }

  private String required(String name) {
    String value = given.getProperty(name);
    if (value == null || value.isBlank()) {
      throw new UnsafeSetting(name, "is missing");
    }
    return value;
  }
}

package org.journey.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;
import org.journey.checkpoint.SigningKeys;
import org.journey.sealing.FileMasterKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** Production starts only when everything it needs is there and safe; else the setting is named. */
class ProductionSettingsTest {

  @TempDir Path directory;

  private final MockEnvironment given = new MockEnvironment();

  @BeforeEach
  void everything_is_given_and_safe() throws IOException {
    Path key = directory.resolve("master.key");
    FileMasterKey.openOrCreate(key);
    Path signing = directory.resolve("signing.key");
    SigningKeys.create(signing);
    Path owner = secret("owner", "first-long-secret");
    Path application = secret("application", "second-long-secret");
    given
        .withProperty(
            "journey.database.url", "jdbc:postgresql://db.internal/journey?sslmode=verify-full")
        .withProperty("journey.database.owner.name", "journey_owner")
        .withProperty("journey.database.owner.password-file", owner.toString())
        .withProperty("journey.database.application.name", "journey_app")
        .withProperty("journey.database.application.password-file", application.toString())
        .withProperty("journey.tokens.issuer", "https://login.example.org/realms/care")
        .withProperty("journey.tokens.audience", "journey")
        .withProperty("journey.master-key-file", key.toString())
        .withProperty("journey.log.signing-key-files", signing.toString())
        .withProperty("journey.log.checkpoint-directory", directory.toString())
        .withProperty("journey.erasures.file", directory.resolve("erasures.ndjson").toString())
        .withProperty("journey.kafka.bootstrap-servers", "kafka-1:9093,kafka-2:9093")
        .withProperty("journey.kafka.bindings", "journey.interactions=soar")
        .withProperty(
            "journey.kafka.client-file", secret("client", "security.protocol=SASL_SSL").toString());
  }

  private Path secret(String name, String content) throws IOException {
    Path file = Files.writeString(directory.resolve(name), content + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void passwords_come_from_their_files() {
    assertThat(ProductionSettings.check(given))
        .containsEntry("journey.database.owner.password", "first-long-secret")
        .containsEntry("journey.database.application.password", "second-long-secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "journey.database.url",
        "journey.database.owner.name",
        "journey.database.owner.password-file",
        "journey.database.application.name",
        "journey.database.application.password-file",
        "journey.tokens.issuer",
        "journey.tokens.audience",
        "journey.master-key-file",
        "journey.log.signing-key-files",
        "journey.log.checkpoint-directory",
        "journey.erasures.file",
        "journey.kafka.bootstrap-servers",
        "journey.kafka.bindings",
        "journey.kafka.client-file"
      })
  void a_missing_setting_is_named(String name) {
    assertRefused(
        name.startsWith("journey.kafka") || name.startsWith("journey.log")
            ? name
            : name.replace("-file", "").replace("master-key", "master-key-file"),
        environment -> environment.setProperty(name, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "journey.database.url,jdbc:postgresql://db.internal/journey",
    "journey.database.url,jdbc:postgresql://db.internal/journey?sslmode=prefer",
    "journey.database.url,jdbc:postgresql://db.internal/journey?sslmode=disable",
    "journey.database.url,jdbc:postgresql://db.internal/journey?sslmode=require&password=x",
    "journey.database.url,jdbc:postgresql://db.internal/journey?sslmode=require",
    "journey.database.url,jdbc:postgresql://db/j?sslmode=verify-full&sslmode=disable",
    "journey.database.url,jdbc:postgresql://db/j?sslmode=verify-full&sslmode=verify-full",
    "journey.database.url,jdbc:postgresql://db/j?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory",
    "journey.database.url,jdbc:postgresql://db/j?sslmode=verify-full&sslhostnameverifier=org.example.Any",
    "journey.database.url,jdbc:postgresql://db/j?sslmode=verify-full&service=other",
    "journey.database.url,jdbc:postgresql://db:high/j?sslmode=verify-full",
    "journey.tokens.jwk-set-file,/etc/journey/keys.json",
    "journey.database.url,jdbc:h2:mem:journey",
    "journey.database.application.name,journey_owner",
    "journey.tokens.issuer,http://login.example.org",
    "journey.tokens.issuer,https://localhost:8443/realm",
    "journey.tokens.issuer,https://127.0.0.1/realm",
    "journey.tokens.issuer,https://[::1]/realm",
    "journey.tokens.issuer,urn:journey:local",
    "journey.tokens.jwk-set-uri,http://login.example.org/keys",
    "journey.tokens.algorithms,HS256",
    "journey.tokens.algorithms,'RS256,none'",
    "journey.tokens.algorithms[0],HS512",
    "journey.master-key-file,/nowhere/master.key",
    "journey.log.signing-key-files,/nowhere/signing.key",
    "journey.log.former-keys,journey+1f2e3d4c+else",
    "journey.log.former-keys[0],/etc/journey/old.pub",
    "journey.log.checkpoint-directory,/nowhere/checkpoints",
    "journey.log.name,with blanks",
    "journey.erasures.file,/nowhere/erasures.ndjson",
    "journey.kafka.client-file,/nowhere/client.properties",
    "journey.kafka.producers-file,/etc/journey/producers",
    "journey.tracing.endpoint,http://collector.internal:4318/v1/traces",
    "journey.tracing.endpoint,https://user:word@collector.internal/v1/traces",
    "journey.tracing.endpoint,https://collector.internal/v1/traces?key=x",
    "journey.tracing.endpoint,collector:4318"
  })
  void an_unsafe_setting_is_named(String name, String value) {
    assertRefused(name.replace("[0]", ""), environment -> environment.setProperty(name, value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "journey_app", "changeme", "short"})
  void a_password_that_anyone_would_guess_is_refused(String password) throws IOException {
    Path file = secret("guessed", password);
    assertRefused(
        "journey.database.application.password-file",
        environment ->
            environment.setProperty("journey.database.application.password-file", file.toString()));
  }

  @Test
  void keys_that_sign_no_more_are_named_by_their_public_halves() throws IOException {
    given.setProperty("journey.log.former-keys", "");
    assertThat(ProductionSettings.check(given)).isNotEmpty();
    Path old = directory.resolve("old.key");
    SigningKeys.create(old);
    String key = SigningKeys.open("journey", List.of(old)).keys().getFirst().toString();
    given.setProperty("journey.log.former-keys", key + ", " + key);
    assertThat(ProductionSettings.check(given)).isNotEmpty();
  }

  @Test
  void one_password_for_both_users_is_refused() {
    assertRefused(
        "journey.database.application.password",
        environment ->
            environment.setProperty(
                "journey.database.application.password-file",
                directory.resolve("owner").toString()));
  }

  @Test
  void a_database_without_tls_is_taken_only_if_that_is_allowed() {
    given.setProperty("journey.database.url", "jdbc:postgresql://db.internal/journey");
    given.setProperty("journey.database.allow-plaintext", "true");
    assertThat(ProductionSettings.check(given)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://collector.internal:4318/v1/traces,false",
    "http://127.0.0.1:4318/v1/traces,false",
    "http://collector.internal:4318/v1/traces,true"
  })
  void spans_are_sent_by_https_or_within_the_machine_or_as_that_is_allowed(
      String endpoint, String plaintext) {
    given.setProperty("journey.tracing.endpoint", endpoint);
    given.setProperty("journey.tracing.allow-plaintext", plaintext);
    assertThat(ProductionSettings.check(given)).isNotEmpty();
  }

  @Test
  void kafka_without_tls_is_taken_only_if_that_is_allowed() throws IOException {
    given.setProperty("journey.kafka.client-file", secret("plain", "acks=all").toString());
    assertRefused("journey.kafka.client-file", environment -> {});
    given.setProperty("journey.kafka.allow-plaintext", "true");
    assertThat(ProductionSettings.check(given)).containsEntry("journey.kafka.enabled", true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "journey.kafka.client.security.protocol",
        "journey.kafka.client[security.protocol]"
      })
  void what_is_set_one_by_one_wins_over_the_file_of_kafkas_clients(String name) {
    assertRefused(
        "journey.kafka.client-file", environment -> environment.setProperty(name, "PLAINTEXT"));
    given.setProperty(name, "SSL");
    assertThat(ProductionSettings.check(given)).containsEntry("journey.kafka.enabled", true);
  }

  @Test
  void brokers_must_show_that_they_are_who_they_say() throws IOException {
    given.setProperty(
        "journey.kafka.client-file",
        secret("nameless", "security.protocol=SSL\nssl.endpoint.identification.algorithm=")
            .toString());
    assertRefused("journey.kafka.client-file", environment -> {});
    given.setProperty("journey.kafka.client[ssl.endpoint.identification.algorithm]", "https");
    assertThat(ProductionSettings.check(given)).containsEntry("journey.kafka.enabled", true);
  }

  @Test
  void topics_must_outlive_a_broker_unless_that_is_allowed() {
    assertThat(ProductionSettings.check(given)).containsEntry("journey.kafka.require-copies", true);
    given.setProperty("journey.kafka.allow-one-copy", "true");
    assertThat(ProductionSettings.check(given))
        .containsEntry("journey.kafka.require-copies", false);
  }

  @Test
  void without_kafka_nothing_of_it_is_needed() {
    given.setProperty("journey.kafka.bootstrap-servers", "");
    given.setProperty("journey.kafka.bindings", "");
    assertThat(ProductionSettings.check(given, false))
        .containsEntry("journey.kafka.enabled", false);
    given.setProperty("journey.kafka.enabled", "false");
    assertThat(ProductionSettings.check(given)).containsEntry("journey.kafka.enabled", false);
  }

  @Test
  void brokers_are_asked_whether_they_authorise() {
    assertThat(ProductionSettings.check(given))
        .containsEntry("journey.kafka.require-authorizer", true);
  }

  @Test
  void tls_that_checks_no_certificate_is_named_as_that() {
    given.setProperty("journey.database.url", "jdbc:postgresql://db/journey?sslmode=require");
    assertThatThrownBy(() -> ProductionSettings.check(given))
        .hasMessageContaining("checks no certificate");
    given.setProperty("journey.database.allow-plaintext", "true");
    assertThat(ProductionSettings.check(given)).isNotEmpty();
  }

  @Test
  void a_password_that_others_can_read_is_refused() throws IOException {
    Path password = directory.resolve("application");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    assertRefused("journey.database.application.password-file", environment -> {});
    // A mounted secret is a link, which itself is open to everyone.
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("r--------"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), password);
    given.setProperty("journey.database.application.password-file", link.toString());
    assertThat(ProductionSettings.check(given)).isNotEmpty();
  }

  @Test
  void a_master_key_that_others_can_read_is_refused() throws IOException {
    Path key = directory.resolve("master.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertRefused("journey.master-key-file", environment -> {});
  }

  @Test
  void a_file_that_holds_no_master_key_is_refused_without_showing_it() throws IOException {
    Path key = directory.resolve("no.key");
    Files.writeString(key, "correct horse battery staple");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    assertRefused(
        "journey.master-key-file",
        environment -> environment.setProperty("journey.master-key-file", key.toString()));
  }

  private void assertRefused(String name, Consumer<MockEnvironment> change) {
    change.accept(given);
    assertThatThrownBy(() -> ProductionSettings.check(given))
        .isInstanceOfSatisfying(
            UnsafeSetting.class, unsafe -> assertThat(unsafe.setting()).isEqualTo(name))
        .message()
        .startsWith(name + ": ")
        .doesNotContain("\n")
        .satisfies(
            message ->
                assertThat(List.of("changeme", "battery", "secret"))
                    .noneMatch(secret -> message.contains(secret)));
  }

  @Test
  void without_a_client_there_is_no_console_and_nothing_is_asked_of_it() {
    assertThat(ProductionSettings.check(given))
        .doesNotContainKeys("journey.console.client-id", "journey.console.client-secret");
  }

  @Test
  void the_secret_of_the_console_comes_from_its_file() throws IOException {
    given
        .withProperty("journey.console.client-id", "journey")
        .withProperty("journey.console.address", "https://journey.example.org")
        .withProperty(
            "journey.console.client-secret-file",
            secret("console", "told-by-the-issuer").toString());

    assertThat(ProductionSettings.check(given))
        .containsEntry("journey.console.client-secret", "told-by-the-issuer");
  }

  @ParameterizedTest
  @CsvSource({
    "journey.console.address,",
    "journey.console.address,http://journey.example.org",
    "journey.console.address,https://journey.example.org/care",
    "journey.console.address,journey",
    "journey.console.authorization-uri,/local-issuer/authorize",
    "journey.console.token-uri,http://login.example.org/token",
    "journey.console.client-secret,given-openly",
    "journey.console.client-secret-file,nowhere.at.all",
    "journey.local-issuer.key-file,issuer.key"
  })
  void a_console_that_is_not_safe_is_named(String name, @Nullable String value) {
    given
        .withProperty("journey.console.client-id", "journey")
        .withProperty("journey.console.address", "https://journey.example.org");
    given.setProperty(name, value == null ? "" : value);

    assertThatThrownBy(() -> ProductionSettings.check(given))
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageContaining(name);
  }
}

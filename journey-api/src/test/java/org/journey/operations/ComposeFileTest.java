package org.journey.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.journey.sealing.FileMasterKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** docker-compose.yml as far as it can be tried without a container engine. */
@DisabledOnOs(OS.WINDOWS)
class ComposeFileTest {

  private static final JsonNode FILE =
      new YAMLMapper()
          .readTree(Path.of(System.getProperty("journey.root"), "docker-compose.yml").toFile());

  @TempDir Path folder;
  private Path secrets;

  @BeforeEach
  void secrets_lie_where_they_are_told_to() throws IOException {
    secrets = Files.createDirectory(folder.resolve("secrets"));
    secret("owner.password", "the owner's word\n");
    secret("application.password", "the application's word\n");
    FileMasterKey.openOrCreate(secrets.resolve("master.key"));
  }

  /** As the file's instructions make them: readable by their owner alone. */
  private void secret(String name, String text) throws IOException {
    Path file = Files.writeString(secrets.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void every_secret_is_declared_and_used() {
    List<String> used = new ArrayList<>();
    for (JsonNode service : FILE.required("services")) {
      service.required("secrets").forEach(secret -> used.add(secret.stringValue()));
    }
    assertThat(used).containsOnlyOnceElementsOf(List.of("postgres.password", "master.key"));
    assertThat(FILE.required("secrets").propertyNames()).hasSameElementsAs(used);
  }

  @Test
  void both_run_as_the_user_who_owns_the_secrets_and_so_may_read_them() throws IOException {
    String text =
        Files.readString(Path.of(System.getProperty("journey.root"), "docker-compose.yml"));
    for (JsonNode service : FILE.required("services")) {
      assertThat(text).contains("chown " + service.required("user").stringValue() + " *\n");
    }
  }

  @Test
  void production_accepts_its_settings() {
    Map<String, Object> environment = new TreeMap<>();
    FILE.at("/services/journey/environment")
        .properties()
        .forEach(
            setting ->
                environment.put(
                    setting.getKey(),
                    setting
                        .getValue()
                        .stringValue()
                        .replace("/run/secrets", secrets.toString())
                        .replaceAll(
                            "\\$\\{JOURNEY_TOKENS_ISSUER:\\?.*}", "https://login.example.org")
                        .replaceAll("\\$\\{[A-Z_]+:-(.*)}", "$1")));
    StandardEnvironment given = new StandardEnvironment();
    given.getPropertySources().remove("systemEnvironment");
    given
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));

    assertThat(ProductionSettings.check(given))
        .containsEntry("journey.database.owner.password", "the owner's word")
        .containsEntry("journey.database.application.password", "the application's word");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void the_roles_get_the_passwords_that_the_application_has(String shell) throws Exception {
    assertThat(makeRoles(shell)).isZero();
    assertThat(folder.resolve("asked"))
        .content()
        .startsWith("the owner's word|the application's word|")
        .contains("\\getenv owner OWNER\n", "journey_owner login password :'owner';\n")
        .contains("\\getenv application APPLICATION\n", "app login password :'application';\n");
  }

  @ParameterizedTest
  @CsvSource({"sh, owner", "sh, application", "bash, owner", "bash, application"})
  void a_password_that_cannot_be_read_or_is_empty_stops_it(String shell, String role)
      throws Exception {
    Path password = secrets.resolve(role + ".password");
    Files.writeString(password, "");
    assertThat(makeRoles(shell)).isNotZero();
    Files.delete(password);
    assertThat(makeRoles(shell)).isNotZero();
    assertThat(folder.resolve("asked")).doesNotExist();
  }

  /** Reads the script as the image does: into a shell that stops at the first failure. */
  private int makeRoles(String shell) throws Exception {
    String script =
        FILE.at("/configs/users.sh/content")
            .stringValue()
            .replace("$$", "$")
            .replace("/run/secrets", secrets.toString());
    Files.writeString(folder.resolve("users.sh"), script);
    // It stands in for the real one, and notes what it was told.
    Path programs = Files.createDirectories(folder.resolve("programs"));
    Path psql = programs.resolve("psql");
    Files.writeString(
        psql,
        "#!/bin/sh\n{ printf '%s|%s|' \"$OWNER\" \"$APPLICATION\"; cat; } > ../asked\n"
            .replace("../", folder + "/"));
    assertThat(psql.toFile().setExecutable(true)).isTrue();
    ProcessBuilder process =
        new ProcessBuilder(shell, "-ec", ". ./users.sh; echo \"${OWNER-nothing is left behind}\"")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    process.environment().merge("PATH", programs + ":", (path, before) -> before + path);
    Process running = process.start();
    String said = new String(running.getInputStream().readAllBytes(), UTF_8);
    int exit = running.waitFor();
    assertThat(said).doesNotContain("'s word");
    if (exit == 0) {
      assertThat(said).isEqualTo("nothing is left behind\n");
    }
    return exit;
  }
}

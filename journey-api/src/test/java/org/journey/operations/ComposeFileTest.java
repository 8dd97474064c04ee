package org.journey.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.operations.KnownMetrics.DEPLOY;
import static org.journey.operations.KnownMetrics.ROOT;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.journey.checkpoint.SigningKeys;
import org.journey.sealing.FileMasterKey;
import org.journey.security.Role;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** docker-compose.yml as far as it can be tried without a container engine. */
@DisabledOnOs(OS.WINDOWS)
class ComposeFileTest {

  static final JsonNode FILE = read("docker-compose.yml");
  static final JsonNode TRIAL = read("journey-api/src/main/deploy/issuer/compose.yml");
  private static final List<String> NODES = List.of("journey-1", "journey-2");

  @TempDir Path folder;
  private Path secrets;

  /** Every service with what it takes over from what is shared: the reader leaves that to us. */
  private static JsonNode read(String file) {
    ObjectNode whole = (ObjectNode) new YAMLMapper().readTree(ROOT.resolve(file).toFile());
    for (JsonNode service : whole.required("services")) {
      JsonNode shared = ((ObjectNode) service).remove("<<");
      if (shared != null) {
        for (Map.Entry<String, JsonNode> entry :
            whole.required("x-" + shared.stringValue()).properties()) {
          ((ObjectNode) service).putIfAbsent(entry.getKey(), entry.getValue());
        }
      }
    }
    return whole;
  }

  private static JsonNode service(String name) {
    return FILE.required("services").required(name);
  }

  @BeforeEach
  void secrets_lie_where_they_are_told_to() throws IOException {
    secrets = Files.createDirectory(folder.resolve("secrets"));
    secret("owner.password", "the owner's word\n");
    secret("application.password", "the application's word\n");
    secret("journey.kafka", "security.protocol=SSL\n");
    FileMasterKey.openOrCreate(secrets.resolve("master.key"));
    SigningKeys.create(secrets.resolve("log-signing.key"));
  }

  /** As make-secrets.sh makes them: readable by their owner alone. */
  private void secret(String name, String text) throws IOException {
    Path file = Files.writeString(secrets.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static Set<String> secretsOf(JsonNode service) {
    Set<String> names = new TreeSet<>();
    for (JsonNode secret : service.path("secrets")) {
      names.add((secret.isString() ? secret : secret.required("source")).stringValue());
    }
    return names;
  }

  @Test
  void every_secret_is_declared_and_used() {
    for (JsonNode file : List.of(FILE, TRIAL)) {
      Set<String> used = new TreeSet<>();
      file.required("services").forEach(service -> used.addAll(secretsOf(service)));
      assertThat(file.required("secrets").propertyNames()).hasSameElementsAs(used);
    }
    assertThat(secretsOf(service("postgres"))).doesNotContain("master.key");
    for (String node : NODES) {
      assertThat(secretsOf(service(node)))
          .contains("master.key")
          .doesNotContain("postgres.password", "kafka-admin.pem");
    }
  }

  @Test
  void whoever_has_a_secret_runs_as_the_user_who_may_read_it() {
    String owner = "10001";
    assertThat(KnownMetrics.read(DEPLOY.resolve("make-secrets.sh"))).contains("owner=" + owner);
    Stream.of(FILE, TRIAL)
        .flatMap(file -> file.required("services").properties().stream())
        .filter(named -> named.getValue().has("image") && named.getValue().has("secrets"))
        .forEach(
            named ->
                assertThat(named.getValue().required("user").stringValue())
                    .as(named.getKey())
                    .matches(owner + "(:.*)?"));
    assertThat(KnownMetrics.read(ROOT.resolve("journey-api/Dockerfile")))
        .contains("\nUSER " + service("journey-1").required("user").stringValue() + "\n")
        // Without a shell in between, which would keep SIGTERM to itself.
        .contains("\nENTRYPOINT [\"java\",");
  }

  @Test
  void production_accepts_the_settings_of_each_node() {
    for (String node : NODES) {
      Map<String, Object> environment = new TreeMap<>();
      for (Map.Entry<String, JsonNode> setting :
          service(node).required("environment").properties()) {
        environment.put(
            setting.getKey(),
            setting
                .getValue()
                .stringValue()
                .replace("/run/secrets", secrets.toString())
                .replace("/var/lib/journey/checkpoints", folder.toString())
                .replace("/var/lib/journey/erasures", folder.toString())
                .replaceAll("\\$\\{JOURNEY_TOKENS_ISSUER:\\?.*}", "https://login.example.org")
                .replaceAll("\\$\\{[A-Z_]+:-(.*)}", "$1"));
      }
      StandardEnvironment given = new StandardEnvironment();
      given.getPropertySources().remove("systemEnvironment");
      given
          .getPropertySources()
          .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));

      assertThat(ProductionSettings.check(given))
          .containsEntry("journey.database.owner.password", "the owner's word")
          .containsEntry("journey.database.application.password", "the application's word");
    }
  }

  @Test
  void each_node_has_an_archive_and_a_list_of_erasures_of_its_own_and_extracts_are_for_all() {
    List<String> mounts =
        NODES.stream()
            .flatMap(node -> service(node).required("volumes").valueStream())
            .map(JsonNode::stringValue)
            .toList();
    for (String own : List.of(":/var/lib/journey/archive", ":/var/lib/journey/erasures")) {
      assertThat(mounts)
          .filteredOn(mount -> mount.endsWith(own))
          .hasSameSizeAs(NODES)
          .doesNotHaveDuplicates();
    }
    assertThat(mounts)
        .filteredOn(mount -> mount.endsWith(":/var/lib/journey/checkpoints"))
        .hasSameSizeAs(NODES)
        .doesNotHaveDuplicates();
    assertThat(mounts)
        .filteredOn(mount -> mount.endsWith(":/var/lib/journey/extracts"))
        .hasSameSizeAs(NODES)
        .containsOnly("extracts:/var/lib/journey/extracts");
  }

  @Test
  void whatever_runs_is_of_a_named_version_bounded_and_started_again() {
    for (Map.Entry<String, JsonNode> named : FILE.required("services").properties()) {
      JsonNode service = named.getValue();
      assertThat(service.required("image").stringValue())
          .as(named.getKey())
          .matches("[a-z/.-]+:v?\\d+\\.\\d+(\\.\\d+)?(-[a-z]+)?");
      assertThat(service.has("mem_limit")).as(named.getKey()).isTrue();
      assertThat(service.has("logging")).as(named.getKey()).isTrue();
      assertThat(service.required("restart").stringValue()).isIn("unless-stopped", "on-failure:5");
    }
    for (String node : NODES) {
      assertThat(service(node).required("stop_grace_period").stringValue()).isEqualTo("20s");
    }
  }

  @Test
  void nothing_is_open_beyond_this_machine_unless_somebody_says_so() {
    Stream.of(FILE, TRIAL)
        .flatMap(file -> file.required("services").properties().stream())
        .flatMap(named -> named.getValue().path("ports").valueStream())
        .forEach(
            port ->
                assertThat(port.stringValue()).matches("(\\$\\{[A-Z_]+:-)?127\\.0\\.0\\.1[:}].*"));
    for (String node : NODES) {
      assertThat(service(node).has("ports")).isFalse();
    }
  }

  @Test
  void whatever_is_mounted_is_there() {
    Stream.of(FILE, TRIAL)
        .flatMap(file -> file.required("services").properties().stream())
        .flatMap(named -> named.getValue().path("volumes").valueStream())
        .map(mount -> mount.stringValue().split(":")[0])
        .forEach(
            source -> {
              if (source.startsWith(".")) {
                assertThat(ROOT.resolve(source)).exists();
              } else if (!source.startsWith("/")) {
                assertThat(FILE.required("volumes").has(source)).as(source).isTrue();
              }
            });
  }

  /** The realm to try it with gives tokens for every role that there is, and for no other. */
  @Test
  void the_issuer_for_trying_knows_the_roles() {
    JsonNode realm = new JsonMapper().readTree(DEPLOY.resolve("issuer/realm.json").toFile());
    assertThat(realm.at("/roles/realm").valueStream())
        .extracting(role -> role.required("name").stringValue())
        .containsExactly(Stream.of(Role.values()).map(Role::name).toArray(String[]::new));
    List<JsonNode> users = realm.required("users").valueStream().toList();
    assertThat(users)
        .filteredOn(user -> user.has("serviceAccountClientId"))
        .extracting(user -> user.at("/realmRoles/0").stringValue())
        .containsExactly(Stream.of(Role.values()).map(Role::name).toArray(String[]::new));
    // Programs alone import.
    assertThat(users)
        .filteredOn(user -> user.has("credentials"))
        .extracting(user -> user.at("/realmRoles/0").stringValue())
        .containsOnly(
            Stream.of(Role.values())
                .filter(role -> role != Role.IMPORT)
                .map(Role::name)
                .toArray(String[]::new));
    assertThat(realm.findValuesAsString("value")).containsOnly("@WORD@");
    // No word that somebody could know: the script puts others in their place.
    assertThat(realm.findValuesAsString("secret"))
        .hasSize(Role.values().length)
        .containsOnly("@WORD@");
  }

  @Test
  void the_console_is_where_that_issuer_sends_people_back_to() {
    JsonNode realm = new JsonMapper().readTree(DEPLOY.resolve("issuer/realm.json").toFile());
    for (String node : NODES) {
      JsonNode given = TRIAL.at("/services/" + node + "/environment");
      JsonNode client =
          realm
              .required("clients")
              .valueStream()
              .filter(each -> each.at("/clientId").equals(given.at("/JOURNEY_CONSOLE_CLIENT_ID")))
              .findFirst()
              .orElseThrow();
      assertThat(client.at("/redirectUris/0").stringValue())
          .isEqualTo(given.at("/JOURNEY_CONSOLE_ADDRESS").stringValue() + "/console/sign-in/code");
      assertThat(client.at("/attributes/pkce.code.challenge.method").stringValue())
          .isEqualTo("S256");
    }
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

  @ParameterizedTest
  @ValueSource(strings = {"", "journey-api/src/main/deploy/issuer/compose.yml"})
  void docker_compose_finds_nothing_to_mend_where_it_is(String beside) throws Exception {
    assumeTrue(run(List.of("docker", "compose", "version")) == 0, "docker compose is not here");
    List<String> command =
        new ArrayList<>(List.of("docker", "compose", "-f", "docker-compose.yml"));
    if (!beside.isEmpty()) {
      command.addAll(List.of("-f", beside));
    }
    command.addAll(List.of("config", "--quiet"));
    assertThat(run(command)).isZero();
  }

  private static int run(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
          .directory(ROOT.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException notHere) {
      return -1;
    }
  }
}

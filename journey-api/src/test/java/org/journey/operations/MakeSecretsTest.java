package org.journey.operations;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.operations.ComposeFileTest.FILE;
import static org.journey.operations.ComposeFileTest.TRIAL;
import static org.journey.operations.KnownMetrics.DEPLOY;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.journey.checkpoint.SigningKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The script that makes what docker-compose.yml names and nobody but its user may read. */
@DisabledOnOs(OS.WINDOWS)
class MakeSecretsTest {

  @TempDir Path folder;
  private Path secrets;

  @BeforeEach
  void one_is_there_already() throws IOException {
    secrets = Files.createDirectory(folder.resolve("secrets"));
    Path key = Files.writeString(secrets.resolve("master.key"), "a key that was there\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void the_script_makes_every_secret_once_for_its_user_alone() throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "openssl"))),
        "openssl is not installed here");
    makeSecrets();
    Map<String, String> made = new TreeMap<>();
    Set<String> wanted = new TreeSet<>();
    for (JsonNode file : List.of(FILE, TRIAL)) {
      for (Map.Entry<String, JsonNode> secret : file.required("secrets").properties()) {
        wanted.add(secret.getKey());
        assertThat(secret.getValue().required("file").stringValue())
            .isEqualTo("./secrets/" + secret.getKey());
      }
    }
    try (Stream<Path> files = Files.list(secrets)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        made.put(name, Files.readString(file, ISO_8859_1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo(name.equals("ca.crt") ? "rw-r--r--" : "rw-------");
      }
    }
    assertThat(made.keySet()).containsAll(wanted);
    assertThat(wanted).doesNotContain("ca.key");
    assertThat(made.get("master.key")).isEqualTo("a key that was there\n");
    assertThat(SigningKeys.open("journey", List.of(secrets.resolve("log-signing.key"))).keys())
        .hasSize(1);
    assertThat(made.get("kafka.cluster-id")).matches("[A-Za-z0-9]{22}\n");

    // Whoever runs it again loses nothing; what was taken away is made anew.
    Files.delete(secrets.resolve("producer-soar.pem"));
    makeSecrets();
    for (Map.Entry<String, String> secret : made.entrySet()) {
      String now = Files.readString(secrets.resolve(secret.getKey()), ISO_8859_1);
      assertThat(now.equals(secret.getValue()))
          .as(secret.getKey())
          .isEqualTo(!secret.getKey().equals("producer-soar.pem"));
    }
  }

  private void makeSecrets() throws Exception {
    Path programs = Files.createDirectories(folder.resolve("jdk/bin"));
    // They stand in for the real ones, which take seconds; the store of certificates is the last
    // word of what is asked.
    String store =
        "#!/bin/sh\nfor last; do case $last in */store) echo store > $last ;; esac; done\n";
    for (String program : List.of("java", "keytool")) {
      Files.writeString(programs.resolve(program), store);
      assertThat(programs.resolve(program).toFile().setExecutable(true)).isTrue();
    }
    ProcessBuilder process =
        new ProcessBuilder("sh", DEPLOY.resolve("make-secrets.sh").toString(), secrets.toString())
            .redirectErrorStream(true);
    process.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    Process running = process.start();
    String said = new String(running.getInputStream().readAllBytes(), UTF_8);
    assertThat(running.waitFor()).as(said).isZero();
  }
}

package org.journey.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.journey.local.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL does not run as root: where nothing can make it somebody else, a person is told so in
 * one line. Can only be tried as root.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "user.name", matches = "root")
class AsRootTest {

  @TempDir Path folder;

  @Test
  void without_unshare_a_person_is_told_what_to_do() throws Exception {
    assertThat(startWithPrograms())
        .startsWith("journey: PostgreSQL does not run as root, and there is no `unshare` to help")
        .contains("run Journey as another user", "util-linux");
  }

  @Test
  void where_user_namespaces_are_not_allowed_a_person_is_told_what_to_do() throws Exception {
    program("unshare", "exit 1");

    assertThat(startWithPrograms())
        .startsWith("journey: PostgreSQL does not run as root, and user namespaces are not allowed")
        .contains("run Journey as another user");
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** What is said last by a process that finds only a shell and the programs in the folder. */
  private String startWithPrograms() throws IOException, InterruptedException {
    // The library that has PostgreSQL asks a shell for the name of the system.
    program("sh", "exec /bin/sh \"$@\"");
    ProcessBuilder process =
        new ProcessBuilder(
                ChildJvm.command(
                    List.of("-Xmx256m"),
                    "org.journey.Journey",
                    "import",
                    "-",
                    "--data",
                    folder.resolve("data").toString()))
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
    process.environment().put("PATH", folder.toString());
    Process running = process.start();
    String err = new String(running.getErrorStream().readAllBytes(), UTF_8);
    assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(running.exitValue()).as(err).isEqualTo(1);
    assertThat(running.getInputStream().readAllBytes()).isEmpty();
    return err.strip().lines().reduce("", (before, line) -> line);
  }
}

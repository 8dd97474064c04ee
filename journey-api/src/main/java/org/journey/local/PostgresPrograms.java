package org.journey.local;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The programs of PostgreSQL, run as this user. PostgreSQL refuses to run as root, as which
 * containers and build machines often run: a user namespace of its own makes it someone else.
 */
final class PostgresPrograms {

  private final Path directory;
  private final List<String> before;

  PostgresPrograms(Path directory) {
    this.directory = directory;
    this.before = new ArrayList<>(inItsOwnSession());
    if (asRoot()) {
      before.addAll(List.of("unshare", "-U"));
    }
  }

  /**
   * An interrupt from a terminal reaches every program of its session: the database would end at
   * once, while the application is still answering its last calls.
   */
  private static List<String> inItsOwnSession() {
    for (String place : List.of("/usr/bin/setsid", "/bin/setsid")) {
      if (new File(place).canExecute()) {
        return List.of(place);
      }
    }
    return List.of();
  }

  /** A program that runs on; its output goes to the end of a file. */
  Process start(Path output, String program, List<String> arguments) throws IOException {
    return command(output, program, arguments).start();
  }

  /**
   * Runs a program to its end.
   *
   * @return its exit code; -1 if it took longer than the limit and was ended
   */
  int run(Path output, Duration limit, String program, List<String> arguments) {
    try {
      Process process = start(output, program, arguments);
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      return -1;
    } catch (IOException e) {
      throw new LocalTrouble("PostgreSQL's " + program + " cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private ProcessBuilder command(Path output, String program, List<String> arguments) {
    List<String> command = new ArrayList<>(before);
    command.add(directory.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(nothing()))
            .redirectOutput(Redirect.appendTo(output.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder;
  }

  private static File nothing() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }

  private static boolean asRoot() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return false;
    }
    try {
      Process probe =
          new ProcessBuilder("unshare", "-U", "id", "-u")
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      if (probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0) {
        return true;
      }
    } catch (IOException e) {
      throw new LocalTrouble(
          "PostgreSQL does not run as root, and there is no `unshare` to help: run Journey as"
              + " another user, or install it (util-linux has it)",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new LocalTrouble(
        "PostgreSQL does not run as root, and user namespaces are not allowed here: run Journey as"
            + " another user");
  }
}

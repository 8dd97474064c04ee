package org.journey.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the embedded database: made once, and free of what an earlier process left. */
final class PostgresCluster {

  private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
  private static final Duration MAKING = Duration.ofMinutes(2);

  /** Higher than any system counts. */
  private static final String NO_PROCESS = "99999999";

  private static final long LARGEST_OUTPUT = 1_000_000;

  private final PostgresPrograms programs;
  private final Path directory;
  private final Path output;

  /**
   * The cluster in a directory.
   *
   * @param output what PostgreSQL's programs say goes to the end of this file
   */
  PostgresCluster(PostgresPrograms programs, Path directory, Path output) {
    this.programs = programs;
    this.directory = directory;
    this.output = output;
  }

  Path directory() {
    return directory;
  }

  Path output() {
    return output;
  }

  boolean exists() {
    return Files.exists(directory.resolve("PG_VERSION"));
  }

  /** Makes it; half of one is never left, as it gets its name only when it is whole. */
  void make(String superuserPassword) {
    Path draft = directory.resolveSibling(directory.getFileName() + ".new");
    Path password = directory.resolveSibling("superuser.password");
    try {
      if (Files.exists(draft)) {
        PostgresBinaries.delete(draft);
      }
      PrivateFiles.write(password, superuserPassword + "\n");
      int exit =
          programs.run(
              output,
              MAKING,
              "initdb",
              List.of(
                  "--pgdata=" + draft,
                  "--username=postgres",
                  "--pwfile=" + password,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C",
                  "--data-checksums"));
      if (exit != 0) {
        throw new LocalTrouble("the database cannot be made: see " + output);
      }
      Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      password.toFile().delete();
    }
  }

  /**
   * Ends a server that a killed process left running on these files: the caller has the lock of the
   * data directory, so nobody uses it.
   */
  void endLeftOver() {
    Path pidFile = directory.resolve("postmaster.pid");
    Optional<ProcessHandle> left = Optional.ofNullable(pid(pidFile)).flatMap(ProcessHandle::of);
    if (left.isEmpty()) {
      return;
    }
    if (!servesThis(left.get())) {
      forgetPid(pidFile);
      return;
    }
    log.info("A database that an earlier process left running is ended first");
    stop(left.get(), Duration.ofSeconds(20));
  }

  /** Ends a server: the fast way, and if that takes too long as a power cut would. */
  void stop(ProcessHandle server, Duration limit) {
    String data = "--pgdata=" + directory;
    String seconds = "--timeout=" + Math.max(1, limit.toSeconds());
    Duration patience = limit.plusSeconds(1);
    if (programs.run(output, patience, "pg_ctl", List.of("stop", data, "--mode=fast", seconds)) != 0
        && server.isAlive()) {
      log.warn(
          "The database did not end in time and is cut off; it will recover when next started");
      programs.run(
          output, patience, "pg_ctl", List.of("stop", data, "--mode=immediate", "--timeout=2"));
      if (server.isAlive()) {
        server.destroyForcibly();
      }
    }
  }

  /** Keeps the file of what PostgreSQL says from growing for ever. */
  void trimOutput() {
    try {
      if (Files.exists(output) && Files.size(output) > LARGEST_OUTPUT) {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Long pid(Path pidFile) {
    try {
      return Long.valueOf(Files.readAllLines(pidFile).getFirst().strip());
    } catch (IOException | RuntimeException none) {
      return null;
    }
  }

  /**
   * PostgreSQL takes any process of that number for its own and would refuse to start. The rest of
   * the file stays: by it PostgreSQL sees whether children of the dead server still write.
   */
  private static void forgetPid(Path pidFile) {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
      lines.set(0, NO_PROCESS);
      Files.write(pidFile, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number is used again, after a restart above all: it may be anybody's by now. */
  private boolean servesThis(ProcessHandle process) {
    Path works = Path.of("/proc", Long.toString(process.pid()), "cwd");
    try {
      // Where a server works is its data directory; where that cannot be told, its name must do.
      return Files.isSymbolicLink(works) ? Files.isSameFile(works, directory) : isPostgres(process);
    } catch (IOException unreadable) {
      return isPostgres(process);
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
        .orElse(true);
  }
}

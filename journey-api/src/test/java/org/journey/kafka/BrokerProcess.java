package org.journey.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.journey.local.BrokerProgram;
import org.journey.local.ChildJvm;
import org.journey.web.RunningPlatform;
import org.jspecify.annotations.Nullable;

/** A broker in a JVM of its own, with a directory and a port that it keeps over its deaths. */
public final class BrokerProcess implements AutoCloseable {

  private final Path directory;
  private final String address;
  private final List<String> program;
  private @Nullable Process process;

  /** Not started yet. */
  public BrokerProcess(Path directory) throws IOException {
    this(directory, RunningPlatform.freePort());
  }

  private BrokerProcess(Path directory, int port) throws IOException {
    this(
        directory,
        "127.0.0.1:" + port,
        BrokerProgram.class,
        directory.toString(),
        Integer.toString(port));
  }

  /**
   * Another than the platform's own, not started yet.
   *
   * @param program says that it is ready, and runs until its input ends
   */
  BrokerProcess(Path directory, String address, Class<?> program, String... arguments)
      throws IOException {
    this.directory = Files.createDirectories(directory);
    this.address = address;
    this.program = java(program, arguments);
  }

  /** A JVM with the classes of this one. */
  static List<String> java(Class<?> program, String... arguments) {
    return ChildJvm.command(List.of("-Xmx256m"), program.getName(), arguments);
  }

  /** Where clients find it. */
  public String address() {
    return address;
  }

  /** Starts it, and waits until it answers. */
  public BrokerProcess start() throws IOException {
    Process started =
        new ProcessBuilder(program)
            .redirectError(
                ProcessBuilder.Redirect.appendTo(directory.resolve("broker.err").toFile()))
            .start();
    process = started;
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("ready")) {
        // What it logs is not wanted, but a pipe that nobody empties would stop it.
        Thread.ofVirtual().name("broker-output").start(() -> empty(lines));
        return this;
      }
    }
    throw new IOException(
        "the broker does not start: " + Files.readString(directory.resolve("broker.err")));
  }

  private static void empty(BufferedReader lines) {
    try {
      lines.transferTo(Writer.nullWriter());
    } catch (IOException over) {
      // It was killed.
    }
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().waitFor();
      process = null;
    }
  }

  /** Its files. */
  public Path directory() {
    return directory;
  }

  @Override
  public void close() throws IOException {
    Process running = process;
    if (running == null) {
      return;
    }
    running.getOutputStream().close();
    try {
      if (!running.waitFor(10, TimeUnit.SECONDS)) {
        running.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

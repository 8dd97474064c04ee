package org.journey.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.journey.Journey;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.json.JsonMapper;

/** One of several applications on a database, in a process of its own. */
final class NodeProcess implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final Map<String, Object> settings;
  private final Path output;
  private final Api api;
  private Process process;

  private NodeProcess(Map<String, Object> settings, Api api, Path output) throws IOException {
    this.settings = settings;
    this.api = api;
    this.output = output;
    this.process = launch();
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param settings passwords too, so they go by its environment
   * @param api will be its caller
   */
  static NodeProcess start(Map<String, Object> settings, Api api, Path output)
      throws IOException, InterruptedException {
    NodeProcess node = new NodeProcess(settings, api, output);
    node.awaitReady();
    return node;
  }

  private Process launch() throws IOException {
    ProcessBuilder command = ChildApplication.java(List.of(), Main.class.getName());
    command
        .environment()
        .put("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(settings));
    return command
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (ChildApplication.health(api, "/readiness") != 200) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IllegalStateException("a node does not start:\n" + Files.readString(output));
      }
      Thread.sleep(100);
    }
  }

  /** Ends it as who puts another release in its place would, and starts it at the same address. */
  void restart() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("a node does not end:\n" + Files.readString(output));
    }
    process = launch();
    awaitReady();
  }

  Api api() {
    return api;
  }

  /** Not one instruction more, until it is let go; its connections stand. */
  void pause() throws IOException, InterruptedException {
    Signals.pause(process);
  }

  void letGo() throws IOException, InterruptedException {
    Signals.letGo(process);
  }

  /** As a crash would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    // SIGKILL ends a paused process as well.
    process.destroyForcibly();
    api.close();
  }

  /** What runs in the process. */
  static final class Main {

    private Main() {}

    public static void main(String... none) {
      new SpringApplicationBuilder(Journey.class).profiles("local").logStartupInfo(false).run();
    }
  }
}

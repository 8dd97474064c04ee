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

  private static final Duration START = Duration.ofMinutes(2);

  private final Process process;
  private final Api api;

  private NodeProcess(Process process, Api api) {
    this.process = process;
    this.api = api;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param settings passwords too, so they go by its environment
   * @param api will be its caller
   */
  static NodeProcess start(Map<String, Object> settings, Api api, Path output)
      throws IOException, InterruptedException {
    ProcessBuilder command = ChildApplication.java(List.of(), Main.class.getName());
    command
        .environment()
        .put("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(settings));
    NodeProcess node =
        new NodeProcess(
            command
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start(),
            api);
    long end = System.nanoTime() + START.toNanos();
    while (ChildApplication.health(api, "/readiness") != 200) {
      if (!node.process.isAlive() || System.nanoTime() > end) {
        node.close();
        throw new IllegalStateException("a node does not start:\n" + Files.readString(output));
      }
      Thread.sleep(100);
    }
    return node;
  }

  Api api() {
    return api;
  }

  /** Not one instruction more, until it is let go; its connections stand. */
  void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  void letGo() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** As a crash would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).inheritIO().start();
    if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
      throw new IllegalStateException("no signal " + name + " to a process of this user's own");
    }
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
      new SpringApplicationBuilder(Journey.class)
          .profiles("local")
          .registerShutdownHook(false)
          .logStartupInfo(false)
          .run();
    }
  }
}

package org.journey.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.journey.axon.TestNode;
import org.journey.log.LogDatabase;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** A node that follows the log in a process of its own, which a test can pause and kill. */
final class ProjectingProcess implements AutoCloseable {

  private final Process process;

  private ProjectingProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts one; it is at work when its segments are its own.
   *
   * @param lanes of its rebuilds
   */
  static ProjectingProcess start(LogDatabase database, int lanes, Path output) throws IOException {
    ProcessBuilder command = ChildApplication.java(List.of(), Main.class.getName());
    command
        .environment()
        .putAll(
            Map.of(
                "NODE_URL", database.url(),
                "NODE_USER", database.user(),
                "NODE_PASSWORD", database.password(),
                "NODE_LANES", "" + lanes));
    return new ProjectingProcess(
        command
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start());
  }

  boolean isAlive() {
    return process.isAlive();
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
  }

  /** What runs in the process. */
  static final class Main {

    private Main() {}

    public static void main(String... none) throws InterruptedException {
      TestNode node =
          TestNode.projecting(
              new LogDatabase(given("NODE_URL"), given("NODE_USER"), given("NODE_PASSWORD")),
              InstantSource.system(),
              Map.of("journey.read-models.rebuild-lanes", given("NODE_LANES")),
              new BeanPostProcessor() {});
      Runtime.getRuntime().addShutdownHook(new Thread(node::close));
      Thread.currentThread().join();
    }

    private static String given(String name) {
      return Objects.requireNonNull(System.getenv(name), name);
    }
  }
}

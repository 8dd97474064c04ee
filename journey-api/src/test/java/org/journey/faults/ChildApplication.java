package org.journey.faults;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.journey.local.ChildJvm;
import org.jspecify.annotations.Nullable;

/**
 * The application in a JVM of its own, with a data directory and a port that it keeps over its
 * deaths.
 */
final class ChildApplication implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(90);

  private final Path data;
  private final Path output;
  private final int port;
  private final List<String> jvm;
  private List<String> within = List.of();
  private List<String> kafka = List.of("--no-kafka");
  private @Nullable Process process;

  /**
   * Not started yet.
   *
   * @param jvm options of the child, a small heap for instance
   */
  ChildApplication(Path data, String... jvm) throws IOException {
    this.data = data;
    this.output = data.resolveSibling(data.getFileName() + ".out");
    this.port = freePort();
    this.jvm = List.of(jvm);
  }

  /** With Kafka: the broker that its options name, or one of its own. */
  ChildApplication withKafka() {
    kafka = List.of();
    return this;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  Path data() {
    return data;
  }

  /** Starts it as what another program runs: one that makes the ground under it, for instance. */
  ChildApplication startWithin(List<String> program) throws IOException, InterruptedException {
    within = List.copyOf(program);
    return start();
  }

  /** Starts it and waits until it says that it is ready. */
  ChildApplication start() throws IOException, InterruptedException {
    ProcessBuilder serve =
        command("serve", "--data", data.toString(), "--port", "" + port, "--no-study");
    serve.command().addAll(kafka);
    serve.command().addAll(0, within);
    process =
        serve
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    boolean ready = false;
    try {
      awaitReady(START);
      ready = true;
      return this;
    } finally {
      if (!ready) {
        close();
      }
    }
  }

  /** Waits until it says that it is ready. */
  void awaitReady(Duration patience) throws InterruptedException, IOException {
    long end = System.nanoTime() + patience.toNanos();
    try (Api api = new Api(root(), "")) {
      while (System.nanoTime() < end) {
        if (!running().isAlive()) {
          throw new IllegalStateException("it ended:\n" + lastOutput());
        }
        if (health(api, "/readiness") == 200) {
          return;
        }
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("it is not ready:\n" + lastOutput());
  }

  /** The status of its health, or 0 if there is no answer in a second. */
  static int health(Api api, String group) throws InterruptedException {
    try {
      return api.health(group, Duration.ofSeconds(1)).status();
    } catch (IOException notYet) {
      return 0;
    }
  }

  /** SIGKILL, as a crash or the kernel would. */
  void kill() throws InterruptedException {
    running().destroyForcibly().waitFor();
  }

  /** SIGTERM; how it ended. */
  boolean terminate(Duration patience) throws InterruptedException {
    Process running = running();
    running.destroy();
    return running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  long pid() {
    return running().pid();
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("not started");
    }
    return process;
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** As a member of staff who may also manage. */
  Api api(String organisation) throws IOException, InterruptedException {
    return new Api(root(), token(organisation, "STAFF", "MANAGER"));
  }

  /** A token from the command line. */
  String token(String organisation, String... roles) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("token", "--data", data.toString()));
    for (String role : roles) {
      arguments.addAll(List.of("--role", role));
    }
    arguments.addAll(List.of("--organisation", organisation, "--subject", "w-faults"));
    return run(arguments.toArray(String[]::new)).strip();
  }

  /** Runs another command of the same application to its end; its standard output. */
  String run(String... arguments) throws IOException, InterruptedException {
    Process command =
        command(arguments).redirectError(ProcessBuilder.Redirect.appendTo(output.toFile())).start();
    try {
      String printed = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!command.waitFor(60, TimeUnit.SECONDS) || command.exitValue() != 0) {
        throw new IllegalStateException(Arrays.toString(arguments) + "\n" + lastOutput());
      }
      return printed;
    } finally {
      command.destroyForcibly();
    }
  }

  /** A command of the application in a JVM with the options of this one. */
  ProcessBuilder command(String... arguments) {
    return java(jvm, "org.journey.Journey", arguments);
  }

  /** A JVM with the classes of this one. */
  static ProcessBuilder java(List<String> options, String main, String... arguments) {
    List<String> all = new ArrayList<>(List.of("-Xmx384m"));
    all.addAll(options);
    return new ProcessBuilder(ChildJvm.command(all, main, arguments));
  }

  /** PostgreSQL's own note of where it runs, if it runs or was killed. */
  Optional<List<String>> postmaster() throws IOException {
    if (!Files.isDirectory(data)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(data, 3)) {
      Optional<Path> note = files.filter(file -> file.endsWith("postmaster.pid")).findFirst();
      return note.isEmpty() ? Optional.empty() : Optional.of(Files.readAllLines(note.get()));
    }
  }

  /** PostgreSQL's first process. */
  ProcessHandle postmasterProcess() throws IOException {
    long pid = Long.parseLong(postmaster().orElseThrow().getFirst().strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  /** The log, read past the application as the database's superuser. */
  LogRows log() {
    return new LogRows(
        () -> {
          try {
            Properties passwords = new Properties();
            passwords.load(new StringReader(Files.readString(data.resolve("database.passwords"))));
            // The port is another one after each start.
            String port = postmaster().orElseThrow().get(3).strip();
            return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/journey",
                "postgres",
                passwords.getProperty("superuser"));
          } catch (IOException e) {
            throw new SQLException(e);
          }
        });
  }

  /** All that it has printed since its first start. */
  String output() throws IOException {
    return Files.readString(output);
  }

  private String lastOutput() throws IOException {
    if (!Files.exists(output)) {
      return "";
    }
    List<String> lines = Files.readAllLines(output);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }

  /** Ends it whatever it does, and the PostgreSQL that a killed one leaves behind. */
  @Override
  public void close() throws IOException {
    try {
      if (process != null && process.isAlive() && !terminate(Duration.ofSeconds(10))) {
        kill();
      }
    } catch (InterruptedException e) {
      running().destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Optional<List<String>> note = postmaster();
    if (note.isPresent()) {
      ProcessHandle.of(Long.parseLong(note.get().getFirst().strip()))
          .filter(left -> left.info().command().orElse("").contains("postgres"))
          .ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}

package org.journey.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.journey.local.ChildJvm;

/** {@code journey serve} in a process of its own, as a user runs it. */
final class Child implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Process process;
  private final Path output;
  private final String base;

  private Child(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.base = "http://127.0.0.1:" + port;
  }

  /** Starts one and waits until it is ready. */
  static Child serve(Path folder, String... options) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "serve-", ".out");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> arguments = new ArrayList<>(List.of("serve", "--port", Integer.toString(port)));
    arguments.addAll(List.of(options));
    List<String> command =
        ChildJvm.command(
            List.of("-Xmx512m"), "org.journey.Journey", arguments.toArray(String[]::new));
    Child child =
        new Child(
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start(),
            output,
            port);
    boolean ready = false;
    try {
      child.await(() -> child.isReady() && child.output().contains("export ADMIN="));
      ready = true;
      return child;
    } finally {
      if (!ready) {
        child.close();
      }
    }
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "";
    }
  }

  String token(String role) {
    Matcher printed = Pattern.compile("export " + role + "=(\\S+)").matcher(output());
    assertThat(printed.find()).as("a printed sign-in for " + role).isTrue();
    return printed.group(1);
  }

  String url() {
    return base;
  }

  boolean isReady() {
    try {
      return get("/actuator/health/readiness", "").body().contains("\"UP\"");
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).GET();
    return send(request, token);
  }

  HttpResponse<String> post(String path, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return send(request, token);
  }

  /**
   * Sends lines of a batch without end; each is refused, so that nothing is stored. Returns once
   * the call is under way.
   *
   * @return all that is answered
   */
  Future<String> batchThatNeverEnds(String token) throws IOException {
    Socket socket = new Socket("127.0.0.1", URI.create(base).getPort());
    socket.setSoTimeout(60_000);
    OutputStream out = socket.getOutputStream();
    out.write(
        ("POST /api/v1/interactions/batch HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + token
                + "\r\nContent-Type: application/x-ndjson\r\nExpect: 100-continue\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    BufferedReader answer =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    assertThat(answer.readLine()).contains("100");
    assertThat(answer.readLine()).isEmpty();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  out.write("3\r\n{}\n\r\n".getBytes(StandardCharsets.US_ASCII));
                  Thread.sleep(20);
                }
              } catch (IOException | InterruptedException ended) {
                // It was answered, and the connection closed.
              }
            });
    CompletableFuture<String> all = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              StringBuilder text = new StringBuilder();
              try (socket) {
                for (int c = answer.read(); c >= 0; c = answer.read()) {
                  text.append((char) c);
                }
              } catch (IOException e) {
                text.append(" (").append(e).append(')');
              }
              all.complete(text.toString());
            });
    return all;
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String token)
      throws IOException, InterruptedException {
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
  }

  void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(150).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(process.isAlive()).as("it ended by itself:\n" + output()).isTrue();
      assertThat(System.nanoTime()).as("it took too long:\n" + output()).isLessThan(deadline);
      Thread.sleep(100);
    }
  }

  /** As {@code kill -9} would. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** As {@code kill} would; how long it took to end. */
  Duration terminate() throws InterruptedException {
    long began = System.nanoTime();
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ended").isTrue();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}

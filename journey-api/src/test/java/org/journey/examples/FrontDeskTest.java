package org.journey.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** docs/examples/front-desk.sh: what it noted is stored once, whatever happens to its calls. */
class FrontDeskTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String REFERRAL =
      "{\"clientId\":\"c-1\",\"referralSource\":\"GP\",\"reasons\":[\"ISOLATION\"]}";
  private static final String SESSION = "{\"activityId\":\"cafe\",\"category\":\"SOCIAL\"}";

  @TempDir private Path directory;

  private final String organisation = Events.fresh("desk");
  private final String journey = Events.fresh("j");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "JOURNEY",
              PLATFORM.url(),
              "TOKEN",
              PLATFORM.token("w-1", List.of(organisation), Role.STAFF)));

  private Program.Run run(String... arguments) throws Exception {
    return run("", arguments);
  }

  private Program.Run run(String input, String[] arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("bash", Program.EXAMPLES.resolve("front-desk.sh").toString()));
    command.addAll(List.of(arguments));
    return Program.run(directory, environment, input, command);
  }

  private String note(String type, String time, String data) throws Exception {
    Program.Run run = run(data, new String[] {"note", type, journey, time});
    assertThat(run.exit()).as(run.told()).isZero();
    return run.printed().strip();
  }

  private List<String> stored() {
    List<String> ids = new ArrayList<>();
    for (JsonNode one :
        staff
            .get("/api/v1/journeys/" + journey + "/timeline")
            .is(200)
            .json()
            .required("interactions")) {
      ids.add(one.at("/interaction/id").stringValue());
    }
    return ids;
  }

  private List<String> files(String under) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("outbox").resolve(under))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  @Test
  void what_was_noted_is_handed_in_in_order_and_once_more_is_once() throws Exception {
    String referral = note("referral-received", "2026-01-05T09:00:00Z", REFERRAL);
    String session = note("session-attended", "2026-01-20T14:00:00Z", SESSION);
    Program.Run sent = run("send");
    assertThat(sent.exit()).as(sent.told()).isZero();
    assertThat(sent.printed().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).matches("[0-9a-f-]{36} 201 sequence [1-9][0-9]*"));
    assertThat(stored()).containsExactly(referral, session);
    assertThat(files("")).isEmpty();
    assertThat(files("sent")).hasSize(2);

    Program.Run again = run("again", session);
    assertThat(again.printed().strip())
        .isEqualTo(sent.printed().lines().toList().getLast().replaceFirst(" 201 ", " 200 "));
    assertThat(stored()).containsExactly(referral, session);
  }

  @Test
  void one_whose_answer_was_lost_is_sent_again_with_the_same_id_and_stored_once() throws Exception {
    String referral = note("referral-received", "2026-01-05T09:00:00Z", REFERRAL);
    AtomicInteger calls = new AtomicInteger();
    HttpServer between = HttpServer.create(local(), 0);
    try (HttpClient client = HttpClient.newHttpClient()) {
      between.createContext(
          "/",
          exchange -> {
            HttpResponse<String> answer = forward(client, exchange);
            // The first answer is lost; the second time whoever is in between has no room.
            switch (calls.incrementAndGet()) {
              case 1 -> exchange.close();
              case 2 -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
              }
              default -> {
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.statusCode(), body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
              }
            }
          });
      between.start();
      environment.put("JOURNEY", "http://127.0.0.1:" + between.getAddress().getPort());
      Program.Run sent = run("send");
      assertThat(sent.exit()).as(sent.told()).isZero();
      assertThat(sent.printed()).contains(" 200 sequence ");
    } finally {
      between.stop(0);
    }
    assertThat(calls).hasValue(3);
    assertThat(stored()).containsExactly(referral);
  }

  private static InetSocketAddress local() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static HttpResponse<String> forward(HttpClient client, HttpExchange exchange)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(PLATFORM.url() + exchange.getRequestURI()))
            .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
            .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Test
  void one_that_nobody_answers_stays_in_the_outbox_and_those_behind_it_wait() throws Exception {
    String referral = note("referral-received", "2026-01-05T09:00:00Z", REFERRAL);
    String session = note("session-attended", "2026-01-20T14:00:00Z", SESSION);
    environment.put("JOURNEY", "http://127.0.0.1:" + RunningPlatform.freePort());
    environment.put("ATTEMPTS", "1");
    Program.Run nobody = run("send");
    assertThat(nobody.exit()).isEqualTo(1);
    assertThat(nobody.told()).contains("it stays in the outbox");
    assertThat(files("")).hasSize(2);

    environment.put("JOURNEY", PLATFORM.url());
    assertThat(run("send").exit()).isZero();
    assertThat(stored()).containsExactly(referral, session);
  }

  @Test
  void one_that_is_refused_is_put_aside_with_the_reason_and_those_behind_it_go_on()
      throws Exception {
    String referral = note("referral-received", "2026-01-05T09:00:00Z", REFERRAL);
    note("session-attended", "2026-01-20T14:00:00Z", "{\"category\":\"SOCIAL\"}");
    String session = note("session-attended", "2026-01-21T14:00:00Z", SESSION);
    Program.Run sent = run("send");
    assertThat(sent.exit()).isEqualTo(2);
    assertThat(sent.told()).contains("activityId");
    assertThat(stored()).containsExactly(referral, session);
    assertThat(files("refused")).hasSize(2).anyMatch(name -> name.endsWith(".problem.json"));
    assertThat(files("")).isEmpty();
  }

  @Test
  void one_that_was_refused_is_handed_in_again_once_it_is_mended() throws Exception {
    String wrong =
        note("referral-received", "2026-01-05T09:00:00Z", REFERRAL.replace("ISOLATION", "NOTHING"));
    String session = note("session-attended", "2026-01-20T14:00:00Z", SESSION);
    assertThat(run("send").exit()).isEqualTo(2);
    assertThat(files("")).as("what needs it waits").hasSize(1);

    Path refused = directory.resolve("outbox/refused").resolve("000000001-" + wrong + ".json");
    Files.writeString(refused, Files.readString(refused).replace("NOTHING", "ISOLATION"));
    assertThat(run("retry", wrong).exit()).isZero();
    assertThat(run("send").exit()).isZero();
    assertThat(stored()).containsExactly(wrong, session);
    assertThat(files("refused")).isEmpty();
  }

  @Test
  void who_answers_and_is_not_journey_is_handed_nothing() throws Exception {
    note("referral-received", "2026-01-05T09:00:00Z", REFERRAL);
    HttpServer other = HttpServer.create(local(), 0);
    other.createContext(
        "/",
        exchange -> {
          byte[] page = "<html>sign in</html>".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    other.start();
    try {
      environment.put("JOURNEY", "http://127.0.0.1:" + other.getAddress().getPort());
      assertThat(run("send").exit()).isEqualTo(1);
    } finally {
      other.stop(0);
    }
    assertThat(files("")).hasSize(1);
    assertThat(files("sent")).isEmpty();
  }

  @Test
  void what_is_no_interaction_is_not_noted() throws Exception {
    for (String[] wrong :
        new String[][] {
          {"note", "SESSION", journey, "2026-01-20T14:00:00Z"},
          {"note", "session-attended", "j\"1", "2026-01-20T14:00:00Z"},
          {"note", "session-attended", journey, "yesterday"}
        }) {
      assertThat(run(SESSION, wrong).exit()).isEqualTo(64);
    }
    assertThat(
            run(
                    "nonsense",
                    new String[] {"note", "session-attended", journey, "2026-01-20T14:00:00Z"})
                .exit())
        .isEqualTo(64);
    assertThat(files("")).isEmpty();
  }

  @Test
  void a_token_that_ran_out_loses_nothing_and_no_token_is_among_the_arguments() throws Exception {
    note("referral-received", "2026-01-05T09:00:00Z", REFERRAL);
    environment.put("TOKEN", "worn-out");
    Path noted = directory.resolve("arguments");
    Path curl = Files.createDirectory(directory.resolve("bin")).resolve("curl");
    Files.writeString(
        curl, "#!/bin/sh\necho \"$@\" >> '" + noted + "'\nPATH=\"${PATH#*:}\" exec curl \"$@\"\n");
    assertThat(curl.toFile().setExecutable(true)).isTrue();
    environment.put("PATH", curl.getParent() + ":" + System.getenv("PATH"));
    Program.Run sent = run("send");
    assertThat(sent.exit()).isEqualTo(1);
    assertThat(sent.told()).contains("token").doesNotContain("worn-out");
    assertThat(files("")).hasSize(1);
    assertThat(Files.readString(noted)).contains("--data-binary").doesNotContain("worn-out");
  }
}

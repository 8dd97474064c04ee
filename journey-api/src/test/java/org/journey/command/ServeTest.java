package org.journey.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.journey.local.LocalInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform as a user runs it: a process, a folder, a port; and what can happen to it. */
class ServeTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir Path folder;

  @Test
  void keeps_what_it_acknowledged_whatever_is_killed() throws Exception {
    String first = interaction("one", "a-journey");
    String second = interaction("two", "another-journey");
    String third = interaction("three", "a-third-journey");
    try (Child child = Child.serve(folder)) {
      Path data = folder.resolve(".journey");
      assertThat(data).isDirectory();
      assertThat(child.get("/api/v1/journeys/study-robert", child.token("STAFF")).statusCode())
          .isEqualTo(200);
      assertThat(child.post("/api/v1/interactions", child.token("STAFF"), first).statusCode())
          .isEqualTo(201);
      assertThat(child.output()).doesNotContain("DEPRESSION", "sun.misc.Unsafe");

      Here refused = Here.run("import", "-", "--data", data.toString());
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err()).contains("--url " + child.url()).hasLineCount(1);

      killDatabase(data);
      awaitStored(child, second, 201, 200);
      child.await(child::isReady);
      // A pool that is filled anew may have none to spare yet.
      awaitStored(child, first, 200);
      child.kill();
    }

    try (Child child = Child.serve(folder)) {
      assertThat(status(child, first)).as("sent again after the kill").isEqualTo(200);
      assertThat(status(child, second)).as("sent again after the kill").isEqualTo(200);
      assertThat(status(child, third)).isEqualTo(201);
      long head = head(child);
      Future<String> batch = child.batchThatNeverEnds(child.token("STAFF"));
      assertThat(child.terminate()).isLessThan(Duration.ofSeconds(10));
      assertThat(batch.get()).startsWith("HTTP/1.1 503").contains("/problems/unavailable");
      assertThat(folder.resolve(".journey/postgres/postmaster.pid")).doesNotExist();

      Here exported = Here.run("export", "--data", folder.resolve(".journey").toString());
      assertThat(exported.exit()).as(exported.err()).isZero();
      List<String> lines = exported.out().lines().toList();
      assertThat(lines).hasSize((int) head);
      for (int i = 0; i < lines.size(); i++) {
        assertThat(JSON.readTree(lines.get(i)).path("sequence").asString(""))
            .isEqualTo("%019d".formatted(i + 1));
      }
      assertThat(lines.getLast()).contains("\"a note in clear\"");
      Here sealed = Here.run("export", "--sealed", "--data", folder.resolve(".journey").toString());
      assertThat(sealed.out()).doesNotContain("a note in clear").contains("\"sealed\":");
      assertThat(commandsInTheAccessLog(folder.resolve(".journey")))
          .containsOnly("COMMAND_EXPORT")
          .hasSizeGreaterThan(1);
    }
  }

  /** Sends until it is not refused for want of the database; then it must be answered thus. */
  private static void awaitStored(Child child, String interaction, Integer... statuses)
      throws InterruptedException {
    child.await(
        () -> {
          int status = status(child, interaction);
          if (status == 503) {
            return false;
          }
          assertThat(status).isIn((Object[]) statuses);
          return true;
        });
  }

  private static List<String> commandsInTheAccessLog(Path data) throws Exception {
    try (LocalInstance instance = LocalInstance.start(data);
        Connection connection =
            DriverManager.getConnection(
                String.valueOf(instance.settings().get("journey.database.url")),
                String.valueOf(instance.settings().get("journey.database.application.name")),
                String.valueOf(instance.settings().get("journey.database.application.password")));
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery("select operation from access_entry where actor = 'operator'")) {
      List<String> operations = new ArrayList<>();
      while (rows.next()) {
        operations.add(rows.getString(1));
      }
      return operations;
    }
  }

  private static void killDatabase(Path data) throws Exception {
    long pid =
        Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private static int status(Child child, String interaction) {
    try {
      HttpResponse<String> answer =
          child.post("/api/v1/interactions", child.token("STAFF"), interaction);
      return answer.statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static long head(Child child) throws Exception {
    JsonNode feed =
        JSON.readTree(
            child.get("/api/v1/interactions?after=0&limit=1", child.token("STAFF")).body());
    return feed.path("head").asLong(0);
  }

  static String interaction(String id, String journey) {
    return ("{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/test\","
                + "\"type\":\"journey.referral-received.v1\",\"subject\":\"%s\","
                + "\"time\":\"2026-01-05T08:55:00Z\",\"data\":{\"clientId\":\"client-%s\",\"referralSource\":\"GP\",\"reasons\":[\"DEPRESSION\"],\"note\":\"a"
                + " note in clear\"}}")
        .formatted(id, journey, id);
  }
}

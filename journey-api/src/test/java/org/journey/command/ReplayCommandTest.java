package org.journey.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.journey.model.StageModels;
import org.journey.state.Digests;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code journey replay}, {@code archive} and {@code proof}, over one data directory of made-up
 * histories.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayCommandTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String NORTH = "made-up-north";
  private static final String AS_AT = "2024-06-01T00:00:00Z";

  @TempDir private static Path folder;
  private String data = "";
  private String cautious = "";

  @BeforeAll
  void record() throws IOException {
    data = folder.resolve("data").toString();
    String lines = folder.resolve("lines.ndjson").toString();
    assertThat(Here.run("simulate", "--clients", "40", "--seed", "5", "--out", lines).exit())
        .isZero();
    Here imported = Here.run("import", lines, "--data", data, "--synthetic", NORTH);
    assertThat(imported.exit()).as(imported.err()).isZero();
    cautious = model("cautious", 7, false);
  }

  /** The cautious model under a reference of its own; or another one that says it is that. */
  private static String model(String id, int version, boolean otherwise) throws IOException {
    ObjectNode json =
        (ObjectNode)
            JSON.readTree(
                JSON.writeValueAsBytes(
                    (otherwise
                            ? StageModels.defaultModel()
                            : StageModels.builtIn().stream()
                                .filter(model -> model.id().contains("cautious"))
                                .findFirst()
                                .orElseThrow())
                        .json()));
    json.put("id", id).put("version", version);
    Path file = Files.createTempFile(folder, "model-", ".json");
    Files.write(file, JSON.writeValueAsBytes(json));
    return file.toString();
  }

  private Here replay(String model, String out, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("replay", "--model", model, "--out", out, "--as-at", AS_AT));
    arguments.addAll(List.of(more));
    return Here.run(arguments.toArray(String[]::new));
  }

  private static List<JsonNode> lines(String text) {
    return text.lines().map(line -> (JsonNode) JSON.readTree(line)).toList();
  }

  private static String digest(List<JsonNode> lines) {
    var digest = Digests.fresh();
    lines.forEach(line -> digest.update(HexFormat.of().parseHex(line.path("digest").asString())));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void every_journey_is_a_line_and_the_summary_counts_them_and_tells_who_moved_why()
      throws IOException {
    Path out = folder.resolve("every.ndjson");
    Here done = replay(cautious, out.toString(), "--data", data, "--compare-with-live");
    assertThat(done.exit()).as(done.err()).isZero();
    JsonNode summary = JSON.readTree(done.out());
    List<JsonNode> lines = lines(Files.readString(out));
    assertThat(summary.path("journeys").asInt()).isEqualTo(lines.size()).isGreaterThan(20);
    assertThat(summary.path("model").asString()).isEqualTo("cautious@7");
    assertThat(summary.path("asAt").asString()).isEqualTo(AS_AT);
    assertThat(summary.path("digest").asString()).isEqualTo(digest(lines));
    long reached = summary.path("reached").valueStream().mapToLong(count -> count.asLong(0)).sum();
    assertThat(reached).isEqualTo(lines.size());
    assertThat(lines.stream().map(line -> line.path("organisation").asString()).distinct())
        .containsExactly(NORTH, "made-up-south");

    JsonNode comparison = summary.path("comparison");
    assertThat(comparison.path("baseModel").asString())
        .isEqualTo(StageModels.defaultModel().reference());
    long moved =
        comparison.path("moves").valueStream().mapToLong(move -> move.path("count").asLong()).sum();
    assertThat(comparison.path("journeys").size()).isEqualTo((int) moved).isPositive();
    assertThat(comparison.path("journeys").valueStream())
        .allSatisfy(
            one -> assertThat(one.path("gained").size() + one.path("lost").size()).isPositive());
    assertThat(files()).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void lines_on_standard_output_leave_the_summary_to_standard_error() {
    Here done = replay(cautious, "-", "--data", data, "--organisation", NORTH);
    assertThat(done.exit()).isZero();
    List<JsonNode> lines = lines(done.out());
    assertThat(lines).isNotEmpty().noneMatch(line -> line.has("organisation"));
    JsonNode summary = JSON.readTree(done.err());
    assertThat(summary.path("digest").asString()).isEqualTo(digest(lines));
    assertThat(summary.has("comparison")).isFalse();
  }

  @Test
  void a_name_that_ends_in_csv_gets_columns() throws IOException {
    Path out = folder.resolve("every.csv");
    Here done = replay(cautious, out.toString(), "--data", data);
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.getFirst()).startsWith("organisation,journeyId,status,").endsWith(",digest");
    assertThat(lines).hasSize(1 + JSON.readTree(done.out()).path("journeys").asInt());
  }

  @Test
  void nobody_at_all_is_no_error() throws IOException {
    Path out = folder.resolve("nobody.ndjson");
    Here done = replay(cautious, out.toString(), "--data", data, "--organisation", "nowhere");
    assertThat(done.exit()).isZero();
    assertThat(JSON.readTree(done.out()).path("journeys").asInt()).isZero();
    assertThat(out).isEmptyFile();
  }

  @Test
  void a_running_journey_gives_the_same_lines_and_the_same_digest() throws Exception {
    Path own = folder.resolve("own.ndjson");
    Here first =
        replay(
            cautious,
            own.toString(),
            "--data",
            data,
            "--organisation",
            NORTH,
            "--compare-with-live");
    JsonNode here = JSON.readTree(first.out());
    String known = here.path("asKnown").asString();
    try (Child child = Child.serve(folder, "--data", data, "--no-study", "--no-kafka")) {
      String[] running = {"--url", child.url(), "--token", token("MANAGER", "RESEARCHER")};
      Path theirs = folder.resolve("theirs.ndjson");
      Here asked =
          replay(
              cautious,
              theirs.toString(),
              with(running, "--as-known", known, "--compare-with-live"));
      assertThat(asked.exit()).as(asked.err()).isZero();
      JsonNode there = JSON.readTree(asked.out());
      assertThat(theirs).hasSameBinaryContentAs(own);
      for (String same :
          List.of("journeys", "reached", "saturation", "digest", "asAt", "asKnown", "position")) {
        assertThat(there.path(same)).as(same).isEqualTo(here.path(same));
      }
      assertThat(there.path("comparison").path("moves"))
          .isEqualTo(here.path("comparison").path("moves"));
      assertThat(there.path("comparison").path("journeys"))
          .isEqualTo(here.path("comparison").path("journeys"));

      String other = model("cautious", 7, true);
      Path conflict = folder.resolve("conflict.ndjson");
      Here refused = replay(other, conflict.toString(), running);
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err()).contains("cautious@7", "another version").hasLineCount(1);
      assertThat(conflict).doesNotExist();

      Here late =
          replay(
              cautious, conflict.toString(), with(running, "--as-known", "2199-01-01T00:00:00Z"));
      assertThat(late.exit()).isEqualTo(1);
      assertThat(late.err()).contains("400", "asKnown");
    }
    // It is registered by now, and refused in the directory as well.
    Here refused = replay(model("cautious", 7, true), "-", "--data", data);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("cautious@7").hasLineCount(1);

    // The read models followed what was imported.
    Here proved = Here.run("proof", "--data", data);
    assertThat(proved.exit()).as(proved.err()).isZero();
    for (JsonNode projection : JSON.readTree(proved.out()).path("projections")) {
      assertThat(projection.path("compared").asInt()).isGreaterThan(20);
      assertThat(projection.path("differing").asInt()).isZero();
    }
  }

  /** What came before the other side broke off looks like a file, and is not all of it. */
  @Test
  void lines_that_break_off_are_no_file() throws IOException {
    HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    other.createContext("/api/v1/models/", call -> answer(call, 404, "{}"));
    other.createContext(
        "/api/v1/replays",
        call ->
            answer(
                call,
                202,
                "{\"id\":\"r\",\"status\":\"DONE\",\"result\":{\"journeys\":2,\"lacking\":0}}"));
    other.createContext(
        "/api/v1/replays/r/journeys",
        call -> {
          call.sendResponseHeaders(200, 0);
          call.getResponseBody().write("{}\n".getBytes(StandardCharsets.UTF_8));
          call.getResponseBody().flush();
          throw new IOException("broken off");
        });
    other.start();
    try {
      Path out = folder.resolve("broken.ndjson");
      Here broken =
          replay(
              cautious,
              out.toString(),
              "--url",
              "http://127.0.0.1:" + other.getAddress().getPort(),
              "--token",
              "t");
      assertThat(broken.exit()).as(broken.err()).isEqualTo(1);
      assertThat(out).doesNotExist();
      assertThat(files()).noneMatch(name -> name.endsWith(".part"));
    } finally {
      other.stop(0);
    }
  }

  private static void answer(HttpExchange call, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    boolean put = call.getRequestMethod().equals("PUT");
    call.getRequestBody().readAllBytes();
    call.sendResponseHeaders(put ? 201 : status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  private String token(String... roles) {
    List<String> arguments =
        new ArrayList<>(List.of("token", "--data", data, "--organisation", NORTH));
    for (String role : roles) {
      arguments.addAll(List.of("--role", role));
    }
    return Here.run(arguments.toArray(String[]::new)).out().strip();
  }

  @Test
  void a_wrong_model_is_told_with_its_places_and_nothing_is_written() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "id: x\nversion: none\n");
    Path out = folder.resolve("wrong.ndjson");
    Here refused = replay(wrong.toString(), out.toString(), "--data", data);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("wrong.yaml: /version: ").contains("line 2");
    assertThat(refused.out()).isEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void wrong_use_is_told_and_leaves_what_is_there() throws IOException {
    Path out = Files.writeString(folder.resolve("kept.ndjson"), "kept");
    for (String[] wrong :
        List.of(
            new String[] {cautious, out.toString(), "--data", data, "--as-known", "yesterday"},
            new String[] {
              cautious, out.toString(), "--data", data, "--as-known", "2199-01-01T00:00:00Z"
            },
            new String[] {"no-such.yaml", out.toString(), "--data", data},
            new String[] {cautious, folder.toString(), "--data", data},
            new String[] {cautious, out.toString(), "--url", "http://localhost"},
            new String[] {cautious, out.toString(), "--data", data, "--url", "http://localhost"})) {
      Here refused = replay(wrong[0], wrong[1], Stream.of(wrong).skip(2).toArray(String[]::new));
      assertThat(refused.exit()).as(String.join(" ", wrong) + refused.err()).isEqualTo(2);
      assertThat(refused.out()).isEmpty();
    }
    assertThat(out).hasContent("kept");
    Here nowhere = replay(cautious, out.toString(), "--data", folder.resolve("none").toString());
    assertThat(nowhere.exit()).isEqualTo(1);
    Here here = replay(cautious, out.toString());
    assertThat(here.exit()).isEqualTo(1);
    assertThat(here.err()).contains(".journey holds no Journey");
    assertThat(out).hasContent("kept");
    assertThat(files()).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void a_damaged_file_of_the_archive_is_named() throws IOException {
    Here rebuilt = Here.run("archive", "rebuild", "--data", data);
    assertThat(rebuilt.exit()).as(rebuilt.err()).isZero();
    Here whole = Here.run("archive", "check", "--data", data);
    assertThat(whole.exit()).isZero();
    assertThat(whole.out()).isEqualTo(rebuilt.out());
    JsonNode contents = JSON.readTree(whole.out());
    assertThat(contents.path("files").asInt()).isEqualTo(1);
    assertThat(contents.path("journeys").asInt()).isGreaterThan(20);
    assertThat(contents.path("position").asLong())
        .isGreaterThan(contents.path("journeys").asLong());

    Path segment;
    try (Stream<Path> files = Files.list(Path.of(data, "archive"))) {
      segment =
          files.filter(file -> file.toString().endsWith(".segment")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
    Here damaged = Here.run("archive", "check", "--data", data);
    assertThat(damaged.exit()).isEqualTo(1);
    assertThat(damaged.out()).contains(segment.getFileName().toString());

    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
  }
}

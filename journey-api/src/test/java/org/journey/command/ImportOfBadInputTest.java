package org.journey.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.journey.local.ChildJvm;
import org.journey.testing.BadInput;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code import --data} of what should not be there; each test goes on where the last ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportOfBadInputTest {

  private static final long GIGABYTE = 1L << 30;
  private static final int INTERACTIONS = 31;

  @TempDir static Path folder;

  @Test
  @Order(1)
  void a_file_of_everything_bad_is_told_line_by_line_in_a_quarter_of_the_memory_of_one_line()
      throws Exception {
    BadFile bad = BadFile.write(folder.resolve("bad.ndjson"), GIGABYTE);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(
                ChildJvm.command(
                    List.of("-Xmx256m"),
                    "org.journey.Journey",
                    "import",
                    bad.path().toString(),
                    "--data",
                    data()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();

    bad.isTold(process.exitValue(), Files.readString(out), Files.readString(err));
    String database = Files.readString(Path.of(data(), "postgres.log"));
    assertThat(BadInput.heldBy(database, bad.lines())).isEmpty();
  }

  @Test
  @Order(2)
  void a_file_that_was_cut_within_a_line_is_stored_as_far_as_it_goes() throws Exception {
    Files.write(
        folder.resolve("whole.ndjson"),
        IntStream.range(0, INTERACTIONS)
            .mapToObj(i -> ServeTest.interaction("e-" + i, "j-" + i))
            .toList());
    int before = BadFile.cut(folder.resolve("whole.ndjson"), folder.resolve("half.ndjson"));

    Here half = importOf("half.ndjson");

    JsonNode report = JsonMapper.shared().readTree(half.out());
    assertThat(half.exit()).isEqualTo(1);
    assertThat(report.path("accepted").asInt()).isEqualTo(before);
    assertThat(report.path("rejected").asInt()).isEqualTo(1);
    assertThat(report.at("/problems/0/line").asInt()).isEqualTo(before + 1);
    assertThat(report.at("/problems/0/type").asString()).isEqualTo("/problems/malformed");
    // The first ever: nothing of what was bad before is stored.
    assertThat(report.path("firstSequence").asInt()).isEqualTo(1);
    assertThat(report.path("lastSequence").asInt()).isEqualTo(before);
  }

  @Test
  @Order(3)
  void when_it_is_sent_again_whole_everything_is_there_exactly_once() throws IOException {
    Here whole = importOf("whole.ndjson");

    JsonNode report = JsonMapper.shared().readTree(whole.out());
    assertThat(whole.exit()).as(whole.err()).isZero();
    assertThat(report.path("accepted").asInt()).isEqualTo(INTERACTIONS - INTERACTIONS / 2);
    assertThat(report.path("duplicates").asInt()).isEqualTo(INTERACTIONS / 2);
    assertThat(report.path("rejected").asInt()).isZero();
    List<String> stored =
        Here.run("export", "--data", data())
            .out()
            .lines()
            .map(line -> JsonMapper.shared().readTree(line).path("id").asString())
            .toList();
    assertThat(stored)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, INTERACTIONS).mapToObj(i -> "e-" + i).toList());
  }

  private static Here importOf(String file) {
    return Here.run(
        "import", folder.resolve(file).toString(), "--data", data(), "--organisation", "here");
  }

  private static String data() {
    return folder.resolve("data").toString();
  }
}

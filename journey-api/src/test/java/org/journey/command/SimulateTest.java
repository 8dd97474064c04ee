package org.journey.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code journey simulate} on the command line, and what import makes of it. */
class SimulateTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "--clients, --seed 1",
    "--seed, --clients 1",
    "--clients, --clients 0 --seed 1",
    "--clients, --clients -5 --seed 1",
    "--clients, --clients many --seed 1",
    "--seed, --clients 1 --seed 1.5",
    "--organisation, --clients 1 --seed 1 --organisation no/id",
    "--organisation, --clients 1 --seed 1 --organisation a --organisation a",
    "--from, --clients 1 --seed 1 --from 2020-02-30",
    "--from, --clients 1 --seed 1 --from 1959-12-31",
    "--to, --clients 1 --seed 1 --to 2022-01-01",
    "--to, --clients 1 --seed 1 --to 2101-01-01",
    "--until, --clients 1 --seed 1 --until 2022-01-01"
  })
  void wrong_use_names_the_option(String option, String arguments) {
    Here refused = Here.run(("simulate " + arguments).split(" ", -1));
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines().findFirst().orElseThrow()).contains(option);
  }

  @Test
  void lines_alone_go_to_standard_output_and_the_same_to_a_file() throws Exception {
    Here printed = Here.run("simulate", "--clients", "20", "--seed", "9");
    Path file = folder.resolve("simulated.ndjson");
    Here written = Here.run("simulate", "--clients", "20", "--seed", "9", "--out", file.toString());

    assertThat(printed.exit()).as(printed.err()).isZero();
    assertThat(printed.out().lines())
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(JsonMapper.shared().readTree(line).path("specversion").asString())
                    .isEqualTo("1.0"));
    assertThat(printed.out()).endsWith("}\n");
    assertThat(printed.err())
        .isEqualTo(
            printed.out().lines().count()
                + " interactions of 20 clients, seed 9"
                + System.lineSeparator());
    assertThat(written.exit()).as(written.err()).isZero();
    assertThat(written.out()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(printed.out());
  }

  @Test
  void what_lies_in_the_future_is_told() {
    Here ahead =
        Here.run(
            "simulate",
            "--clients",
            "5",
            "--seed",
            "9",
            "--from",
            "2090-01-01",
            "--to",
            "2091-01-01");
    assertThat(ahead.exit()).isZero();
    assertThat(ahead.err()).contains("--until");
  }

  @Test
  void a_file_that_cannot_be_written_is_told_in_one_line() {
    Here failed =
        Here.run(
            "simulate", "--clients", "1", "--seed", "1", "--out", folder + "/nowhere/a.ndjson");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err()).contains("--out").hasLineCount(1);
  }

  @Test
  void import_takes_every_line() throws Exception {
    Path file = folder.resolve("simulated.ndjson");
    Here.run(
        "simulate",
        "--clients",
        "300",
        "--seed",
        "3",
        "--organisation",
        "city",
        "--out",
        file.toString());
    Here taken =
        Here.run(
            "import",
            file.toString(),
            "--data",
            folder.resolve("data").toString(),
            "--synthetic",
            "city");

    JsonNode result = JsonMapper.shared().readTree(taken.out());
    assertThat(result.path("problems")).as(taken.err()).isEmpty();
    assertThat(taken.exit()).isZero();
    String simulated = Files.readString(file);
    assertThat(simulated).contains("journey.client-merged.v1", "journey.interaction-retracted.v1");
    assertThat(result.path("accepted").asLong()).isEqualTo(simulated.lines().count());
  }
}

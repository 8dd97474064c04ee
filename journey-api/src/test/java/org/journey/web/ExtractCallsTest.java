package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.journey.security.Role;
import org.journey.state.Digests;
import org.journey.study.Participant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Extracts of the study's 17 people, as a researcher takes them away. */
@DisplayName("Extracts over HTTP")
@TestInstance(Lifecycle.PER_CLASS)
class ExtractCallsTest {

  private final RunningPlatform platform = RunningPlatform.withTheStudy();
  private final Caller researcher = platform.caller("r-1", "soar", Role.RESEARCHER);

  @AfterAll
  void end() {
    platform.close();
  }

  /** The bytes of each file of an extract, each held against what is said of it. */
  private TreeMap<String, byte[]> files(JsonNode extract) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (JsonNode file : extract.at("/result/files")) {
      Answer answer = researcher.get(file.path("location").asString()).is(200);
      assertThat(answer.body()).hasSize(file.path("bytes").asInt());
      assertThat(HexFormat.of().formatHex(Digests.fresh().digest(answer.body())))
          .isEqualTo(file.path("sha256").asString());
      files.put(file.path("name").asString(), answer.body());
    }
    return files;
  }

  @ParameterizedTest
  @CsvSource({
    "XES, journeys.xes",
    "OCEL, journeys.jsonocel",
    "OCEL_SQLITE, journeys.sqlite",
    "CSV, journeys.csv",
    "PARQUET, interactions.parquet",
    "STS, sequences.csv",
    "SPELL, spells.csv"
  })
  void each_format_is_there_whole_and_names_nobody(String format, String file) {
    JsonNode extract = Researching.extracted(researcher, "{\"format\":\"" + format + "\"}");

    assertThat(extract.at("/result/journeys").asInt()).isEqualTo(Participant.TABLE.size());
    assertThat(extract.path("notForPublication").asBoolean()).isTrue();
    TreeMap<String, byte[]> files = files(extract);
    assertThat(files).containsKeys(file, "datapackage.json", "manifest.json");
    for (byte[] bytes : files.values()) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      for (Participant participant : Participant.TABLE) {
        assertThat(text).doesNotContain(participant.journey());
      }
      assertThat(text).doesNotContain("/study/soar").doesNotContain("researcher-01");
    }
    JsonNode manifest =
        Answer.JSON.readTree(java.util.Objects.requireNonNull(files.get("manifest.json")));
    assertThat(manifest.path("consentSequence")).isEqualTo(extract.at("/result/consentSequence"));
    assertThat(manifest.at("/request/model").asString()).isEqualTo("steps-to-benefit@1");
  }

  /**
   * As an analyst would with DuckDB alone: docs/examples/steps.sql, over the files as they came.
   */
  @Test
  void the_query_of_the_examples_finds_the_steps_of_the_study_in_parquet(@TempDir Path directory)
      throws Exception {
    JsonNode extract = Researching.extracted(researcher, "{\"format\":\"PARQUET\"}");
    for (Map.Entry<String, byte[]> file : files(extract).entrySet()) {
      Files.write(directory.resolve(file.getKey()), file.getValue());
    }
    String sql =
        Files.readString(
                Path.of(System.getProperty("journey.root", ".."), "docs/examples/steps.sql"))
            .replace("FROM 'inter", "FROM '" + directory + "/inter")
            .replace("JOIN 'jour", "JOIN '" + directory + "/jour");
    Map<Integer, Integer> people = new TreeMap<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet row = duck.createStatement().executeQuery(sql)) {
      while (row.next()) {
        people.merge(row.getInt("step"), row.getInt("people"), Integer::sum);
        assertThat(row.getDouble("days")).isBetween(0.0, 2_000.0);
      }
    }
    Map<Integer, Integer> table = new TreeMap<>();
    for (Participant participant : Participant.TABLE) {
      String[] ends = participant.reached().split("-", -1);
      for (int step = Integer.parseInt(ends[0]);
          step <= Integer.parseInt(ends[ends.length - 1]);
          step++) {
        table.merge(step, 1, Integer::sum);
      }
    }
    assertThat(people).isEqualTo(table);
  }

  @Test
  void the_same_request_gives_the_same_bytes_until_consent_changes() {
    JsonNode first = Researching.extracted(researcher, "{\"format\":\"CSV\"}");
    String again =
        "{\"format\":\"CSV\",\"asAt\":\"%s\",\"asKnown\":\"%s\"}"
            .formatted(first.path("asAt").asString(), first.path("asKnown").asString());
    JsonNode same = Researching.extracted(researcher, again);
    assertThat(digests(same)).isEqualTo(digests(first));
    assertThat(files(same).get("journeys.csv")).isEqualTo(files(first).get("journeys.csv"));

    Caller service = platform.caller("w-1", "soar", Role.MANAGER);
    long withdrawn =
        service
            .post(
                Events.consent(
                    "study-keith", "2018-03-01T09:00:00Z", "consent-withdrawn", "RESEARCH"))
            .is(201)
            .sequence();

    for (JsonNode file : first.at("/result/files")) {
      JsonNode problem =
          researcher.get(file.path("location").asString()).isProblem(404, "not-found").json();
      assertThat(problem.path("detail").asString()).contains("Consent was withdrawn", "again");
    }
    JsonNode past =
        researcher.get(Researching.EXTRACTS + "/" + first.path("id").asString()).is(200).json();
    assertThat(past.path("status").asString()).isEqualTo("DONE");
    assertThat(past.path("result").isNull()).isTrue();
    assertThat(past.path("error").asString()).contains("Consent was withdrawn");

    JsonNode without = Researching.extracted(researcher, again);
    assertThat(without.at("/result/journeys").asInt()).isEqualTo(Participant.TABLE.size() - 1);
    assertThat(without.at("/result/consentSequence").asLong()).isEqualTo(withdrawn);
    assertThat(files(without)).isNotEmpty();
    service
        .post(Events.consent("study-keith", "2018-03-02T09:00:00Z", "consent-given", "RESEARCH"))
        .is(201);
  }

  private static List<String> digests(JsonNode extract) {
    return extract.at("/result/files").findValuesAsString("sha256");
  }

  @Test
  void another_request_has_other_names() {
    String one =
        new String(
            files(Researching.extracted(researcher, "{\"format\":\"CSV\"}"))
                .getOrDefault("journeys.csv", new byte[0]),
            StandardCharsets.UTF_8);
    String other =
        new String(
            files(
                    Researching.extracted(
                        researcher, "{\"format\":\"CSV\",\"cohort\":{\"reached\":[\"1-5\"]}}"))
                .getOrDefault("journeys.csv", new byte[0]),
            StandardCharsets.UTF_8);
    assertThat(other.lines().count()).isEqualTo(1 + 7);
    String name = other.lines().skip(1).findFirst().orElseThrow().split(",", 2)[0];
    assertThat(one).doesNotContain(name);
  }

  @Test
  void it_is_listed_until_it_is_deleted_with_its_files() {
    JsonNode extract = Researching.extracted(researcher, "{\"format\":\"XES\"}");
    String address = Researching.EXTRACTS + "/" + extract.path("id").asString();
    assertThat(researcher.get(Researching.EXTRACTS + "?limit=500").is(200).text())
        .contains(extract.path("id").asString());

    researcher.delete(address).is(204);

    researcher.get(address).isProblem(404, "not-found");
    researcher.get(address + "/files/manifest.json").isProblem(404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({"manifest.jsonx", "..%2F..%2Fmaster.key", "..", "manifest.json%00", "MANIFEST.JSON"})
  void only_its_own_files_can_be_had(String name) {
    JsonNode extract = Researching.extracted(researcher, "{\"format\":\"STS\"}");
    Answer answer =
        researcher.unchecked(
            "GET", Researching.EXTRACTS + "/" + extract.path("id").asString() + "/files/" + name);
    assertThat(answer.status()).isIn(400, 404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                        | format
          {"format":"XLSX"}                                         | format
          {"format":"CSV","sequences":{"unit":"DAY"}}               | sequences
          {"format":"STS","sequences":{"unit":"YEAR"}}              | sequences/unit
          {"format":"CSV","cohort":{"organisation":["soar","b"]}}   | organisation
          """)
  void what_is_wrong_with_a_request_is_told_by_its_place(String body, String parameter) {
    JsonNode problem =
        Researching.ask(researcher, Researching.EXTRACTS, body)
            .isProblem(400, "invalid-parameter")
            .json();
    assertThat(problem.path("parameter").asString()).isEqualTo(parameter);
  }
}

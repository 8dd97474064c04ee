package org.journey.web;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.interaction.CanonicalJson;
import org.journey.log.InteractionLog;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replays of the study's 17 people, as a manager, a researcher, an analyst and an auditor see them.
 */
@DisplayName("Replays over HTTP")
@TestInstance(Lifecycle.PER_CLASS)
class ReplayCallsTest {

  private static final String STANDARD = "steps-to-benefit@1";
  private static final String CAUTIOUS = "steps-to-benefit-cautious@1";

  private final RunningPlatform platform = RunningPlatform.withTheStudy();
  private final Caller manager = platform.caller("m-1", "soar", Role.MANAGER);
  private final Caller researcher = platform.caller("r-1", "soar", Role.RESEARCHER);
  private final Caller analyst = platform.caller("a-1", "soar", Role.ANALYST);
  private final Caller auditor = platform.caller("u-1", "soar", Role.AUDITOR);

  @AfterAll
  void end() {
    platform.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {STANDARD, CAUTIOUS})
  void the_table_comes_back(String model) {
    JsonNode result = Researching.of(manager, model).path("result");

    assertThat(result.path("journeys").asInt()).isEqualTo(Participant.TABLE.size());
    for (JsonNode reached : List.of(result.path("reached"))) {
      reached.forEachEntry(
          (notation, count) ->
              assertThat(count.asLong())
                  .as(notation)
                  .isEqualTo(
                      Participant.TABLE.stream()
                          .filter(one -> one.reached().equals(notation))
                          .count()));
    }
  }

  /** Anybody can work the digest out from what GET /journeys/{id} tells on the same axes. */
  @Test
  void its_digest_is_that_of_the_states_on_its_axes() {
    JsonNode replay = Researching.of(manager, STANDARD);
    String axes =
        "?asAt=" + replay.path("asAt").asString() + "&asKnown=" + replay.path("asKnown").asString();
    MessageDigest all = Digests.fresh();
    List<JsonNode> rows = Researching.journeys(manager, replay);
    for (JsonNode row : rows) {
      JsonNode state =
          manager.get("/api/v1/journeys/" + row.path("journeyId").asString() + axes).is(200).json();
      ObjectNode outcome = withoutIds(state);
      assertThat(Description.used("ReplayedJourney").validate(row)).isEmpty();
      assertThat(row.path("outcome")).isEqualTo(outcome);
      byte[] digest = Digests.fresh().digest(CanonicalJson.bytes(outcome));
      assertThat(row.path("digest").asString()).isEqualTo(HexFormat.of().formatHex(digest));
      all.update(digest);
    }
    assertThat(rows).hasSameSizeAs(Participant.TABLE);
    assertThat(replay.at("/result/digest").asString())
        .isEqualTo(HexFormat.of().formatHex(all.digest()));
  }

  private static ObjectNode withoutIds(JsonNode state) {
    ObjectNode outcome = Answer.JSON.createObjectNode();
    for (String name : List.of("status", "openedAt", "closedAt", "stageProgress", "engagement")) {
      outcome.set(name, state.path(name).deepCopy());
    }
    outcome.at("/stageProgress/stages").forEach(each -> ((ObjectNode) each).remove("enteredBy"));
    outcome.at("/stageProgress/barriers").forEach(each -> ((ObjectNode) each).remove("barrierId"));
    ObjectNode engagement = (ObjectNode) outcome.path("engagement");
    engagement.put("activities", engagement.path("activities").size());
    engagement.path("bridging").forEach(each -> ((ObjectNode) each).remove("activityId"));
    return outcome;
  }

  @Test
  void the_same_request_has_the_same_digest_and_another_model_is_compared_with_live() {
    JsonNode first = Researching.of(manager, STANDARD);
    String axes =
        ",\"asAt\":\"%s\",\"asKnown\":\"%s\"}"
            .formatted(first.path("asAt").asString(), first.path("asKnown").asString());
    JsonNode again = Researching.done(manager, "{\"model\":\"" + STANDARD + "\"" + axes);
    assertThat(again.path("result")).isEqualTo(first.path("result"));
    assertThat(auditor.get(Researching.address(first)).is(200).json().path("result"))
        .isEqualTo(first.path("result"));

    JsonNode same = manager.get(Researching.address(first) + "/comparison").is(200).json();
    assertThat(same.path("base").asString()).isEqualTo("live");
    assertThat(same.path("moves")).isEmpty();
    JsonNode with =
        manager
            .get(Researching.address(first) + "/comparison?with=" + again.path("id").asString())
            .is(200)
            .json();
    assertThat(with.path("journeys")).isEmpty();
  }

  @Test
  void who_moved_is_told_with_the_evidence_that_is_gone() {
    RunningPlatform shared = RunningPlatform.get();
    Caller other = shared.caller("m-1", Events.fresh("mov"), Role.MANAGER);
    String attended = Events.fresh("j");
    String told = Events.fresh("j");
    for (String journey : List.of(attended, told)) {
      other.post(Events.referral(journey)).is(201);
    }
    ObjectNode session = Events.session(attended, "2026-01-20T14:00:00Z");
    other.post(session).is(201);
    other.post(Events.reflection(told, "2026-01-20T14:00:00Z", "at last")).is(201);

    JsonNode replay = Researching.of(other, Researching.withoutAttendance());
    JsonNode comparison = other.get(Researching.address(replay) + "/comparison").is(200).json();

    assertThat(comparison.path("moves").toString())
        .isEqualTo("[{\"from\":\"2\",\"to\":\"none\",\"count\":1}]");
    assertThat(comparison.path("journeys")).hasSize(1);
    JsonNode moved = comparison.path("journeys").path(0);
    assertThat(moved.path("journeyId").asString()).isEqualTo(attended);
    assertThat(moved.path("gained")).isEmpty();
    assertThat(moved.path("lost")).hasSize(1);
    assertThat(moved.at("/lost/0/rule").asString()).isEqualTo("attendance");
    assertThat(moved.at("/lost/0/id").asString()).isEqualTo(session.path("id").asString());
    assertThat(moved.at("/lost/0/stage").asInt()).isEqualTo(2);
  }

  /** Another node did the base: this one's archive does not go as far yet. */
  @Test
  void a_base_that_knows_more_is_read_up_to_where_it_knows() {
    RunningPlatform shared = RunningPlatform.get();
    String organisation = Events.fresh("base");
    Caller other = shared.caller("m-1", organisation, Role.MANAGER);
    String journey = Events.fresh("j");
    other.post(Events.referral(journey)).is(201);
    ObjectNode replay = (ObjectNode) Researching.of(other, STANDARD);
    long position = other.post(Events.session(journey, "2026-01-20T14:00:00Z")).is(201).sequence();
    String later =
        other.get("/api/v1/journeys/" + journey).is(200).json().path("asKnown").asString();
    ObjectNode asked = Answer.JSON.createObjectNode();
    for (String name : List.of("model", "cohort", "saturation", "dating")) {
      asked.set(name, replay.path(name));
    }
    asked.put("asAt", later).put("asKnown", later);
    String base =
        shared
            .application()
            .getBean(JdbcClient.class)
            .sql(
                "insert into research_job (kind, organisation, extent, requested_by, request,"
                    + " position, status, result) values ('REPLAY', ?, 'WHOLE', 'm-1', ?, ?,"
                    + " 'DONE', ?) returning id::text")
            .params(
                organisation,
                Answer.JSON.writeValueAsBytes(asked),
                position,
                Answer.JSON.writeValueAsBytes(replay.path("result")))
            .query(String.class)
            .single();

    JsonNode comparison =
        other.get(Researching.address(replay) + "/comparison?with=" + base).is(200).json();

    assertThat(comparison.path("moves").toString())
        .isEqualTo("[{\"from\":\"2\",\"to\":\"none\",\"count\":1}]");
    assertThat(comparison.at("/journeys/0/lost")).hasSize(1);
  }

  @Test
  void a_researcher_is_told_of_who_consents_now_by_names_that_say_nothing() {
    Caller service = platform.caller("w-1", "soar", Role.MANAGER);
    JsonNode before = Researching.of(researcher, STANDARD);
    assertThat(before.path("scope").asString()).isEqualTo("CONSENTING");
    assertThat(before.path("notForPublication").asBoolean()).isTrue();
    int people = before.at("/result/journeys").asInt();
    String lines = String.valueOf(Researching.journeys(researcher, before));
    for (Participant participant : Participant.TABLE) {
      assertThat(lines).doesNotContain(participant.journey());
    }
    List<String> names =
        Researching.journeys(researcher, before).stream()
            .map(row -> row.path("journeyId").asString())
            .toList();
    assertThat(names).hasSize(people).isSorted().doesNotHaveDuplicates();
    JsonNode other =
        Researching.done(
            researcher, "{\"model\":\"" + STANDARD + "\",\"saturation\":{\"runLength\":3}}");
    assertThat(Researching.journeys(researcher, other).toString())
        .as("another request, other names")
        .doesNotContain(names.getFirst());

    ObjectNode withdrawn =
        Events.consent("study-keith", "2018-03-01T09:00:00Z", "consent-withdrawn", "RESEARCH");
    service.post(withdrawn).is(201);

    assertThat(Researching.journeys(researcher, before)).hasSize(people - 1);
    JsonNode past = researcher.get(Researching.address(before)).is(200).json();
    assertThat(past.path("status").asString()).isEqualTo("DONE");
    assertThat(past.path("result").isNull()).as("counts of who is not to be counted").isTrue();
    assertThat(past.path("error").asString()).contains("Consent was withdrawn", "again");
    for (JsonNode listed :
        researcher.get("/api/v1/replays?limit=500").is(200).json().path("replays")) {
      if (listed.path("id").equals(before.path("id"))) {
        assertThat(listed).isEqualTo(past);
      }
    }
    String axes =
        ",\"asAt\":\"%s\",\"asKnown\":\"%s\"}"
            .formatted(before.path("asAt").asString(), before.path("asKnown").asString());
    JsonNode again = Researching.done(researcher, "{\"model\":\"" + STANDARD + "\"" + axes);
    assertThat(again.at("/result/journeys").asInt()).isEqualTo(people - 1);
    assertThat(again.at("/result/consentSequence").asLong())
        .isEqualTo(platform.application().getBean(InteractionLog.class).head());
    service
        .post(Events.consent("study-keith", "2018-03-02T09:00:00Z", "consent-given", "RESEARCH"))
        .is(201);
  }

  @Test
  void who_withdraws_is_in_no_comparison_that_was_worked_out_before() {
    RunningPlatform shared = RunningPlatform.get();
    String organisation = Events.fresh("cmp");
    Caller service = shared.caller("m-1", organisation, Role.MANAGER);
    Caller reader = shared.caller("r-1", organisation, Role.RESEARCHER);
    List<String> journeys = List.of(Events.fresh("j"), Events.fresh("j"));
    for (String journey : journeys) {
      service.post(Events.referral(journey)).is(201);
      service
          .post(Events.consent(journey, "2026-01-06T09:00:00Z", "consent-given", "RESEARCH"))
          .is(201);
      service.post(Events.session(journey, "2026-01-20T14:00:00Z")).is(201);
    }
    String comparison =
        Researching.address(Researching.of(reader, Researching.withoutAttendance()))
            + "/comparison";
    assertThat(reader.get(comparison).is(200).json().at("/moves/0/count").asInt()).isEqualTo(2);

    service
        .post(
            Events.consent(
                journeys.getFirst(), "2026-01-21T09:00:00Z", "consent-withdrawn", "RESEARCH"))
        .is(201);

    JsonNode since = reader.get(comparison).is(200).json();
    assertThat(since.at("/moves/0/count").asInt()).isEqualTo(1);
    assertThat(since.path("journeys")).hasSize(1);
  }

  @Test
  void each_sees_the_replays_of_a_role_that_sees_as_much() {
    String whole = Researching.address(Researching.of(manager, STANDARD));
    String consenting = Researching.address(Researching.of(researcher, STANDARD));

    auditor.get(whole).is(200);
    researcher.get(whole).isProblem(404, "not-found");
    manager.get(consenting).isProblem(404, "not-found");
    researcher.delete(whole).isProblem(404, "not-found");
    manager
        .get(whole + "/comparison?with=" + consenting.substring(consenting.lastIndexOf('/') + 1))
        .isProblem(400, "invalid-parameter");
    assertThat(researcher.get("/api/v1/replays?limit=500").is(200).text())
        .doesNotContain(whole.substring(whole.lastIndexOf('/') + 1));
    // Nobody is real here, so that an analyst is told the exact counts, and still of no journey.
    analyst.get(whole).is(200);
    analyst.get(whole + "/journeys").isProblem(403, "forbidden");
    assertThat(analyst.get(whole + "/comparison").is(200).json().path("journeys")).isEmpty();
  }

  @Test
  void it_is_listed_until_it_is_deleted() {
    String address = Researching.address(Researching.of(manager, STANDARD));
    String id = address.substring(address.lastIndexOf('/') + 1);
    assertThat(manager.get("/api/v1/replays?limit=500").is(200).text()).contains(id);
    JsonNode page = manager.get("/api/v1/replays?limit=1").is(200).json();
    Researching.of(manager, STANDARD);
    assertThat(
            manager
                .get("/api/v1/replays?limit=1&after=" + page.path("next").asString("none"))
                .status())
        .isIn(200, 400);

    manager.delete(address).is(204);

    manager.get(address).isProblem(404, "not-found");
    assertThat(manager.get("/api/v1/replays?limit=500").is(200).text()).doesNotContain(id);
  }

  @Test
  void the_outcomes_are_rows_too() {
    JsonNode replay = Researching.of(manager, STANDARD);
    List<String> lines =
        manager
            .get(Researching.address(replay) + "/journeys", Map.of("Accept", "text/csv"))
            .is(200)
            .text()
            .lines()
            .toList();
    assertThat(lines).hasSize(1 + Participant.TABLE.size());
    assertThat(lines.getFirst()).startsWith("journeyId,status,openedAt").endsWith(",digest");
    assertThat(lines).anyMatch(line -> line.startsWith("study-keith,CLOSED,"));
  }

  /** As DuckDB reads them: what the rows say, each column with its type. */
  @Test
  void they_are_parquet_too(@TempDir Path folder) throws IOException, SQLException {
    String address = Researching.address(Researching.of(manager, CAUTIOUS)) + "/journeys";
    Path csv = folder.resolve("rows.csv");
    Path parquet = folder.resolve("rows.parquet");
    Files.write(csv, manager.get(address, Map.of("Accept", "text/csv")).is(200).body());
    Answer answer =
        manager.get(address, Map.of("Accept", "application/vnd.apache.parquet")).is(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.apache.parquet");
    Files.write(parquet, answer.body());
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      Map<String, String> types = new LinkedHashMap<>();
      rows(duck, "DESCRIBE SELECT * FROM '" + parquet + "'")
          .forEach(row -> types.put(row.get(0), row.get(1)));
      assertThat(types)
          .containsEntry("journeyId", "VARCHAR")
          .containsEntry("stage1EnteredAt", "TIMESTAMP WITH TIME ZONE")
          .containsEntry("stage5Evidence", "INTEGER")
          .containsEntry("inOrder", "BOOLEAN")
          .containsEntry("attendanceRate", "DECIMAL(18,4)");
      String typed =
          types.entrySet().stream()
              .map(column -> "CAST(\"" + column.getKey() + "\" AS " + column.getValue() + ")")
              .collect(joining(", "));
      List<List<String>> ofCsv =
          rows(duck, "SELECT " + typed + " FROM read_csv('" + csv + "', all_varchar = true)");
      assertThat(rows(duck, "SELECT * FROM '" + parquet + "'"))
          .isEqualTo(ofCsv)
          .hasSameSizeAs(Participant.TABLE);
    }
  }

  private static List<List<String>> rows(Connection duck, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (ResultSet found = duck.createStatement().executeQuery(sql)) {
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          String value = found.getString(i);
          row.add(value == null ? "" : value);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void of_nobody_there_are_names_and_no_rows() {
    Caller other = RunningPlatform.get().caller("m-1", Events.fresh("nob"), Role.MANAGER);
    String address = Researching.address(Researching.of(other, STANDARD)) + "/journeys";
    assertThat(other.get(address, Map.of("Accept", "text/csv")).is(200).text())
        .startsWith("journeyId,status,")
        .endsWith(",digest\r\n")
        .hasLineCount(1);
    assertThat(other.get(address).is(200).text()).isEmpty();
    other.get(address, Map.of("Accept", "application/pdf")).isProblem(406, "not-acceptable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                              | model
          {"model":"steps-to-benefit"}                                    | model
          {"model":"steps-to-benefit@1","mood":"good"}                    | mood
          {"model":"steps-to-benefit@1","asAt":"yesterday"}               | asAt
          {"model":"steps-to-benefit@1","asAt":"2999-01-01T00:00:00Z"}    | asAt
          {"model":"steps-to-benefit@1","asKnown":"2999-01-01T00:00:00Z"} | asKnown
          {"model":"steps-to-benefit@1","cohort":7}                       | cohort
          {"model":"steps-to-benefit@1","cohort":{"mood":"good"}}         | cohort.mood
          {"model":"steps-to-benefit@1","cohort":{"Siân O":"good"}}       | cohort
          {"model":"steps-to-benefit@1","saturation":{"Siân O":2}}        | saturation
          {"model":"steps-to-benefit@1","cohort":{"source":"MAYOR"}}      | cohort.source
          {"model":"steps-to-benefit@1","cohort":{"reached":"5-1"}}       | cohort.reached
          {"model":"steps-to-benefit@1","cohort":{"ageBand":"40-49"}}     | cohort.ageBand
          {"model":"steps-to-benefit@1","cohort":{"deprivation":11}}      | cohort.deprivation
          {"model":"steps-to-benefit@1","saturation":{"runLength":0}}     | saturation.runLength
          {"model":"steps-to-benefit@1","saturation":{"threshold":2}}     | saturation.threshold
          {"model":"steps-to-benefit@1","saturation":{"mood":2}}          | saturation.mood
          {"model":"steps-to-benefit@1","dating":"GUESSED"}               | dating
          """)
  void what_is_wrong_with_a_request_is_told_by_its_place(String body, String parameter) {
    JsonNode problem = Researching.ask(manager, body).isProblem(400, "invalid-parameter").json();
    assertThat(problem.path("parameter").asString()).isEqualTo(parameter);
    assertThat(problem.toString()).doesNotContain("Siân");
  }

  @Test
  void what_is_no_json_is_malformed_and_an_unknown_model_is_unknown() {
    for (String body :
        List.of("", "null", "[]", "{\"model\":", "{\"model\":\"a@1\",\"model\":\"b@1\"}")) {
      Researching.ask(manager, body).isProblem(400, "malformed");
    }
    Researching.ask(manager, "{\"model\":\"no-such@1\"}").isProblem(422, "unknown-reference");
    manager
        .post("/api/v1/replays", "text/plain", "{}".getBytes(StandardCharsets.UTF_8))
        .isProblem(415, "unsupported-media-type");
    for (String id : List.of("1", "no-such", "00000000-0000-4000-8000-00000000000g")) {
      manager.get("/api/v1/replays/" + id).isProblem(404, "not-found");
    }
  }
}

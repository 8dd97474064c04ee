package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.web.DescribedCall.SOMEBODY;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.journey.security.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Parameters and statuses: what openapi.yaml describes is what there is, no more and no less. */
class DescribedCallsTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  @AfterAll
  static void leaveNoRebuildRunning() {
    Operating.settled();
  }

  static Stream<String> operations() {
    return Description.operations().stream().filter(operation -> operation.contains("/api/"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void no_parameter_is_accepted_that_is_not_described(String operation) {
    Answer answer = DescribedCall.of(operation).by(SOMEBODY, "?mood=good");

    String detail = answer.isProblem(400, "invalid-parameter").json().path("detail").asString();
    Set<String> accepted = new TreeSet<>();
    if (!detail.contains("has no parameters")) {
      String names = detail.substring(detail.indexOf("it has ") + 7).replaceAll("[.]$", "");
      accepted.addAll(Arrays.asList(names.split(", ", -1)));
    }
    assertThat(accepted).isEqualTo(Description.query(operation).keySet());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void each_described_parameter_is_accepted_within_its_bounds_and_not_beyond(String operation) {
    for (Map.Entry<String, JsonNode> parameter : Description.query(operation).entrySet()) {
      for (String good : good(operation, parameter.getKey(), parameter.getValue())) {
        Answer answer =
            DescribedCall.of(operation).by(SOMEBODY, "?" + parameter.getKey() + "=" + good);
        assertThat(answer.status())
            .as("%s?%s=%s %s", operation, parameter.getKey(), good, answer.text())
            .isBetween(200, 299);
      }
      for (String bad : bad(parameter.getKey(), parameter.getValue())) {
        Answer answer =
            DescribedCall.of(operation).by(SOMEBODY, "?" + parameter.getKey() + "=" + bad);
        assertThat(answer.isProblem(400, "invalid-parameter").json().path("parameter").asString())
            .as("%s=%s", parameter.getKey(), bad)
            .isEqualTo(parameter.getKey());
      }
    }
  }

  private static List<String> good(String operation, String name, JsonNode schema) {
    List<String> good = new ArrayList<>();
    schema.path("enum").forEach(code -> good.add(code.stringValue()));
    schema.path("examples").forEach(one -> good.add(encoded(one.stringValue())));
    for (String bound : List.of("minimum", "maximum", "default")) {
      // The log will never be that far: JourneyListTest has what is answered.
      boolean neverReached = name.equals("minSequence") && bound.equals("maximum");
      if (schema.has(bound) && !neverReached) {
        good.add(schema.required(bound).asString());
      }
    }
    if (schema.path("type").asString("").equals("boolean")) {
      good.addAll(List.of("true", "false"));
    }
    if (isInstant(schema)) {
      good.add(DescribedCall.known());
    }
    if (name.equals("with")) {
      good.add(Researching.of(SOMEBODY, "steps-to-benefit@1").required("id").stringValue());
    }
    if (name.equals("listed")) {
      good.add(DescribedCall.JOURNEY);
    }
    if (name.equals("log") && operation.endsWith("/inclusion")) {
      // An entry of that number may be another's: CheckpointCallsTest has one of one's own.
      good.removeAll(List.of("ACCESS", "INTERACTIONS"));
      good.add("INTERACTIONS");
    }
    if (name.equals("sequence") || name.equals("treeSize")) {
      good.clear();
      good.add(Long.toString(DescribedCall.sequence()));
    }
    if (name.equals("organisation")) {
      good.add(DescribedCall.ORGANISATION);
    }
    if (good.isEmpty()) {
      good.add(
          DescribedCall.of(operation)
              .by(SOMEBODY, "?limit=1")
              .json()
              .required("next")
              .stringValue());
    }
    return good;
  }

  private static boolean isInstant(JsonNode schema) {
    return schema.path("format").asString("").equals("date-time");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static List<String> bad(String name, JsonNode schema) {
    List<String> bad = new ArrayList<>(List.of(""));
    schema
        .path("enum")
        .forEach(code -> bad.add(code.stringValue().toLowerCase(java.util.Locale.ROOT)));
    if (schema.has("minimum")) {
      bad.add(Long.toString(schema.required("minimum").asLong() - 1));
    }
    if (schema.has("maximum")) {
      bad.add(Long.toString(schema.required("maximum").asLong() + 1));
    }
    switch (schema.path("type").asString("")) {
      case "integer" -> bad.addAll(List.of("1.5", "one"));
      case "number" -> bad.add("one");
      case "boolean" -> bad.addAll(List.of("yes", "TRUE", "1"));
      default -> {}
    }
    if (isInstant(schema)) {
      bad.add("2026-01-01");
      if (name.startsWith("as")) {
        bad.add("2999-01-01T00:00:00Z");
      }
    }
    if (schema.has("pattern")) {
      bad.addAll(List.of("%20", "a%20b", "'%20or%201=1--"));
    }
    if (name.equals("after") && schema.path("type").asString("").equals("string")) {
      bad.addAll(List.of("1", "AAAA", "no%20cursor"));
    }
    return bad;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void each_described_status_occurs_and_no_other(String operation) {
    Set<Integer> occurred = new TreeSet<>();
    for (Answer answer : tried(operation)) {
      occurred.add(answer.status());
    }
    assertThat(occurred).isSubsetOf(Description.statuses(operation));
    Set<Integer> missing = new TreeSet<>(Description.statuses(operation));
    missing.removeAll(occurred);
    assertThat(missing).isEqualTo(elsewhere(operation));
  }

  /** What takes a slow caller, a database that is away, an erasure, a quota, or much to do. */
  private static Set<Integer> elsewhere(String operation) {
    Set<Integer> elsewhere = new TreeSet<>(Set.of(503));
    if (DescribedCall.of(operation).hasBody()) {
      elsewhere.add(408);
    }
    if (operation.equals("POST /api/v1/interactions")) {
      elsewhere.addAll(List.of(410, 429));
    }
    if (operation.contains("/merges")) {
      elsewhere.addAll(List.of(410, 429));
    }
    if (operation.contains("/metrics")
        || operation.contains("/cohorts/")
        || operation.endsWith("/comparison")) {
      elsewhere.add(202);
    }
    if (operation.equals("POST /api/v1/replays") || operation.equals("POST /api/v1/extracts")) {
      elsewhere.add(429);
    }
    if (operation.equals("POST /api/v1/rejected/redrive")) {
      // Where there is no Kafka, and where more is asked for than may wait.
      elsewhere.addAll(List.of(404, 429));
    }
    return elsewhere;
  }

  /** Everything that can go well or ill with a call. */
  private static List<Answer> tried(String operation) {
    DescribedCall call = DescribedCall.of(operation);
    List<Answer> answers = new ArrayList<>();
    answers.add(call.by(SOMEBODY, ""));
    answers.add(call.by(SOMEBODY, ""));
    answers.add(call.by(SOMEBODY, "?mood=good"));
    answers.add(call.by(SOMEBODY, "", "Accept", "image/png"));
    answers.add(call.by(PLATFORM.nobody(), ""));
    answers.add(call.by(DescribedCall.ROLELESS, ""));
    if (call.hasBody()) {
      answers.add(call.as("text/plain").by(SOMEBODY, ""));
      answers.add(call.with(call.path(), " ").by(SOMEBODY, ""));
      answers.add(call.with(call.path(), " ".repeat(70_000)).by(SOMEBODY, ""));
    }
    switch (operation) {
      case "POST /api/v1/interactions" -> {
        String nowhere = Events.fresh("j");
        answers.add(call.with(Events.session(nowhere, "2026-01-21T14:00:00Z")).by(SOMEBODY, ""));
        answers.add(call.with(call.path(), "{}").by(SOMEBODY, ""));
      }
      case "PUT /api/v1/models/{id}/{version}" -> {
        String id = call.path().split("/", -1)[4];
        String other = DescribedCall.model(id, "Other");
        answers.add(call.with(call.path(), other).by(SOMEBODY, ""));
        answers.add(call.with(call.path(), "id: " + id).by(SOMEBODY, ""));
      }
      case "PUT /api/v1/activities/{id}", "POST /api/v1/merges" ->
          answers.add(call.with(call.path(), "{}").by(SOMEBODY, ""));
      case "GET /api/v1/journeys/{id}",
          "GET /api/v1/journeys/{id}/evidence",
          "GET /api/v1/journeys/{id}/fhir",
          "GET /api/v1/journeys/{id}/bundle",
          "GET /api/v1/services/{organisation}/metrics",
          "GET /api/v1/services/{organisation}/metrics/{figure}/journeys" ->
          answers.add(call.by(SOMEBODY, "?model=no-such@1"));
      case "POST /api/v1/extracts" ->
          answers.add(
              call.with(call.path(), "{\"format\":\"CSV\",\"model\":\"no-such@1\"}")
                  .by(SOMEBODY, ""));
      case "POST /api/v1/replays" ->
          answers.add(call.with(call.path(), "{\"model\":\"no-such@1\"}").by(SOMEBODY, ""));
      case "GET /api/v1/log/proofs/inclusion" ->
          answers.add(call.with(call.path().replaceAll("=.*", "=999999999"), "").by(SOMEBODY, ""));
      case "GET /api/v1/coding/agreement" -> answers.add(call.by(SOMEBODY, "?model=no-such@1"));
      case "GET /api/v1/coding/unread" -> answers.add(call.by(SOMEBODY, "?subTheme=no-such"));
      default -> {
        if (operation.contains("/cohorts/")) {
          answers.add(call.by(SOMEBODY, "?model=no-such@1"));
        }
      }
    }
    answers.addAll(ErasureRefusals.of(operation));
    if (operation.equals("GET /api/v1/journeys/{id}")) {
      String axes = "?asAt=2026-06-01T00:00:00Z&asKnown=" + DescribedCall.known();
      String tag = call.by(SOMEBODY, axes).header("ETag");
      answers.add(call.by(SOMEBODY, axes, "If-None-Match", tag));
    }
    if (operation.startsWith("DELETE /api/v1/projections")) {
      answers.add(Operating.cancelled(SOMEBODY));
    }
    if (operation.contains("{") && !call.hasBody()) {
      String unknown =
          call.path()
              .replace(DescribedCall.JOURNEY, "no-such")
              .replace("steps-to-benefit", "no-such")
              .replace("metrics/referrals", "metrics/no-such")
              .replace("projections/journeys", "projections/no-such")
              .replaceAll(
                  "(replays|extracts|erasures)/[0-9a-f-]{36}",
                  "$1/00000000-0000-4000-8000-000000000000")
              .replaceAll("merges/[0-9a-f-]{36}", "merges/no-such")
              .replaceAll("interactions/\\d+", "interactions/999999999");
      answers.add(call.with(unknown, "").by(SOMEBODY, ""));
    }
    return answers;
  }

  @Test
  void an_answer_with_a_field_that_is_not_described_does_not_fit() {
    Caller auditor = PLATFORM.caller("a-1", DescribedCall.ORGANISATION, Role.AUDITOR);
    String state = auditor.get("/api/v1/journeys/" + DescribedCall.JOURNEY).is(200).text();
    int places = 0;
    for (int at = state.indexOf('{'); at >= 0; at = state.indexOf('{', at + 1)) {
      String more = state.substring(0, at + 1) + "\"mood\":1," + state.substring(at + 1);
      JsonNode grown = Answer.JSON.readTree(more.replace(",}", "}"));
      assertThat(Description.used("JourneyState").validate(grown)).as(more).isNotEmpty();
      places++;
    }
    assertThat(places).isGreaterThan(8);
    assertThat(Description.used("JourneyState").validate(Answer.JSON.readTree(state))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("answering")
  void no_list_and_nothing_in_a_list_has_a_field_that_is_not_described(String operation) {
    DescribedCall call = DescribedCall.of(operation);
    if (operation.endsWith("/batch")) {
      call = call.with(call.path(), "{}");
    }
    JsonNode answer = call.by(SOMEBODY, "").is(200).json();
    List<JsonNode> grown = new ArrayList<>();
    grown.add(grown(answer, ""));
    for (String name : answer.propertyNames()) {
      if (answer.path(name).path(0).isObject()) {
        grown.add(grown(answer, "/" + name + "/0"));
      }
    }
    for (JsonNode more : grown) {
      assertThat(Description.errors(operation, 200, more)).as(more.toString()).isNotEmpty();
    }
    assertThat(Description.errors(operation, 200, answer)).isEmpty();
  }

  static Stream<String> answering() {
    return operations()
        .filter(operation -> operation.startsWith("GET ") || operation.endsWith("/batch"))
        // A line each or a signed note, which is no answer in JSON.
        .filter(operation -> !operation.endsWith("/log/checkpoint"))
        .filter(operation -> !operation.endsWith("/log/key"))
        .filter(operation -> !operation.equals("GET /api/v1/replays/{id}/journeys"))
        .filter(operation -> !operation.equals("GET /api/v1/extracts/{id}/files/{file}"))
        // An archive.
        .filter(operation -> !operation.endsWith("/bundle"));
  }

  private static JsonNode grown(JsonNode answer, String place) {
    JsonNode copy = answer.deepCopy();
    ((ObjectNode) (place.isEmpty() ? copy : copy.at(place))).put("mood", "good");
    return copy;
  }
}

package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.security.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What research tells of real people to who may not know them: an analyst, of whom small numbers
 * are kept, and a researcher, who sees who consented by other names. Both try what the rules allow,
 * and what they do not.
 */
@DisplayName("What research tells of real people")
@TestInstance(Lifecycle.PER_CLASS)
class ResearchDisclosureTest {

  private static final String CAUTIOUS = "steps-to-benefit-cautious@1";

  /** Whole numbers below these names are counts of journeys or people, or made of them. */
  private static final Set<String> COUNTS =
      Set.of("n", "value", "numerator", "denominator", "count", "journeys", "events", "atRisk");

  private final RealPeople people = new RealPeople();
  private final Caller analyst = caller(Role.ANALYST);
  private final Caller researcher = caller(Role.RESEARCHER);

  private Caller caller(Role... roles) {
    return people.platform.caller("x-1", RealPeople.ORGANISATION, roles);
  }

  @AfterAll
  void end() {
    people.close();
  }

  static List<String> questions() {
    List<String> questions = new ArrayList<>();
    for (String figure :
        List.of(
            "time-to-stage",
            "time-to-stage?groupBy=SOURCE",
            "time-to-stage?groupBy=AGE_BAND&stage=2",
            "transitions",
            "conformance",
            "process-map",
            "process-map?of=STAGE",
            "saturation")) {
      for (String filter :
          List.of(
              "",
              "source=HOSPITAL",
              "source=GP",
              "reason=DEBT",
              "reason=ISOLATION",
              "ageBand=85-94",
              "deprivation=10",
              "reached=none",
              "reached=2",
              "openedFrom=2025-03-01T00:00:00Z&openedTo=2025-04-01T00:00:00Z",
              "model=" + CAUTIOUS)) {
        questions.add(
            "/api/v1/cohorts/"
                + figure
                + (filter.isEmpty() ? "" : (figure.contains("?") ? "&" : "?") + filter));
      }
    }
    return questions;
  }

  private static String known(String question, Instant end) {
    return question + (question.contains("?") ? "&" : "?") + "asKnown=" + end;
  }

  /** A small number is told in no answer, whichever question is asked of whichever month end. */
  @ParameterizedTest
  @MethodSource("questions")
  void an_analyst_is_told_no_small_number_and_of_nobody(String question) {
    // The last month end first: that the editions before are made then changes none of them.
    for (int end = people.ends.size() - 1; end >= 0; end--) {
      String asked = known(question, people.ends.get(end));
      Answer answer = answered(analyst, asked, Map.of());
      JsonNode told = answer.json();
      assertThat(told.path("controlled").asBoolean()).isTrue();
      assertThat(answer.text()).doesNotContain(RealPeople.MARK);
      assertNoSmallNumber(asked, told.path("result"));
      JsonNode n = told.path("n");
      assertThat(n.isNull() || n.asInt() == 0 || n.asInt() % 5 == 0).as(asked).isTrue();
      assertThat(n.asInt(0)).isNotEqualTo(5);
    }
    analyst
        .get(known(question, people.ends.getLast()), Map.of("Accept", "image/svg+xml"))
        .isProblem(406, "not-acceptable");
  }

  private static void assertNoSmallNumber(String asked, JsonNode node) {
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      JsonNode value = each.getValue();
      if (COUNTS.contains(each.getKey()) && value.isIntegralNumber()) {
        boolean share = each.getKey().equals("value") && (node.has("denominator") || node.has("n"));
        assertThat(share || node.has("unit") || (value.asLong() % 5 == 0 && value.asLong() != 5))
            .as("%s: %s of %s", asked, each.getKey(), node)
            .isTrue();
      }
      assertNoSmallNumber(asked, value);
    }
    if (node.isArray()) {
      node.forEach(each -> assertNoSmallNumber(asked, each));
    }
  }

  /** Who knows that one person came, and asks before and after, learns nothing of them. */
  @ParameterizedTest
  @MethodSource("questions")
  void the_difference_of_two_month_ends_tells_of_no_single_person(String question) {
    // As at one instant, or what is told of all moves because a month has gone by.
    String asAt = "&asAt=" + people.ends.get(0);
    List<JsonNode> told = new ArrayList<>();
    for (Instant end : people.ends.subList(0, 2)) {
      told.add(answered(analyst, known(question, end) + asAt, Map.of()).json().path("result"));
    }
    assertThat(told.get(1)).isEqualTo(told.get(0));
  }

  @Test
  void what_is_told_is_about_what_is_so() {
    for (int end = 0; end < people.ends.size(); end++) {
      String asked = known("/api/v1/cohorts/transitions", people.ends.get(end));
      assertThat(answered(people.manager, asked, Map.of()).json().path("n").asInt())
          .isEqualTo(people.knownAt(end));
      assertThat(answered(analyst, asked, Map.of()).json().path("n").asInt())
          .isBetween(people.knownAt(end) - 3, people.knownAt(end) + 3);
    }
  }

  @Test
  void what_is_not_of_whole_months_is_refused_to_an_analyst_in_every_call() {
    Instant within = people.ends.getLast().minusSeconds(86_400);
    for (String axes :
        List.of(
            "asKnown=" + within,
            "asAt=" + within,
            "openedFrom=2025-03-02T00:00:00Z",
            "openedTo=2025-03-02T00:00:00Z",
            "openedFrom=2025-03-01T01:00:00Z")) {
      for (String figure : List.of("time-to-stage", "transitions", "saturation")) {
        analyst.get("/api/v1/cohorts/" + figure + "?" + axes).isProblem(400, "invalid-parameter");
      }
    }
    for (String body :
        List.of(
            "\"asKnown\":\"" + within + "\"",
            "\"asAt\":\"" + within + "\"",
            "\"cohort\":{\"openedFrom\":\"2025-03-02T00:00:00Z\"}")) {
      Researching.ask(analyst, "{\"model\":\"" + CAUTIOUS + "\"," + body + "}")
          .isProblem(400, "invalid-parameter");
    }
    analyst
        .get("/api/v1/cohorts/saturation?order=LISTED&listed=" + RealPeople.journey(1))
        .isProblem(400, "invalid-parameter");
  }

  @Test
  void a_replay_tells_an_analyst_rounded_counts_and_no_journey() {
    JsonNode last = null;
    for (int end = 0; end < 2; end++) {
      JsonNode replay =
          Researching.done(
              analyst,
              "{\"model\":\"%s\",\"asKnown\":\"%s\"}".formatted(CAUTIOUS, people.ends.get(end)));
      String address = Researching.address(replay);
      JsonNode result = replay.path("result");
      for (String group : List.of("reached", "saturation")) {
        result
            .path(group)
            .forEachEntry(
                (name, count) ->
                    assertThat(count.isNull() || count.asInt() % 5 == 0).as(name).isTrue());
      }
      assertThat(result.path("journeys").asInt() % 5).isZero();
      assertThat(replay.at("/progress/total").asInt()).isEqualTo(100);
      analyst.get(address + "/journeys").isProblem(403, "forbidden");
      JsonNode comparison = answered(analyst, address + "/comparison", Map.of()).json();
      assertThat(comparison.path("journeys")).isEmpty();
      comparison
          .path("moves")
          .forEach(
              move ->
                  assertThat(move.path("count").isNull() || move.path("count").asInt() % 5 == 0)
                      .as(move.toString())
                      .isTrue());
      if (last != null) {
        assertThat(result).as("one person more").isEqualTo(last);
      }
      last = result;
    }
  }

  /** One role sees the replay, the other may ask what replays tell of each journey. */
  @Test
  void who_is_analyst_and_researcher_is_told_of_nobody_in_what_an_analyst_sees() {
    Caller both = caller(Role.ANALYST, Role.RESEARCHER);
    String controlled =
        Researching.address(
            Researching.done(
                analyst,
                "{\"model\":\"%s\",\"asKnown\":\"%s\"}"
                    .formatted(CAUTIOUS, people.ends.getLast())));
    both.get(controlled).is(200);
    both.get(controlled + "/journeys").isProblem(404, "not-found");
    assertThat(answered(both, controlled + "/comparison", Map.of()).json().path("journeys"))
        .isEmpty();

    JsonNode consenting = Researching.of(both, CAUTIOUS);
    assertThat(consenting.path("scope").asString()).isEqualTo("CONSENTING");
    assertThat(Researching.journeys(both, consenting))
        .isNotEmpty()
        .asString()
        .doesNotContain(RealPeople.MARK);
  }

  /** Figures that are kept for ever must be those of the very question. */
  @Test
  void bases_of_one_model_that_ask_otherwise_have_comparisons_of_their_own() {
    String end = people.ends.getLast().toString();
    JsonNode replay = controlled(CAUTIOUS, end, "");
    List<JsonNode> moves = new ArrayList<>();
    for (String asAt : List.of("", ",\"asAt\":\"2025-03-01T00:00:00Z\"")) {
      String base = controlled("steps-to-benefit@1", end, asAt).path("id").asString();
      moves.add(
          answered(analyst, Researching.address(replay) + "/comparison?with=" + base, Map.of())
              .json()
              .path("moves"));
    }
    assertThat(moves.get(1)).isNotEqualTo(moves.get(0));

    String older =
        controlled(CAUTIOUS, people.ends.getFirst().toString(), "").path("id").asString();
    JsonNode refused =
        analyst
            .get(Researching.address(replay) + "/comparison?with=" + older)
            .isProblem(400, "invalid-parameter")
            .json();
    assertThat(refused.path("parameter").asString()).isEqualTo("with");
  }

  private JsonNode controlled(String model, String asKnown, String more) {
    return Researching.done(
        analyst, "{\"model\":\"%s\",\"asKnown\":\"%s\"%s}".formatted(model, asKnown, more));
  }

  /** Every call there is, about people who are there, by every parameter that takes an id. */
  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"ANALYST", "RESEARCHER"})
  void no_call_tells_an_id_or_a_word_of_anybody(Role role) {
    Caller reader = caller(role);
    List<String> replays =
        List.of(
            Researching.address(Researching.of(people.manager, CAUTIOUS)),
            Researching.address(Researching.of(researcher, CAUTIOUS)));
    int answered = 0;
    for (String operation : Description.operations()) {
      if (!operation.startsWith("GET /api/")) {
        continue;
      }
      for (int person : List.of(4, 41)) {
        for (String path : paths(operation.substring(4), person, replays)) {
          for (String query : queries(operation, person)) {
            Answer answer = reader.unchecked("GET", path + query);
            assertThat(answer.status()).as(path + query).isLessThan(500).isNotEqualTo(401);
            // Whose reading is asked about is told back, whoever that is.
            String text = answer.text().replaceFirst("\"(coder|first|second)\":\"[^\"]*\"", "");
            assertThat(text)
                .as("%s as %s: %s%s", answer.status(), role, path, query)
                .doesNotContain(RealPeople.UNCONSENTED)
                .doesNotContain("j-" + RealPeople.MARK)
                .doesNotContain("c-" + RealPeople.MARK)
                .doesNotContain("said to")
                .doesNotContain("Name " + RealPeople.MARK);
            answered += answer.status() == 200 ? 1 : 0;
          }
        }
      }
    }
    assertThat(answered).isPositive();
  }

  private static List<String> paths(String template, int person, List<String> replays) {
    String path =
        template
            .replace("/journeys/{id}", "/journeys/" + RealPeople.journey(person))
            .replace("/clients/{id}", "/clients/" + RealPeople.client(person))
            .replace("{organisation}", RealPeople.ORGANISATION)
            .replace("{figure}", "referrals")
            .replace("{sequence}", Integer.toString(person + 1))
            .replace("{name}", "journeys")
            .replace("{journeyId}", RealPeople.journey(person));
    if (path.contains("/replays/{id}")) {
      return replays.stream().map(one -> path.replace("/api/v1/replays/{id}", one)).toList();
    }
    return List.of(path.replaceAll("[{][a-zA-Z]+[}]", "a-" + RealPeople.MARK));
  }

  private static List<String> queries(String operation, int person) {
    List<String> queries = new ArrayList<>(List.of(""));
    for (String name : Description.query(operation).keySet()) {
      for (String value : List.of(RealPeople.journey(person), RealPeople.client(person))) {
        queries.add("?" + name + "=" + value);
      }
    }
    if (operation.contains("/metrics")) {
      queries.add("?from=2025-01-01T00:00:00Z&to=2025-06-01T00:00:00Z");
    }
    return queries;
  }

  /** A researcher counts those who consented, and nobody else, whatever they ask. */
  @Test
  void who_did_not_consent_is_in_no_answer_to_a_researcher() {
    long consenting =
        java.util.stream.IntStream.rangeClosed(0, people.knownAt(2))
            .filter(RealPeople::consents)
            .count();
    assertThat(researcher.get("/api/v1/cohorts/transitions").is(200).json().path("n").asLong())
        .isEqualTo(consenting);
    JsonNode replay = Researching.of(researcher, CAUTIOUS);
    assertThat(replay.at("/result/journeys").asLong()).isEqualTo(consenting);
    assertThat(Researching.journeys(researcher, replay)).hasSize((int) consenting);
    JsonNode unread = researcher.get("/api/v1/coding/unread?coder=x-1&limit=500").is(200).json();
    assertThat(unread.toString()).doesNotContain(RealPeople.MARK);
    for (String format : List.of("CSV", "OCEL", "XES", "STS")) {
      JsonNode extract = Researching.extracted(researcher, "{\"format\":\"" + format + "\"}");
      for (JsonNode file : extract.path("files")) {
        String address =
            Researching.EXTRACTS
                + "/"
                + extract.path("id").asString()
                + "/files/"
                + file.path("name").asString();
        assertThat(researcher.get(address).is(200).text())
            .as(address)
            .doesNotContain(RealPeople.UNCONSENTED)
            .doesNotContain("-" + RealPeople.MARK + "-")
            .doesNotContain("said to");
      }
    }
  }

  private static Answer answered(Caller caller, String path, Map<String, String> headers) {
    Answer answer = caller.get(path, headers);
    for (int tries = 0; answer.status() == 202 && tries < 600; tries++) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      answer = caller.get(path, headers);
    }
    return answer.is(200);
  }
}

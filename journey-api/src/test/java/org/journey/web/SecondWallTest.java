package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Row-level security alone keeps organisations apart: every call that is described, by somebody
 * whom the application's own checks let in, gets nothing of another organisation's.
 */
class SecondWallTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private static final String THEIRS = Events.fresh("the");
  private static final String NOBODYS = Events.fresh("no");
  private static final String OURS = Events.fresh("our");
  private static final String JOURNEY = Events.fresh("j");
  private static final String ACTIVITY = Events.fresh("walks");
  private static final String YEAR = "from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z";

  private static final Caller THEY = PLATFORM.caller("w-1", THEIRS, Role.values());
  private static final long SEQUENCE = THEY.post(Events.referral(JOURNEY)).is(201).sequence();

  private static final String PARKED;
  private static final String REPLAY;
  private static final String EXTRACT;
  private static final String ERASURE;

  static {
    Operating.rebuilt();
    PARKED = Operating.parked(THEIRS);
    THEY.post(Events.reflection(JOURNEY, "2026-01-20T09:00:00Z", "so and so")).is(201);
    THEY.put(
            "/api/v1/activities/" + ACTIVITY,
            "application/json",
            "{\"name\":\"Walks\",\"category\":\"PHYSICAL\"}")
        .is(201);
    REPLAY = Researching.of(THEY, "steps-to-benefit@1").path("id").asString();
    Erasing.tell(THEY, "/api/v1/clients/c-" + JOURNEY + "/hold", Erasing.REASON).is(201);
    String gone = Events.fresh("j");
    THEY.post(Events.referral(gone)).is(201);
    ERASURE =
        Erasing.tell(THEY, "/api/v1/clients/c-" + gone + "/erasure", Erasing.REASON)
            .is(202)
            .json()
            .path("id")
            .asString();
    PLATFORM
        .caller("w-2", THEIRS, Role.MANAGER)
        .post("/api/v1/erasures/" + ERASURE + "/approval")
        .is(200);
    EXTRACT = Researching.extracted(THEY, "{\"format\":\"CSV\"}").path("id").asString();
  }

  /** What is nobody's in particular. */
  private static final Set<String> OF_NOBODY =
      Set.of(
          "/api/v1/log/checkpoint",
          "/api/v1/log/checkpoints",
          "/api/v1/log/key",
          "/api/v1/log/proofs/consistency",
          "/api/v1/models",
          "/api/v1/models/{id}/{version}",
          "/api/v1/projections",
          "/api/v1/projections/{name}/rebuild",
          "/api/v1/projections/{name}/rollback",
          "/api/v1/rejected/redrive");

  /** What must not be told. */
  private static final List<String> CANARIES =
      List.of(
          "\"" + JOURNEY + "\"",
          "c-" + JOURNEY,
          "so and so",
          ACTIVITY,
          REPLAY,
          EXTRACT,
          ERASURE,
          PARKED);

  /** Of calls that need more than an organisation. */
  private static final Map<String, String> FURTHER =
      Map.of(
          "GET /api/v1/services/{organisation}/metrics",
          YEAR,
          "GET /api/v1/services/{organisation}/metrics/{figure}/journeys",
          YEAR,
          "GET /api/v1/log/proofs/inclusion",
          "sequence=" + SEQUENCE,
          "GET /api/v1/interactions",
          "after=" + (SEQUENCE - 1));

  private static final Map<String, String> BODIES =
      Map.of(
          "POST /api/v1/clients/{id}/erasure",
          Erasing.REASON,
          "POST /api/v1/clients/{id}/hold",
          Erasing.REASON,
          "POST /api/v1/interactions/{sequence}/redaction",
          Erasing.REASON,
          "POST /api/v1/merges",
          "{\"client\":\"c-" + JOURNEY + "\",\"into\":\"c-2\",\"reason\":\"one\"}",
          "POST /api/v1/interactions",
          Events.session(JOURNEY, "2026-01-21T09:00:00Z").toString(),
          "POST /api/v1/interactions/batch",
          Events.session(JOURNEY, "2026-01-22T09:00:00Z").toString(),
          "POST /api/v1/replays",
          "{\"model\":\"steps-to-benefit@1\"}",
          "POST /api/v1/extracts",
          "{\"format\":\"CSV\"}",
          "PUT /api/v1/activities/{id}",
          "{\"name\":\"Theirs no more\",\"category\":\"PHYSICAL\"}");

  static Stream<String> described() {
    return Description.operations().stream()
        .filter(operation -> operation.contains("/api/"))
        .filter(operation -> !OF_NOBODY.contains(path(operation)));
  }

  private static String path(String operation) {
    return operation.substring(operation.indexOf(' ') + 1);
  }

  private static String address(String operation, String organisation) {
    String id =
        operation.contains("/replays/")
            ? REPLAY
            : operation.contains("/erasures/")
                ? ERASURE
                : operation.contains("/extracts/")
                    ? EXTRACT
                    : operation.contains("/clients/")
                        ? "c-" + JOURNEY
                        : operation.contains("/activities/") ? ACTIVITY : JOURNEY;
    String address =
        path(operation)
            .replace("{organisation}", organisation)
            .replace("{figure}", "referrals")
            .replace("{id}", id)
            .replace("{sequence}", "" + SEQUENCE)
            .replace("{name}", "journeys")
            .replace("{journeyId}", PARKED)
            .replace("{file}", "manifest.json");
    List<String> query = new ArrayList<>();
    if (!path(operation).contains("{organisation}") && !operation.endsWith("/inclusion")) {
      query.add("organisation=" + organisation);
    }
    if (FURTHER.containsKey(operation)) {
      query.add(FURTHER.get(operation));
    }
    return query.isEmpty() ? address : address + "?" + String.join("&", query);
  }

  private static Answer call(Caller by, String operation, String organisation) {
    String method = operation.substring(0, operation.indexOf(' '));
    String address = address(operation, organisation);
    String body = BODIES.get(operation);
    if (body == null) {
      return by.unchecked(method, address);
    }
    String type =
        operation.endsWith("/batch")
            ? Caller.NDJSON
            : operation.endsWith("/interactions") ? Caller.EVENT : "application/json";
    return by.unchecked(method, address, type, body);
  }

  @ParameterizedTest
  @MethodSource("described")
  void who_is_let_in_by_mistake_gets_nothing_of_theirs(String operation) {
    Caller we = PLATFORM.walledIn(OURS, List.of(OURS, THEIRS, NOBODYS), Role.values());
    long head = THEY.get("/api/v1/interactions?limit=1").is(200).json().path("head").asLong();

    Answer theirs = call(we, operation, THEIRS);
    Answer nobodys = call(we, operation, NOBODYS);

    assertThat(theirs.status()).isEqualTo(nobodys.status());
    assertThat(theirs.text()).doesNotContain(CANARIES);
    assertThat(theirs.text().replace(THEIRS, NOBODYS)).isEqualTo(nobodys.text());
    // Nor was anything done to theirs: all of it is there, and no more.
    String since = "/api/v1/interactions?after=" + head;
    assertThat(THEY.get(since).is(200).json().path("interactions")).isEmpty();
    assertThat(THEY.get("/api/v1/activities").is(200).text()).contains(ACTIVITY, "\"Walks\"");
    THEY.get("/api/v1/replays/" + REPLAY).is(200);
    THEY.get("/api/v1/extracts/" + EXTRACT).is(200);
  }

  static Stream<String> reading() {
    return described().filter(operation -> operation.startsWith("GET "));
  }

  /** Without the wall the same calls do tell of it: the test above sees what it is there for. */
  @ParameterizedTest
  @MethodSource("reading")
  void who_is_let_in_by_right_is_answered(String operation) {
    Caller both = PLATFORM.caller("w-1", List.of(OURS, THEIRS, NOBODYS), Role.values());
    assertThat(call(both, operation, THEIRS).status()).as(operation).isIn(200, 202);
  }

  @Test
  void parked_journeys_of_others_are_not_told_of() {
    Caller we = PLATFORM.walledIn(OURS, List.of(OURS, THEIRS), Role.ADMIN);
    String parked = Operating.parked(THEIRS);
    assertThat(we.get(Operating.ALL).is(200).text()).doesNotContain(parked);
    assertThat(THEY.get(Operating.ALL).is(200).text()).contains(parked);
  }
}

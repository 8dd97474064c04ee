package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What another organisation has does not exist: every call that is described, with an id that is
 * theirs and with one that nobody has, gets the same answer.
 */
class ForeignOrganisationTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private static final String THEIRS = Events.fresh("the");
  private static final String OURS = Events.fresh("our");
  private static final String JOURNEY = Events.fresh("j");
  private static final String ACTIVITY = Events.fresh("walks");
  private static final ObjectNode REFLECTION =
      Events.reflection(JOURNEY, "2026-01-20T09:00:00Z", "so and so");

  private static final Caller THEY = PLATFORM.caller("w-1", THEIRS, Role.MANAGER, Role.AUDITOR);
  private static final long SEQUENCE = THEY.post(Events.referral(JOURNEY)).is(201).sequence();

  static {
    THEY.post(REFLECTION).is(201);
    put(THEY, ACTIVITY).is(201);
    THEY.awaitListed(SEQUENCE);
  }

  /**
   * Models and how the log stands are everybody's, projections and what was refused of Kafka the
   * platform's.
   */
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

  /** Those that read or write no single thing by its id, each with a test below. */
  private static final Set<String> WITHOUT_AN_ID =
      Set.of(
          "POST /api/v1/interactions",
          "POST /api/v1/interactions/batch",
          "GET /api/v1/interactions",
          "GET /api/v1/log/proofs/inclusion",
          "GET /api/v1/log/bundle",
          "GET /api/v1/journeys",
          "GET /api/v1/access-log",
          "POST /api/v1/merges",
          "DELETE /api/v1/merges/{id}",
          "POST /api/v1/clients/{id}/erasure",
          "POST /api/v1/interactions/{sequence}/redaction",
          "GET /api/v1/erasures",
          "GET /api/v1/erasures/{id}",
          "POST /api/v1/erasures/{id}/approval",
          "POST /api/v1/erasures/{id}/refusal",
          "GET /api/v1/erasures/{id}/certificate",
          "POST /api/v1/clients/{id}/key-rotation",
          "POST /api/v1/clients/{id}/hold",
          "GET /api/v1/clients/{id}/hold",
          "DELETE /api/v1/clients/{id}/hold",
          "GET /api/v1/coding/unread",
          "GET /api/v1/coding/agreement",
          "GET /api/v1/cohorts/sampling-frame",
          "GET /api/v1/cohorts/time-to-stage",
          "GET /api/v1/cohorts/transitions",
          "GET /api/v1/cohorts/conformance",
          "GET /api/v1/cohorts/process-map",
          "GET /api/v1/cohorts/saturation",
          "GET /api/v1/extracts",
          "POST /api/v1/extracts",
          "GET /api/v1/extracts/{id}",
          "GET /api/v1/extracts/{id}/files/{file}",
          "DELETE /api/v1/extracts/{id}",
          "GET /api/v1/replays",
          "POST /api/v1/replays",
          "DELETE /api/v1/replays/{id}",
          "GET /api/v1/services/{organisation}/metrics",
          "GET /api/v1/services/{organisation}/metrics/{figure}/journeys",
          "GET /api/v1/projections/{name}/rebuild/differences",
          "POST /api/v1/projections/{name}/parked/{journeyId}",
          "GET /api/v1/activities",
          "PUT /api/v1/activities/{id}");

  private static final String REPLAY =
      Researching.of(THEY, "steps-to-benefit@1").path("id").asString();

  private static final String NO_REPLAY = "00000000-0000-4000-8000-000000000000";

  /** Their ids, and those of nobody, by the path before the parameter. */
  private static final Map<String, List<String>> IDS =
      Map.of(
          "/api/v1/interactions/", List.of(Long.toString(SEQUENCE), "999999999"),
          "/api/v1/journeys/", List.of(JOURNEY, "no-such-journey"),
          "/api/v1/clients/", List.of("c-" + JOURNEY, "c-no-such"),
          "/api/v1/replays/", List.of(REPLAY, NO_REPLAY));

  /** The row of the table of roles that a path is of. */
  private static String row(String path) {
    if (path.endsWith("/record")) {
      return RolesTable.PERSONS;
    }
    if (path.endsWith("/bundle")) {
      return RolesTable.AUDIT;
    }
    return !path.startsWith("/api/v1/replays/")
        ? RolesTable.READ
        : path.endsWith("/journeys") ? RolesTable.REPLAYED_JOURNEYS : RolesTable.REPLAYS;
  }

  static Stream<String> described() {
    return Description.operations().stream()
        .filter(operation -> operation.contains("/api/"))
        .filter(operation -> !OF_NOBODY.contains(path(operation)));
  }

  static Stream<String> reading() {
    return described().filter(operation -> !WITHOUT_AN_ID.contains(operation));
  }

  static Stream<String> narrowed() {
    return described()
        .filter(operation -> Description.query(operation).containsKey("organisation"));
  }

  @ParameterizedTest
  @MethodSource("reading")
  void reading_by_their_id_is_as_reading_by_nobodys(String operation) {
    assertThat(operation).startsWith("GET ");
    String path = path(operation);
    String before = path.substring(0, path.indexOf('{'));
    String after = path.substring(path.indexOf('}') + 1);
    List<String> ids = IDS.getOrDefault(before, List.of());
    assertThat(ids).as("an id of theirs, and one of nobody's, for " + operation).hasSize(2);
    for (Role role : Role.values()) {
      Caller we = PLATFORM.caller("w-1", OURS, role);
      Answer theirs = we.get(before + ids.get(0) + after);
      Answer nobodys = we.get(before + ids.get(1) + after);
      if (RolesTable.allowsWhole(row(path), role)) {
        theirs.isProblem(404, "not-found");
      }
      assertThatNothingTellsThemApart(theirs, nobodys);
    }
    THEY.get(before + ids.get(0) + after).is(200);
  }

  @ParameterizedTest
  @MethodSource("narrowed")
  void asking_for_their_organisation_is_as_asking_for_none_there_is(String operation) {
    String path =
        path(operation)
            .replaceAll("\\{(id|journeyId)}", JOURNEY)
            .replace("{name}", "journeys")
            .replace("{file}", "manifest.json")
            .replace("{sequence}", "" + SEQUENCE);
    String body = Events.session(JOURNEY, "2026-01-21T09:00:00Z").toString();
    Caller we = PLATFORM.caller("w-1", OURS, Role.MANAGER, Role.ADMIN, Role.AUDITOR);
    List<Answer> answers = new ArrayList<>();
    for (String organisation : List.of(THEIRS, "no-such")) {
      String address = path + "?organisation=" + organisation;
      answers.add(
          switch (operation) {
            case "POST /api/v1/interactions" -> we.post(address, body);
            case "POST /api/v1/interactions/batch" ->
                we.post(
                    address, Caller.NDJSON, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            case "POST /api/v1/merges" -> merge(we, address, "c-1", "c-2");
            case "DELETE /api/v1/merges/{id}" -> we.delete(address);
            case "PUT /api/v1/activities/{id}" ->
                we.put(address, "application/json", "{\"name\":\"W\",\"category\":\"PHYSICAL\"}");
            case "POST /api/v1/projections/{name}/parked/{journeyId}",
                "POST /api/v1/clients/{id}/key-rotation",
                "POST /api/v1/erasures/{id}/approval" ->
                we.post(address);
            case "POST /api/v1/clients/{id}/erasure",
                "POST /api/v1/interactions/{sequence}/redaction",
                "POST /api/v1/erasures/{id}/refusal",
                "POST /api/v1/clients/{id}/hold" ->
                Erasing.tell(we, address, Erasing.REASON);
            case "DELETE /api/v1/clients/{id}/hold" -> we.delete(address);
            default -> we.get(address);
          });
    }
    if (operation.endsWith("/batch")) {
      assertThat(answers.getFirst().is(200).json().at("/problems/0/type").asString())
          .isEqualTo("/problems/forbidden");
    } else {
      answers.getFirst().isProblem(403, "forbidden");
    }
    assertThatNothingTellsThemApart(answers.get(0), answers.get(1));
  }

  /** One thing that refers to what is theirs, and the same with what is nobody's. */
  record Reference(String name, ObjectNode theirs, ObjectNode nobodys) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Reference> references() {
    String own = Events.fresh("j");
    PLATFORM.caller("w-1", OURS, Role.MANAGER).post(Events.referral(own)).is(201);
    ObjectNode unknown = Events.reflection(own, "2026-01-20T09:00:00Z", "never sent");
    return Stream.of(
        new Reference(
            "a session of a journey",
            Events.session(JOURNEY, "2026-01-21T09:00:00Z"),
            Events.session("no-such-journey", "2026-01-21T09:00:00Z")),
        new Reference(
            "a coding of a reflection",
            Events.coding(own, REFLECTION),
            Events.coding(own, unknown)),
        new Reference(
            "a retraction", Events.retraction(own, REFLECTION), Events.retraction(own, unknown)),
        new Reference("a merge into a client", merge(own, "c-" + JOURNEY), merge(own, "c-no")),
        new Reference("a merge of a client", merge(JOURNEY, "c-" + own), merge("no", "c-" + own)));
  }

  private static ObjectNode merge(String journey, String into) {
    return Events.event(
        "client-merged",
        "c-" + journey,
        "2026-01-21T09:00:00Z",
        data -> data.put("into", into).put("reason", "the same person"));
  }

  @ParameterizedTest
  @MethodSource("references")
  void referring_to_what_is_theirs_is_as_referring_to_nothing(Reference reference) {
    Caller we = PLATFORM.caller("w-1", OURS, Role.MANAGER);
    // Nothing is stored, so the same id serves for all.
    reference.theirs.put("id", "e-of-ours");
    reference.nobodys.put("id", "e-of-ours");
    for (String address : List.of("/api/v1/interactions", "/api/v1/interactions?dryRun=true")) {
      Answer theirs = we.post(address, reference.theirs.toString());
      assertThat(theirs.status()).isIn(409, 422);
      assertThatNothingTellsThemApart(theirs, we.post(address, reference.nobodys.toString()));
    }
    Answer theirs = we.batch(reference.theirs.toString());
    assertThat(theirs.is(200).json().path("rejected").asInt()).isEqualTo(1);
    assertThatNothingTellsThemApart(theirs, we.batch(reference.nobodys.toString()));
  }

  @Test
  void who_reads_of_theirs_is_not_told_and_who_of_us_tries_to_is_told_to_us_alone() {
    THEY.get("/api/v1/journeys/" + JOURNEY).is(200);
    PLATFORM.caller("nosy", OURS, Role.STAFF).get("/api/v1/journeys/" + JOURNEY).is(404);
    Caller we = PLATFORM.caller("a-1", OURS, Role.AUDITOR);
    for (String filter : List.of("journey=" + JOURNEY, "client=c-" + JOURNEY, "limit=500")) {
      for (JsonNode entry : we.get("/api/v1/access-log?" + filter).is(200).json().path("entries")) {
        assertThat(entry.path("organisation").stringValue()).isEqualTo(OURS);
      }
    }
    JsonNode tried =
        we.get("/api/v1/access-log?actor=nosy&journey=" + JOURNEY).is(200).json().at("/entries/0");
    assertThat(tried.path("outcome").stringValue()).isEqualTo("REFUSED");
    Caller theirAuditor = PLATFORM.caller("a-1", THEIRS, Role.AUDITOR);
    assertThat(theirAuditor.get("/api/v1/access-log?limit=500").is(200).text())
        .doesNotContain("nosy");
  }

  private static Answer merge(Caller caller, String address, String client, String into) {
    String body = "{\"client\":\"%s\",\"into\":\"%s\",\"reason\":\"one\"}".formatted(client, into);
    return caller.post(
        address, "application/json", body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void merging_their_clients_and_undoing_their_merge_is_as_with_nobodys() {
    Caller we = PLATFORM.caller("w-1", OURS, Role.MANAGER);
    String own = Events.fresh("j");
    we.post(Events.referral(own)).is(201);
    String other = Events.fresh("j");
    THEY.post(Events.referral(other)).is(201);
    String merges = "/api/v1/merges";
    for (List<String> both :
        List.of(List.of("c-" + own, "c-" + JOURNEY), List.of("c-" + JOURNEY, "c-" + own))) {
      List<String> nobodys = both.stream().map(id -> id.replace(JOURNEY, "no-such")).toList();
      assertThatNothingTellsThemApart(
          merge(we, merges, both.get(0), both.get(1)).isProblem(422, "unknown-reference"),
          merge(we, merges, nobodys.get(0), nobodys.get(1)));
    }
    Answer theirs = merge(THEY, merges, "c-" + other, "c-" + JOURNEY).is(201);
    for (String id :
        List.of(theirs.json().path("id").stringValue(), theirs.header("Journey-Sequence"))) {
      assertThatNothingTellsThemApart(
          we.delete(merges + "/" + id).isProblem(404, "not-found"), we.delete(merges + "/no-such"));
    }
    THEY.delete(theirs.header("Location")).is(204);
  }

  @Test
  void lists_and_the_feed_hold_nothing_of_theirs() {
    for (Role role : EnumSet.of(Role.STAFF, Role.MANAGER, Role.CODER, Role.AUDITOR)) {
      Caller we = PLATFORM.caller("w-1", OURS, role);
      long after = SEQUENCE - 1;
      for (JsonNode event :
          we.get("/api/v1/interactions?limit=500&after=" + after)
              .is(200)
              .json()
              .path("interactions")) {
        assertThat(event.path("organisation").asString()).isEqualTo(OURS);
      }
      assertThat(we.get("/api/v1/activities").is(200).text()).doesNotContain(ACTIVITY);
      if (role != Role.CODER) {
        assertThat(we.get("/api/v1/journeys?limit=500").is(200).text())
            .doesNotContain("\"" + JOURNEY + "\"");
      }
    }
  }

  @Test
  void figures_of_theirs_are_as_those_of_an_organisation_that_there_is_not() {
    String year = "?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z&minSequence=" + SEQUENCE;
    for (String call : List.of("/metrics", "/metrics/referrals/journeys")) {
      for (Role role : Role.values()) {
        Caller we = PLATFORM.caller("w-1", OURS, role);
        Answer theirs = we.get("/api/v1/services/" + THEIRS + call + year);
        theirs.isProblem(403, "forbidden");
        Answer nobodys = we.get("/api/v1/services/no-such" + call + year);
        assertThatNothingTellsThemApart(theirs, nobodys);
      }
      THEY.get("/api/v1/services/" + THEIRS + call + year).is(200);
    }
    Caller both = PLATFORM.caller("w-1", List.of(OURS, THEIRS), Role.MANAGER);
    String ours = "/api/v1/services/" + OURS + "/metrics/referrals/journeys" + year;
    assertThat(both.get(ours).is(200).text()).doesNotContain("\"" + JOURNEY + "\"");
    assertThat(both.get(ours.replace(OURS, THEIRS)).is(200).text()).contains("\"" + JOURNEY + "\"");
  }

  @Test
  void a_replay_of_theirs_is_not_ended_and_cohorts_hold_nobody_of_theirs() {
    Caller we = PLATFORM.caller("w-1", OURS, Role.MANAGER);
    Answer theirs = we.delete("/api/v1/replays/" + REPLAY).isProblem(404, "not-found");
    assertThatNothingTellsThemApart(theirs, we.delete("/api/v1/replays/" + NO_REPLAY));
    THEY.get("/api/v1/replays/" + REPLAY).is(200);
    assertThat(we.get("/api/v1/replays").is(200).text()).doesNotContain(REPLAY);
    for (String named : List.of(THEIRS, "no-such")) {
      Researching.ask(
              we,
              "{\"model\":\"steps-to-benefit@1\",\"cohort\":{\"organisation\":\"" + named + "\"}}")
          .isProblem(403, "forbidden");
    }
    String own = Events.fresh("j");
    we.post(Events.referral(own)).is(201);
    JsonNode mine = Researching.of(we, "steps-to-benefit@1");
    assertThat(Researching.journeys(we, mine).toString())
        .contains(own)
        .doesNotContain("\"" + JOURNEY + "\"");
    String saturation = "/api/v1/cohorts/saturation?order=LISTED&listed=";
    Answer listed = we.get(saturation + JOURNEY).is(200);
    assertThat(listed.json().path("result"))
        .isEqualTo(we.get(saturation + "no-such-journey").is(200).json().path("result"));
  }

  @Test
  void an_extract_of_theirs_is_as_one_of_nobodys() {
    Caller they = PLATFORM.caller("r-1", THEIRS, Role.RESEARCHER);
    String theirs =
        Researching.EXTRACTS
            + "/"
            + Researching.extracted(they, "{\"format\":\"CSV\"}").path("id").asString();
    Caller we = PLATFORM.caller("r-1", OURS, Role.RESEARCHER);
    String nobodys = Researching.EXTRACTS + "/" + NO_REPLAY;

    assertThatNothingTellsThemApart(we.get(theirs).isProblem(404, "not-found"), we.get(nobodys));
    assertThatNothingTellsThemApart(
        we.get(theirs + "/files/manifest.json").isProblem(404, "not-found"),
        we.get(nobodys + "/files/manifest.json"));
    assertThatNothingTellsThemApart(
        we.delete(theirs).isProblem(404, "not-found"), we.delete(nobodys));
    assertThat(we.get(Researching.EXTRACTS).is(200).text())
        .doesNotContain(theirs.substring(theirs.lastIndexOf('/') + 1));
    they.get(theirs).is(200);
  }

  @Test
  void a_parked_journey_of_theirs_is_as_one_of_nobodys_and_not_told_of() {
    String parked = Operating.parked(THEIRS);
    Caller we = PLATFORM.caller("w-1", OURS, Role.ADMIN);

    Answer theirs = we.post(Operating.JOURNEYS + "/parked/" + parked).isProblem(404, "not-found");

    assertThatNothingTellsThemApart(theirs, we.post(Operating.JOURNEYS + "/parked/no-such"));
    assertThat(we.get(Operating.ALL).is(200).text()).doesNotContain(parked);
    Caller theirAdmin = PLATFORM.caller("w-1", THEIRS, Role.ADMIN);
    assertThat(theirAdmin.get(Operating.ALL).is(200).text()).contains(parked);
    theirAdmin.post(Operating.JOURNEYS + "/parked/" + parked).is(202);
  }

  @Test
  void nothing_of_theirs_is_erased_redacted_or_held_and_their_requests_are_nobodys() {
    String client = Erasing.held(PLATFORM, THEIRS);
    String request = Erasing.asked(PLATFORM, THEIRS);
    String done = Erasing.done(PLATFORM, THEIRS);
    Caller we = PLATFORM.caller("w-1", OURS, Role.MANAGER);
    String nobodys = Erasing.ALL + "/" + NO_REPLAY;

    notTheirs(Erasing.askErasure(we, "c-" + JOURNEY), Erasing.askErasure(we, "c-no-such"));
    notTheirs(Erasing.askRedaction(we, SEQUENCE), Erasing.askRedaction(we, 999_999_999));
    notTheirs(we.get(request), we.get(nobodys));
    notTheirs(we.post(request + "/approval"), we.post(nobodys + "/approval"));
    notTheirs(
        Erasing.tell(we, request + "/refusal", Erasing.REASON),
        Erasing.tell(we, nobodys + "/refusal", Erasing.REASON));
    notTheirs(we.get(done + "/certificate"), we.get(nobodys + "/certificate"));
    notTheirs(Erasing.hold(we, client), Erasing.hold(we, "c-no-such"));
    notTheirs(
        we.post("/api/v1/clients/" + client + "/key-rotation"),
        we.post("/api/v1/clients/c-no-such/key-rotation"));
    String hold = "/api/v1/clients/" + client + "/hold";
    notTheirs(we.get(hold), we.get("/api/v1/clients/c-no-such/hold"));
    notTheirs(we.delete(hold), we.delete("/api/v1/clients/c-no-such/hold"));
    assertThat(we.get(Erasing.ALL).is(200).text())
        .doesNotContain(request.substring(Erasing.ALL.length() + 1));

    THEY.get(hold).is(200);
    assertThat(THEY.get(request).is(200).json().path("status").asString()).isEqualTo("REQUESTED");
  }

  private static void notTheirs(Answer theirs, Answer nobodys) {
    assertThatNothingTellsThemApart(theirs.isProblem(404, "not-found"), nobodys);
  }

  @Test
  void an_id_of_theirs_can_be_ours_too_and_neither_touches_the_other() {
    Caller we = PLATFORM.caller("w-1", Events.fresh("our"), Role.MANAGER);
    String theirs = THEY.get("/api/v1/activities").text();
    String timeline = THEY.get("/api/v1/journeys/" + JOURNEY + "/timeline?limit=1").text();

    put(we, ACTIVITY).is(201);
    we.post(Events.referral(JOURNEY)).is(201);
    we.post(Events.session(JOURNEY, "2026-01-21T09:00:00Z")).is(201);

    assertThat(THEY.get("/api/v1/activities").text()).isEqualTo(theirs);
    assertThat(interactions(THEY.get("/api/v1/journeys/" + JOURNEY + "/timeline?limit=1")))
        .isEqualTo(Answer.JSON.readTree(timeline).path("interactions"));
    assertThat(we.get("/api/v1/journeys/" + JOURNEY).is(200).json().path("organisation").asString())
        .isNotEqualTo(THEIRS);
  }

  private static JsonNode interactions(Answer answer) {
    return answer.is(200).json().path("interactions");
  }

  private static Answer put(Caller caller, String activity) {
    return caller.put(
        "/api/v1/activities/" + activity,
        "application/json",
        "{\"name\":\"Walks\",\"category\":\"PHYSICAL\"}");
  }

  private static void assertThatNothingTellsThemApart(Answer theirs, Answer nobodys) {
    assertThat(theirs.status()).isEqualTo(nobodys.status());
    assertThat(theirs.text()).isEqualTo(nobodys.text());
    assertThat(headers(theirs)).isEqualTo(headers(nobodys));
  }

  private static Map<String, List<String>> headers(Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    // Of the connection: after an erasure, whosever, those that were open end.
    headers.remove("connection");
    headers.remove("date");
    return headers;
  }

  private static String path(String operation) {
    return operation.substring(operation.indexOf(' ') + 1);
  }
}

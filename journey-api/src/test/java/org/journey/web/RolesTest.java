package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** The table of roles and calls, each cell tried on what there is, each with its one answer. */
class RolesTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("rol");
  private static final String JOURNEY = Events.fresh("j");
  private static final String MODEL = Events.fresh("own-model");

  /** Of the person, as {@link Events#referral} tells it. */
  private static final String PERSONAL = "O'Neil";

  private static final ObjectNode REFLECTION =
      Events.reflection(JOURNEY, "2026-01-20T09:00:00Z", "at last I slept");

  private static final long REFERRED = record(Events.referral(JOURNEY));
  private static final long TOLD = record(REFLECTION);

  static {
    record(Events.consent(JOURNEY, "2026-01-19T09:00:00Z", "consent-given", "OWN_WORDS"));
    as(Role.ADMIN).put("/api/v1/models/" + MODEL + "/1", "application/yaml", model(MODEL)).is(201);
  }

  private static final String ERASED = Erasing.done(PLATFORM, ORGANISATION);
  private static final String HELD = Erasing.held(PLATFORM, ORGANISATION);

  private static final String JOURNEYS = "/api/v1/journeys/" + JOURNEY;

  /** Those that there are would really be rebuilt, which other tests would notice. */
  private static final String PROJECTION = "/api/v1/projections/no-such";

  private static final List<RoleCall> CALLS =
      RoleCall.withMetrics(
          ORGANISATION,
          new RoleCall(
              "POST /api/v1/interactions",
              "a session",
              RolesTable.WRITE,
              201,
              403,
              caller -> caller.post(session())),
          new RoleCall(
              "POST /api/v1/interactions",
              "a coding",
              RolesTable.WRITE,
              201,
              201,
              caller -> caller.post(coding())),
          new RoleCall(
              "POST /api/v1/interactions",
              "a dry run of a session",
              RolesTable.WRITE,
              200,
              403,
              caller -> caller.post("/api/v1/interactions?dryRun=true", session().toString())),
          new RoleCall(
              "POST /api/v1/interactions",
              "a dry run of a coding",
              RolesTable.WRITE,
              200,
              200,
              caller -> caller.post("/api/v1/interactions?dryRun=true", coding().toString())),
          new RoleCall(
              "POST /api/v1/interactions/batch",
              "a coding",
              RolesTable.WRITE,
              200,
              200,
              caller -> caller.batch(coding().toString())),
          RoleCall.get(
              "/api/v1/interactions", "", RolesTable.READ, 200, 200, "/api/v1/interactions"),
          RoleCall.get(
              "/api/v1/interactions/{sequence}",
              "a referral",
              RolesTable.READ,
              200,
              404,
              "/api/v1/interactions/" + REFERRED),
          RoleCall.get(
              "/api/v1/interactions/{sequence}",
              "a reflection that coders may read",
              RolesTable.READ,
              200,
              200,
              "/api/v1/interactions/" + TOLD),
          RoleCall.get("/api/v1/journeys/{id}", "", RolesTable.READ, 200, 403, JOURNEYS),
          RoleCall.get(
              "/api/v1/journeys/{id}/timeline",
              "",
              RolesTable.READ,
              200,
              200,
              JOURNEYS + "/timeline"),
          RoleCall.get(
              "/api/v1/journeys/{id}/evidence",
              "",
              RolesTable.READ,
              200,
              403,
              JOURNEYS + "/evidence"),
          RoleCall.get(
              "/api/v1/journeys/{id}/fhir", "", RolesTable.READ, 200, 403, JOURNEYS + "/fhir"),
          RoleCall.get(
              "/api/v1/journeys/{id}/bundle", "", RolesTable.AUDIT, 200, 403, JOURNEYS + "/bundle"),
          RoleCall.get("/api/v1/log/bundle", "", RolesTable.AUDIT, 200, 403, "/api/v1/log/bundle"),
          RoleCall.get("/api/v1/journeys", "", RolesTable.READ, 200, 403, "/api/v1/journeys"),
          RoleCall.get(
              "/api/v1/clients/{id}/journeys",
              "",
              RolesTable.READ,
              200,
              403,
              "/api/v1/clients/c-" + JOURNEY + "/journeys?minSequence=" + REFERRED),
          RoleCall.get(
              "/api/v1/clients/{id}/record",
              "",
              RolesTable.PERSONS,
              200,
              403,
              "/api/v1/clients/c-" + JOURNEY + "/record"),
          new RoleCall(
              "POST /api/v1/merges",
              "of nobody",
              RolesTable.PERSONS,
              422,
              403,
              caller ->
                  caller.post(
                      "/api/v1/merges",
                      "application/json",
                      "{\"client\":\"c-1\",\"into\":\"c-2\",\"reason\":\"one\"}"
                          .getBytes(StandardCharsets.UTF_8))),
          new RoleCall(
              "DELETE /api/v1/merges/{id}",
              "one that there is not",
              RolesTable.PERSONS,
              404,
              403,
              caller -> caller.delete("/api/v1/merges/no-such")),
          RoleCall.get("/api/v1/access-log", "", RolesTable.AUDIT, 200, 403, "/api/v1/access-log"),
          RoleCall.get(
              "/api/v1/coding/unread",
              "at all",
              RolesTable.CODING,
              200,
              200,
              "/api/v1/coding/unread"),
          new RoleCall(
              "POST /api/v1/clients/{id}/erasure",
              "",
              RolesTable.ERASE,
              202,
              403,
              caller -> Erasing.askErasure(caller, "c-" + JOURNEY)),
          new RoleCall(
              "POST /api/v1/interactions/{sequence}/redaction",
              "",
              RolesTable.ERASE,
              202,
              403,
              caller -> Erasing.askRedaction(caller, REFERRED)),
          RoleCall.get("/api/v1/erasures", "", RolesTable.ERASE, 200, 403, Erasing.ALL),
          RoleCall.get(
              "/api/v1/erasures/{id}", "one that is done", RolesTable.ERASE, 200, 403, ERASED),
          new RoleCall(
              "POST /api/v1/erasures/{id}/approval",
              "one that is done",
              RolesTable.ERASE,
              200,
              403,
              caller -> caller.post(ERASED + "/approval")),
          new RoleCall(
              "POST /api/v1/erasures/{id}/refusal",
              "one that is done",
              RolesTable.ERASE,
              409,
              403,
              caller -> Erasing.tell(caller, ERASED + "/refusal", Erasing.REASON)),
          RoleCall.get(
              "/api/v1/erasures/{id}/certificate",
              "",
              RolesTable.ERASE,
              200,
              403,
              ERASED + "/certificate"),
          new RoleCall(
              "POST /api/v1/clients/{id}/key-rotation",
              "",
              RolesTable.ERASE,
              204,
              403,
              caller -> caller.post("/api/v1/clients/c-" + JOURNEY + "/key-rotation")),
          new RoleCall(
              "POST /api/v1/clients/{id}/hold",
              "that stands",
              RolesTable.ERASE,
              200,
              403,
              caller -> Erasing.hold(caller, HELD)),
          RoleCall.get(
              "/api/v1/clients/{id}/hold",
              "",
              RolesTable.ERASE,
              200,
              403,
              "/api/v1/clients/" + HELD + "/hold"),
          new RoleCall(
              "DELETE /api/v1/clients/{id}/hold",
              "where there is none",
              RolesTable.ERASE,
              404,
              403,
              caller -> caller.delete("/api/v1/clients/c-" + JOURNEY + "/hold")),
          RoleCall.get(
              "/api/v1/projections", "", RolesTable.OPERATE, 200, 403, "/api/v1/projections"),
          new RoleCall(
              "POST /api/v1/projections/{name}/rebuild",
              "one that there is not",
              RolesTable.OPERATE,
              404,
              403,
              caller -> caller.post(PROJECTION + "/rebuild")),
          new RoleCall(
              "DELETE /api/v1/projections/{name}/rebuild",
              "one that there is not",
              RolesTable.OPERATE,
              404,
              403,
              caller -> caller.delete(PROJECTION + "/rebuild")),
          RoleCall.get(
              "/api/v1/projections/{name}/rebuild/differences",
              "one that there is not",
              RolesTable.OPERATE,
              404,
              403,
              PROJECTION + "/rebuild/differences"),
          new RoleCall(
              "POST /api/v1/projections/{name}/rollback",
              "one that there is not",
              RolesTable.OPERATE,
              404,
              403,
              caller -> caller.post(PROJECTION + "/rollback")),
          new RoleCall(
              "POST /api/v1/projections/{name}/parked/{journeyId}",
              "a journey that is not parked",
              RolesTable.OPERATE,
              404,
              403,
              caller -> caller.post("/api/v1/projections/journeys/parked/" + JOURNEY)),
          new RoleCall(
              "POST /api/v1/rejected/redrive",
              "none",
              RolesTable.OPERATE,
              202,
              403,
              caller ->
                  caller.post(
                      "/api/v1/rejected/redrive",
                      "application/json",
                      DescribedCall.NOTHING_REFUSED.getBytes(StandardCharsets.UTF_8))),
          RoleCall.get("/api/v1/models", "", RolesTable.READ_REGISTRY, 200, 403, "/api/v1/models"),
          RoleCall.get(
              "/api/v1/models/{id}/{version}",
              "one that was registered",
              RolesTable.READ_REGISTRY,
              200,
              403,
              "/api/v1/models/" + MODEL + "/1"),
          new RoleCall(
              "PUT /api/v1/models/{id}/{version}",
              "a new one",
              RolesTable.WRITE_MODELS,
              201,
              403,
              caller -> {
                String id = Events.fresh("own-model");
                return caller.put("/api/v1/models/" + id + "/1", "application/yaml", model(id));
              }),
          new RoleCall(
              "PUT /api/v1/models/{id}/{version}",
              "the same again",
              RolesTable.WRITE_MODELS,
              200,
              403,
              caller ->
                  caller.put("/api/v1/models/" + MODEL + "/1", "application/yaml", model(MODEL))),
          RoleCall.get(
              "/api/v1/activities", "", RolesTable.READ_REGISTRY, 200, 403, "/api/v1/activities"),
          new RoleCall(
              "PUT /api/v1/activities/{id}",
              "a new one",
              RolesTable.WRITE_ACTIVITIES,
              201,
              403,
              caller ->
                  caller.put(
                      "/api/v1/activities/" + Events.fresh("walks"),
                      "application/json",
                      "{\"name\":\"Walks\",\"category\":\"PHYSICAL\"}")));

  static Stream<Arguments> cells() {
    return CALLS.stream()
        .flatMap(call -> Arrays.stream(Role.values()).map(role -> Arguments.of(call, role)));
  }

  static Stream<RoleCall> calls() {
    return CALLS.stream();
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("cells")
  void each_cell_has_its_one_answer(RoleCall call, Role role) {
    Answer answer = call.made().apply(as(role));

    if (!RolesTable.allows(call.row(), role)) {
      answer.isProblem(403, "forbidden");
      return;
    }
    boolean whole = RolesTable.allowsWhole(call.row(), role);
    answer.is(whole ? call.whole() : call.part());
    if (!whole || RolesTable.cell(call.row(), role).contains("without personal data")) {
      assertThat(answer.text()).doesNotContain(PERSONAL);
    }
  }

  @Test
  void a_coder_reads_the_words_of_reflections_and_nothing_else() {
    Answer told = as(Role.CODER).get(JOURNEYS + "/timeline").is(200);
    assertThat(told.json().path("interactions").findValuesAsString("type"))
        .containsOnly("journey.reflection-recorded.v1");
    assertThat(told.text()).contains("at last I slept");
    assertThat(as(Role.AUDITOR).get(JOURNEYS + "/timeline").is(200).text())
        .doesNotContain("at last I slept");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void without_a_token_nothing_is_told(RoleCall call) {
    call.made().apply(PLATFORM.nobody()).isProblem(401, "unauthenticated");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void a_missing_role_is_told_before_anything_of_the_request_is_looked_at(RoleCall call) {
    Caller nothing = PLATFORM.caller("x-1", ORGANISATION);
    call.made().apply(nothing).isProblem(403, "forbidden");

    String method = call.operation().substring(0, call.operation().indexOf(' '));
    String unknown =
        call.operation()
            .substring(method.length() + 1)
            .replaceAll("\\{(sequence|version)}", "999999999")
            .replaceAll("\\{(id|name|journeyId|organisation|figure|file)}", "no-such");
    nothing
        .send(method, unknown + "?mood=bad", Map.of(), BodyPublishers.noBody())
        .isProblem(403, "forbidden");
  }

  @Test
  void every_call_that_needs_a_token_is_tried() {
    assertThat(CALLS.stream().map(RoleCall::operation).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Description.operations().stream()
                .filter(operation -> operation.contains("/api/"))
                .toList());
  }

  @Test
  void the_roles_of_the_platform_are_those_of_the_table() {
    assertThat(Arrays.stream(Role.values()).map(Role::name))
        .containsExactlyElementsOf(RolesTable.roles());
  }

  private static Caller as(Role role) {
    return PLATFORM.caller("x-1", ORGANISATION, role);
  }

  private static long record(ObjectNode event) {
    return as(Role.STAFF).post(event).is(201).sequence();
  }

  private static ObjectNode session() {
    return Events.session(JOURNEY, "2026-01-21T09:00:00Z");
  }

  private static ObjectNode coding() {
    return Events.coding(JOURNEY, REFLECTION);
  }

  private static String model(String id) {
    return """
    id: %s
    version: 1
    stages:
      - {number: 1, key: begun, name: Begun, subThemes: [first-step]}
    evidence:
      - {rule: attendance, event: session-attended, subTheme: first-step}
    """
        .formatted(id);
  }
}

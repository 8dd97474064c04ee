package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of roles and calls of answers.md, as far as the calls exist, each cell tried. */
class RolesTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("rol");
  private static final String JOURNEY = Events.fresh("j");
  private static final long SEQUENCE =
      PLATFORM
          .caller("w-1", ORGANISATION, Role.STAFF)
          .post(Events.referral(JOURNEY))
          .is(201)
          .sequence();

  private static final Set<Role> WRITE =
      EnumSet.of(Role.STAFF, Role.MANAGER, Role.IMPORT, Role.CODER);
  private static final Set<Role> READ =
      EnumSet.of(Role.STAFF, Role.MANAGER, Role.CODER, Role.AUDITOR);
  private static final Set<Role> FIGURES = EnumSet.of(Role.STAFF, Role.MANAGER, Role.AUDITOR);

  /**
   * The table.
   *
   * @param operation as openapi.yaml names it
   * @param allowed the roles that may, whatever else is wrong with the call
   */
  record Row(String operation, String address, Set<Role> allowed) {}

  private static final List<Row> TABLE =
      List.of(
          new Row("POST /api/v1/interactions", "/api/v1/interactions", WRITE),
          new Row("POST /api/v1/interactions/batch", "/api/v1/interactions/batch", WRITE),
          new Row("GET /api/v1/interactions", "/api/v1/interactions", READ),
          new Row("GET /api/v1/interactions/{sequence}", "/api/v1/interactions/" + SEQUENCE, READ),
          new Row("GET /api/v1/journeys/{id}", "/api/v1/journeys/" + JOURNEY, FIGURES),
          new Row(
              "GET /api/v1/journeys/{id}/timeline",
              "/api/v1/journeys/" + JOURNEY + "/timeline",
              READ),
          new Row(
              "GET /api/v1/journeys/{id}/evidence",
              "/api/v1/journeys/" + JOURNEY + "/evidence",
              FIGURES),
          new Row("GET /api/v1/models", "/api/v1/models", EnumSet.allOf(Role.class)),
          new Row(
              "GET /api/v1/models/{id}/{version}",
              "/api/v1/models/steps-to-benefit/1",
              EnumSet.allOf(Role.class)),
          new Row(
              "PUT /api/v1/models/{id}/{version}",
              "/api/v1/models/steps-to-benefit/1",
              EnumSet.of(Role.RESEARCHER, Role.ADMIN)),
          new Row("GET /api/v1/activities", "/api/v1/activities", EnumSet.allOf(Role.class)),
          new Row(
              "PUT /api/v1/activities/{id}",
              "/api/v1/activities/walks",
              EnumSet.of(Role.MANAGER, Role.ADMIN)));

  static Stream<Arguments> cells() {
    return TABLE.stream()
        .flatMap(
            row -> Stream.of(Role.values()).map(role -> Arguments.of(row.operation, role, row)));
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("cells")
  void each_role_may_make_the_calls_of_its_column(String operation, Role role, Row row) {
    Caller caller = PLATFORM.caller("x-1", ORGANISATION, role);
    String method = operation.substring(0, operation.indexOf(' '));

    // Without a body or its type a call that is allowed is refused for that, and for no role.
    Answer answer = caller.send(method, row.address, Map.of(), BodyPublishers.noBody());

    if (row.allowed.contains(role)) {
      assertThat(answer.status()).isIn(200, 404, 415);
    } else {
      answer.isProblem(403, "forbidden");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void without_a_token_nothing_is_told(String operation, Row row) {
    String method = operation.substring(0, operation.indexOf(' '));
    PLATFORM
        .nobody()
        .send(method, row.address, Map.of(), BodyPublishers.noBody())
        .isProblem(401, "unauthenticated");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void a_missing_role_is_told_before_existence_is_looked_at(String operation, Row row) {
    String method = operation.substring(0, operation.indexOf(' '));
    Caller nothing = PLATFORM.caller("x-1", ORGANISATION);
    String unknown = row.address.replace(JOURNEY, "no-such").replace("/" + SEQUENCE, "/999999999");
    nothing.send(method, unknown, Map.of(), BodyPublishers.noBody()).isProblem(403, "forbidden");
  }

  static Stream<Arguments> rows() {
    return TABLE.stream().map(row -> Arguments.of(row.operation, row));
  }

  @Test
  void every_call_that_needs_a_token_has_its_row() {
    assertThat(TABLE.stream().map(Row::operation))
        .containsExactlyInAnyOrderElementsOf(
            Description.operations().stream()
                .filter(operation -> operation.contains("/api/"))
                .toList());
  }
}

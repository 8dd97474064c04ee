package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.journey.security.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An operation of the description, made so that it succeeds; and then with one thing about it
 * otherwise.
 *
 * @param type the content type of its body; null if it has none
 */
record DescribedCall(String operation, String path, @Nullable String type, String body) {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  static final String ORGANISATION = Events.fresh("des");
  static final String JOURNEY = Events.fresh("j");

  /** May make every call. */
  static final Caller SOMEBODY =
      PLATFORM.caller(
          "x-1", ORGANISATION, Role.STAFF, Role.MANAGER, Role.ADMIN, Role.RESEARCHER, Role.AUDITOR);

  /** May make none. */
  static final Caller ROLELESS = PLATFORM.caller("x-1", ORGANISATION);

  private static final Answer REFERRED = SOMEBODY.post(Events.referral(JOURNEY)).is(201);
  private static final Answer SESSION =
      SOMEBODY.post(Events.session(JOURNEY, "2026-01-20T14:00:00Z")).is(201);

  static {
    String another = Events.fresh("j");
    SOMEBODY.post(Events.referral(another)).is(201);
    for (String time : List.of("2026-01-20T14:00:00Z", "2026-01-21T14:00:00Z")) {
      SOMEBODY.post(Events.reflection(another, time, "at last I slept")).is(201);
    }
    Answer last =
        SOMEBODY
            .post(Events.consent(another, "2026-01-19T14:00:00Z", "consent-given", "OWN_WORDS"))
            .is(201);
    SOMEBODY.awaitListed(last.sequence());
  }

  /** A replay in which two journeys are told otherwise than live. */
  private static final class Replayed {
    static final String ADDRESS = address();

    private static String address() {
      String third = Events.fresh("j");
      SOMEBODY.post(Events.referral(third)).is(201);
      SOMEBODY.post(Events.session(third, "2026-01-20T14:00:00Z")).is(201);
      return Researching.address(Researching.of(SOMEBODY, Researching.withoutAttendance()));
    }
  }

  /** A time in which no record was refused: nothing is sent again. */
  static final String NOTHING_REFUSED =
      "{\"from\":\"2020-01-01T00:00:00Z\",\"to\":\"2020-01-01T00:00:00Z\"}";

  /** Of the journey's referral. */
  static long sequence() {
    return REFERRED.sequence();
  }

  /** When all of the journey was known. */
  static String known() {
    return SESSION.json().path("recordedtime").stringValue();
  }

  static DescribedCall of(String operation) {
    String path =
        operation
            .substring(operation.indexOf(' ') + 1)
            .replace("/journeys/{id}", "/journeys/" + JOURNEY)
            .replace("/clients/{id}", "/clients/c-" + JOURNEY)
            .replace("{name}", "journeys")
            .replace("{sequence}", Long.toString(REFERRED.sequence()))
            .replace("/activities/{id}", "/activities/" + Events.fresh("walks"));
    return switch (operation) {
      case "POST /api/v1/interactions" ->
          new DescribedCall(operation, path, Caller.EVENT, session());
      case "POST /api/v1/interactions/batch" ->
          new DescribedCall(operation, path, Caller.NDJSON, session());
      case "POST /api/v1/merges" -> new DescribedCall(operation, path, "application/json", merge());
      case "DELETE /api/v1/merges/{id}" ->
          new DescribedCall(
              operation,
              SOMEBODY
                  .post(
                      "/api/v1/merges",
                      "application/json",
                      merge().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                  .is(201)
                  .header("Location"),
              null,
              "");
      case "PUT /api/v1/activities/{id}" ->
          new DescribedCall(
              operation,
              path,
              "application/json",
              "{\"name\":\"Walks\",\"category\":\"PHYSICAL\"}");
      case "PUT /api/v1/models/{id}/{version}" -> {
        String id = Events.fresh("own-model");
        yield new DescribedCall(
            operation, "/api/v1/models/" + id + "/1", "application/yaml", model(id, "Begun"));
      }
      case "GET /api/v1/log/proofs/inclusion" ->
          new DescribedCall(operation, path + "?sequence=" + REFERRED.sequence(), null, "");
      case "GET /api/v1/log/proofs/consistency" ->
          new DescribedCall(operation, path + "?from=0", null, "");
      case "POST /api/v1/rejected/redrive" ->
          new DescribedCall(operation, path, "application/json", NOTHING_REFUSED);
      case "GET /api/v1/projections/{name}/rebuild/differences" -> {
        if (Operating.settled().required("lastRebuild").isNull()) {
          Operating.rebuilt();
        }
        yield new DescribedCall(operation, path, null, "");
      }
      case "POST /api/v1/projections/{name}/rollback" -> {
        Operating.rebuilt();
        yield new DescribedCall(operation, path, null, "");
      }
      case "POST /api/v1/projections/{name}/parked/{journeyId}" ->
          new DescribedCall(
              operation, path.replace("{journeyId}", Operating.parked(ORGANISATION)), null, "");
      case "GET /api/v1/services/{organisation}/metrics",
          "GET /api/v1/services/{organisation}/metrics/{figure}/journeys" ->
          new DescribedCall(
              operation,
              path.replace("{organisation}", ORGANISATION).replace("{figure}", "referrals")
                  + "?from=2026-01-01T00:00:00Z&to=2999-01-01T00:00:00Z",
              null,
              "");
      case "POST /api/v1/clients/{id}/erasure", "POST /api/v1/interactions/{sequence}/redaction" ->
          new DescribedCall(operation, path, "application/json", Erasing.REASON);
      case "POST /api/v1/clients/{id}/hold" ->
          new DescribedCall(
              operation,
              "/api/v1/clients/" + Erasing.client(PLATFORM, ORGANISATION) + "/hold",
              "application/json",
              Erasing.REASON);
      case "GET /api/v1/clients/{id}/hold", "DELETE /api/v1/clients/{id}/hold" ->
          new DescribedCall(
              operation,
              "/api/v1/clients/" + Erasing.held(PLATFORM, ORGANISATION) + "/hold",
              null,
              "");
      case "GET /api/v1/erasures/{id}", "POST /api/v1/erasures/{id}/approval" ->
          new DescribedCall(
              operation,
              path.replace(Erasing.ALL + "/{id}", Erasing.asked(PLATFORM, ORGANISATION)),
              null,
              "");
      case "POST /api/v1/erasures/{id}/refusal" ->
          new DescribedCall(
              operation,
              path.replace(Erasing.ALL + "/{id}", Erasing.asked(PLATFORM, ORGANISATION)),
              "application/json",
              Erasing.REASON);
      case "GET /api/v1/erasures/{id}/certificate" ->
          new DescribedCall(
              operation,
              path.replace(Erasing.ALL + "/{id}", Erasing.done(PLATFORM, ORGANISATION)),
              null,
              "");
      case "POST /api/v1/extracts" ->
          new DescribedCall(operation, path, "application/json", "{\"format\":\"CSV\"}");
      case "GET /api/v1/extracts" -> {
        for (int i = 0; i < 2; i++) {
          Researching.extracted(SOMEBODY, "{\"format\":\"CSV\"}");
        }
        yield new DescribedCall(operation, path, null, "");
      }
      case "GET /api/v1/extracts/{id}",
          "DELETE /api/v1/extracts/{id}",
          "GET /api/v1/extracts/{id}/files/{file}" ->
          new DescribedCall(
              operation,
              path.replace(
                      "{id}",
                      Researching.extracted(SOMEBODY, "{\"format\":\"CSV\"}").path("id").asString())
                  .replace("{file}", "manifest.json"),
              null,
              "");
      case "POST /api/v1/replays" ->
          new DescribedCall(
              operation, path, "application/json", "{\"model\":\"steps-to-benefit@1\"}");
      case "DELETE /api/v1/replays/{id}" ->
          new DescribedCall(
              operation,
              Researching.address(Researching.of(SOMEBODY, "steps-to-benefit@1")),
              null,
              "");
      case "GET /api/v1/replays" -> {
        assertThat(Replayed.ADDRESS).isNotEmpty();
        Researching.of(SOMEBODY, "steps-to-benefit@1");
        yield new DescribedCall(operation, path, null, "");
      }
      case "GET /api/v1/replays/{id}",
          "GET /api/v1/replays/{id}/journeys",
          "GET /api/v1/replays/{id}/comparison" ->
          new DescribedCall(
              operation, path.replace("/api/v1/replays/{id}", Replayed.ADDRESS), null, "");
      case "GET /api/v1/cohorts/saturation" ->
          new DescribedCall(operation, path + "?listed=" + JOURNEY, null, "");
      case "GET /api/v1/coding/agreement" ->
          new DescribedCall(operation, path + "?first=coder-1&second=coder-2", null, "");
      case "GET /api/v1/coding/unread" ->
          new DescribedCall(
              operation, path + "?coder=coder-1&subTheme=purposeful-activity", null, "");
      default ->
          new DescribedCall(
              operation, path.replace("{id}/{version}", "steps-to-benefit/1"), null, "");
    };
  }

  static String session() {
    return Events.session(JOURNEY, "2026-01-21T14:00:00Z").toString();
  }

  /** Of two who are merged with nobody else: what is told of others stays as it is. */
  private static String merge() {
    String one = Erasing.client(PLATFORM, ORGANISATION);
    String other = Erasing.client(PLATFORM, ORGANISATION);
    return "{\"client\":\"%s\",\"into\":\"%s\",\"reason\":\"one\"}".formatted(one, other);
  }

  static String model(String id, String name) {
    return """
    id: %s
    version: 1
    stages:
      - {number: 1, key: begun, name: %s, subThemes: [first-step]}
    evidence:
      - {rule: attendance, event: session-attended, subTheme: first-step}
    """
        .formatted(id, name);
  }

  DescribedCall with(String otherPath, String otherBody) {
    return new DescribedCall(operation, otherPath, type, otherBody);
  }

  DescribedCall with(ObjectNode event) {
    return with(path, event.toString());
  }

  DescribedCall as(String otherType) {
    return new DescribedCall(operation, path, otherType, body);
  }

  boolean hasBody() {
    return type != null;
  }

  /** The path with a query of one's own, which may give a parameter of its own another value. */
  private String asking(String query) {
    int mark = path.indexOf('?');
    if (mark < 0 || query.isEmpty()) {
      return path + query;
    }
    String name = query.substring(1, query.indexOf('=') + 1);
    StringBuilder asking = new StringBuilder(path.substring(0, mark)).append(query);
    for (String own : path.substring(mark + 1).split("&", -1)) {
      if (!own.startsWith(name)) {
        asking.append('&').append(own);
      }
    }
    return asking.toString();
  }

  /** Makes it, with a query and headers (names and values in turn) of one's own. */
  Answer by(Caller caller, String query, String... more) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (type != null) {
      headers.put("Content-Type", type);
    }
    List<String> given = Arrays.asList(more);
    for (int i = 0; i < given.size(); i += 2) {
      headers.put(given.get(i), given.get(i + 1));
    }
    return caller.send(
        operation.substring(0, operation.indexOf(' ')),
        asking(query),
        headers,
        type == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }
}

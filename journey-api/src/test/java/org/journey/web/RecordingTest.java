package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.journey.log.InteractionLog;
import org.journey.security.Role;
import org.journey.testing.PassingText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RecordingTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private final String organisation = Events.fresh("rec");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);

  @Test
  void what_is_recorded_is_told_as_stored_and_read_again_at_its_location() {
    ObjectNode event = Events.referral(Events.fresh("j"));

    Answer answer = staff.post(event).is(201);

    assertThat(answer.type()).isEqualTo(Caller.EVENT);
    assertThat(answer.header("Location")).isEqualTo("/api/v1/interactions/" + answer.sequence());
    assertThat(answer.json().path("organisation").asString()).isEqualTo(organisation);
    assertThat(answer.json().path("recordedby").asString()).isEqualTo("w-1");
    assertThat(answer.json().path("journeyversion").asInt()).isZero();
    assertThat(answer.json().path("data")).isEqualTo(event.path("data"));
    assertThat(staff.get(answer.header("Location")).is(200).text()).isEqualTo(answer.text());
  }

  @Test
  void a_repeat_is_answered_with_what_is_stored() {
    ObjectNode event = Events.referral(Events.fresh("j"));
    Answer first = staff.post(event).is(201);

    event.put("time", "2026-01-05T10:00:00+01:00").put("traceparent", "00-1");
    Answer second = staff.post(event).is(200);

    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
  }

  @Test
  void the_same_source_and_id_with_other_content_is_a_conflict() {
    ObjectNode event = Events.referral(Events.fresh("j"));
    staff.post(event).is(201);

    event.put("time", "2026-01-05T09:00:01Z");

    staff.post(event).isProblem(409, "identity-conflict");
  }

  @Test
  void the_same_interaction_fifty_times_at_once_is_stored_once() throws Exception {
    ObjectNode event = Events.referral(Events.fresh("j"));
    List<Integer> statuses = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers =
          Stream.generate(() -> callers.submit(() -> staff.post(event))).limit(50).toList();
      for (Future<Answer> answer : answers) {
        statuses.add(answer.get().status());
        bodies.add(answer.get().text());
      }
    }
    assertThat(statuses).containsOnly(200, 201);
    assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
    assertThat(bodies.stream().distinct()).hasSize(1);
  }

  @Test
  void a_sender_who_lost_the_reply_gets_the_same_by_sending_again() throws Exception {
    ObjectNode event = Events.referral(Events.fresh("j"));
    byte[] body = event.toString().getBytes(StandardCharsets.UTF_8);
    URI url = URI.create(PLATFORM.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      OutputStream request = socket.getOutputStream();
      request.write(
          ("POST /api/v1/interactions HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                  + staff.authorization()
                  + "\r\nContent-Type: application/json\r\nContent-Length: "
                  + body.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      request.write(body);
      request.flush();
      socket.getInputStream().read();
    }

    Answer again = staff.post(event).is(200);

    assertThat(again.json().path("id")).isEqualTo(event.path("id"));
    assertThat(staff.get("/api/v1/interactions").json().path("interactions")).hasSize(1);
  }

  @Test
  void a_dry_run_decides_and_stores_nothing() {
    String journey = Events.fresh("j");
    ObjectNode referral = Events.referral(journey);
    String dryRun = "/api/v1/interactions?dryRun=true";
    long head = head();

    Map<String, String> headers = Map.of("Content-Type", Caller.EVENT, "Accept", Caller.EVENT);
    staff
        .send("POST", dryRun, headers, BodyPublishers.ofString(referral.toString()))
        .isProblem(406, "not-acceptable");
    assertThat(staff.post(dryRun, referral.toString()).is(200).json().path("accepted").asBoolean())
        .isTrue();
    staff
        .post(dryRun, Events.session(journey, "2026-01-06T09:00:00Z").toString())
        .isProblem(409, "journey-not-opened");
    assertThat(head()).isEqualTo(head);

    Answer stored = staff.post(referral).is(201);
    assertThat(staff.post(dryRun, referral.toString()).is(200).text()).isEqualTo(stored.text());
    assertThat(head()).isEqualTo(head + 1);
  }

  @Test
  void plain_json_is_read_and_answered_too() {
    Answer answer =
        staff.send(
            "POST",
            "/api/v1/interactions",
            Map.of("Content-Type", "application/json;charset=utf-8", "Accept", "application/json"),
            BodyPublishers.ofString(Events.referral(Events.fresh("j")).toString()));

    assertThat(answer.is(201).type()).isEqualTo("application/json");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void text_passes_unchanged(PassingText passing) {
    String journey = Events.fresh("j");
    staff.post(Events.referral(journey)).is(201);
    ObjectNode event = Events.reflection(journey, "2026-01-20T13:30:00Z", passing.text());

    Answer stored = staff.post(event).is(201);

    assertThat(stored.json().at("/data/note").stringValue()).isEqualTo(passing.text());
    JsonNode read = staff.get(stored.header("Location")).is(200).json();
    assertThat(read.at("/data/note").stringValue()).isEqualTo(passing.text());
  }

  static List<PassingText> texts() {
    return PassingText.all();
  }

  @Test
  void each_refusal_comes_in_its_order() {
    ObjectNode event = Events.session(Events.fresh("j"), "2026-01-06T09:00:00Z");
    event.put("organisation", "another").put("recordedby", "w-2");
    String invalid = event.toString().replace("SOCIAL", "SLEEPING");
    byte[] large = (invalid + " ".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
    String path = "/api/v1/interactions";

    PLATFORM.nobody().post(path, "text/plain", large).isProblem(401, "unauthenticated");
    Caller analyst = PLATFORM.caller("a-1", organisation, Role.ANALYST);
    analyst.post(path, "text/plain", large).isProblem(403, "forbidden");
    staff.post(path, "text/plain", large).isProblem(413, "too-large");
    staff
        .post(path, "text/plain", invalid.getBytes(StandardCharsets.UTF_8))
        .isProblem(415, "unsupported-media-type");
    staff.post(path + "?limit=1", invalid).isProblem(400, "invalid-parameter");
    staff.post(path, invalid + "x").isProblem(400, "malformed");
    staff.post(path, invalid).isProblem(403, "forbidden");
    staff.post(path, invalid.replace("another", organisation)).isProblem(403, "forbidden");
    String mine = invalid.replace("another", organisation).replace("w-2", "w-1");
    staff.post(path, mine).isProblem(422, "invalid-interaction");
    staff.post(path, mine.replace("SLEEPING", "SOCIAL")).isProblem(409, "journey-not-opened");
  }

  @Test
  void a_known_identity_is_looked_at_before_content() {
    ObjectNode event = Events.referral(Events.fresh("j"));
    staff.post(event).is(201);

    ObjectNode other = Events.session(Events.fresh("j"), "2026-01-06T09:00:00Z");
    other.set("id", event.get("id"));
    String invalid = other.toString().replace("SOCIAL", "SLEEPING");

    staff.post("/api/v1/interactions", invalid).isProblem(409, "identity-conflict");
    for (String time : List.of("0000-01-01T00:00:00+10:00", "9999-12-31T23:59:59-01:00")) {
      staff.post(event.put("time", time)).isProblem(409, "identity-conflict");
    }
  }

  @Test
  void several_organisations_in_the_token_need_one_named() {
    String second = Events.fresh("rec");
    Caller both = PLATFORM.caller("w-1", List.of(organisation, second), Role.STAFF);
    ObjectNode event = Events.referral(Events.fresh("j"));
    String path = "/api/v1/interactions";

    both.post(event).isProblem(400, "organisation-required");
    both.post(path + "?organisation=third", event.toString()).isProblem(403, "forbidden");
    Answer byQuery = both.post(path + "?organisation=" + second, event.toString()).is(201);
    assertThat(byQuery.json().path("organisation").asString()).isEqualTo(second);
    event.put("organisation", organisation);
    Answer byAttribute = both.post(event).is(201);
    assertThat(byAttribute.json().path("organisation").asString()).isEqualTo(organisation);
    both.post(path + "?organisation=" + second, event.toString())
        .isProblem(400, "invalid-parameter");
  }

  @Test
  void only_an_import_names_somebody_else_as_the_recorder() {
    ObjectNode event = Events.referral(Events.fresh("j")).put("recordedby", "w-9");

    staff.post(event).isProblem(403, "forbidden");
    Caller migration = PLATFORM.caller("migration", organisation, Role.IMPORT);
    assertThat(migration.post(event).is(201).json().path("recordedby").asString()).isEqualTo("w-9");
  }

  @Test
  void who_has_no_id_of_staff_records_nothing_in_their_own_name() {
    Caller odd = PLATFORM.caller("auth0|somebody", organisation, Role.STAFF, Role.IMPORT);
    ObjectNode event = Events.referral(Events.fresh("j"));

    odd.post(event).isProblem(403, "forbidden");
    odd.post(event.put("recordedby", "w-9")).is(201);
  }

  @Test
  void kinds_that_a_role_may_not_record_are_forbidden() {
    String journey = Events.fresh("j");
    staff.post(Events.referral(journey)).is(201);
    ObjectNode merge =
        Events.event(
            "client-merged",
            "c-" + journey,
            "2026-01-06T09:00:00Z",
            data -> data.put("into", "c-9").put("reason", "the same person"));
    ObjectNode erasure =
        Events.event("client-erased", "c-" + journey, "2026-01-06T09:00:00Z", data -> {});
    Caller manager = PLATFORM.caller("m-1", organisation, Role.MANAGER);
    Caller coder = PLATFORM.caller("k-1", organisation, Role.CODER);

    staff.post(merge).isProblem(403, "forbidden");
    manager.post(merge).isProblem(422, "unknown-reference");
    manager.post(erasure).isProblem(403, "forbidden");
    coder.post(Events.session(journey, "2026-01-06T09:00:00Z")).isProblem(403, "forbidden");
  }

  @Test
  void the_size_is_refused_before_the_rest_is_read() throws Exception {
    URI url = URI.create(PLATFORM.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(5000);
      socket
          .getOutputStream()
          .write(
              ("POST /api/v1/interactions HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                      + staff.authorization()
                      + "\r\nContent-Type: application/json\r\nContent-Length: 25000000\r\n\r\n{")
                  .getBytes(StandardCharsets.UTF_8));
      byte[] start = socket.getInputStream().readNBytes(12);
      assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
    }
  }

  private static long head() {
    return PLATFORM.application().getBean(InteractionLog.class).head();
  }
}

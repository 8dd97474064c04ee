package org.journey.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.journey.security.Role;
import org.journey.web.Answer;
import org.journey.web.Caller;
import org.journey.web.Erasing;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Erasure, redaction and holds as managers ask for them, on the whole platform. */
class ErasureCallsTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ERASED = "{\"erased\":true}";

  private final String organisation = Events.fresh("era");
  private final String journey = Events.fresh("j");
  private final String client = "c-" + journey;
  private final Caller asks = Erasing.asking(PLATFORM, organisation);
  private final Caller approves = Erasing.approving(PLATFORM, organisation);
  private final ObjectNode referral = Events.referral(journey);
  private final long referred = asks.post(referral).is(201).sequence();

  @Test
  void a_person_is_erased_once_two_managers_agree() throws IOException {
    ObjectNode told = Events.reflection(journey, "2026-01-20T09:00:00Z", "at last I slept");
    long sequence = asks.post(told).is(201).sequence();
    Answer asked = Erasing.askErasure(asks, client);
    String address = Erasing.address(asked);

    assertThat(asked.header("Location")).isEqualTo(address);
    assertThat(asked.json().path("status").asString()).isEqualTo("REQUESTED");
    assertThat(asked.json().path("requestedBy").asString()).isEqualTo("asks-1");
    assertThat(asked.json().path("approvedBy").isNull()).isTrue();
    assertThat(asked.json().path("reason").asString()).isEqualTo("asked to be forgotten");
    asks.post(address + "/approval").isProblem(403, "forbidden");
    asks.get(address + "/certificate").isProblem(404, "not-found");
    assertThat(note(sequence)).isEqualTo("\"at last I slept\"");

    JsonNode done = approves.post(address + "/approval").is(200).json();

    assertThat(done.path("status").asString()).isEqualTo("DONE");
    assertThat(done.path("approvedBy").asString()).isEqualTo("approves-1");
    assertThat(done.path("reason").toString()).isEqualTo(ERASED);
    assertThat(note(sequence)).isEqualTo(ERASED);
    assertThat(asks.get("/api/v1/interactions/" + referred).json().at("/data/person").toString())
        .isEqualTo(ERASED);
    assertThat(asks.get("/api/v1/journeys/" + journey + "/timeline").is(200).text())
        .doesNotContain("slept", "O'Neil");
    assertThat(asks.get("/api/v1/interactions?limit=500").is(200).text())
        .doesNotContain("slept", "O'Neil");
    assertThat(asks.get("/api/v1/journeys/" + journey + "/fhir").is(200).text())
        .doesNotContain("slept", "O'Neil");
    // A repeat is one whatever it says; nothing new is recorded.
    told.withObject("/data").put("note", "other words");
    assertThat(asks.post(told).is(200).json().at("/data/note").toString()).isEqualTo(ERASED);
    asks.post(Events.session(journey, "2026-01-21T09:00:00Z")).isProblem(410, "client-erased");
    Erasing.askErasure(asks, client).isProblem(410, "client-erased");
    Erasing.askRedaction(asks, sequence).isProblem(410, "client-erased");
    Erasing.hold(asks, client).isProblem(410, "client-erased");
    // Approving again changes nothing, and refusing comes too late.
    assertThat(approves.post(address + "/approval").is(200).json()).isEqualTo(done);
    Erasing.tell(asks, address + "/refusal", Erasing.REASON).isProblem(409, "already-decided");

    JsonNode certificate = asks.get(address + "/certificate").is(200).json();
    assertThat(certificate.path("clientIds").toString()).isEqualTo("[\"" + client + "\"]");
    assertThat(certificate.at("/destroyed/interactionKeys").toString())
        .isEqualTo("[" + referred + "," + sequence + "]");
    long recorded = certificate.at("/recorded/0/sequence").asLong();
    JsonNode erased = asks.get("/api/v1/interactions/" + recorded).is(200).json();
    assertThat(erased.path("type").asString()).isEqualTo("journey.client-erased.v1");
    assertThat(erased.path("subject").asString()).isEqualTo(client);
    assertThat(erased.path("source")).isEqualTo(certificate.at("/recorded/0/source"));
    assertThat(erased.path("data").isEmpty()).isTrue();
    assertThat(Files.readString(PLATFORM.directory().resolve("erasures.ndjson")))
        .contains("\"" + client + "\"", address.substring(Erasing.ALL.length() + 1));
  }

  private String note(long sequence) {
    return asks.get("/api/v1/interactions/" + sequence).is(200).json().at("/data/note").toString();
  }

  @Test
  void the_figures_of_an_erased_journey_are_what_they_were() {
    asks.post(Events.session(journey, "2026-01-20T09:00:00Z")).is(201);
    ObjectNode told = Events.reflection(journey, "2026-01-21T09:00:00Z", "at last I slept");
    asks.post(told).is(201);
    asks.post(Events.coding(journey, told)).is(201);
    String state = "/api/v1/journeys/" + journey + "?asAt=2026-02-20T09:00:00Z";
    JsonNode before = asks.get(state).is(200).json();

    Erasing.redact(PLATFORM, organisation, referred);
    Erasing.erase(PLATFORM, organisation, client);

    ObjectNode after = (ObjectNode) asks.get(state).is(200).json();
    ObjectNode expected = before.deepCopy().asObject();
    for (String axis : new String[] {"asKnown", "sequence"}) {
      after.remove(axis);
      expected.remove(axis);
    }
    assertThat(after).isEqualTo(expected);
  }

  @Test
  void an_interaction_is_redacted_with_its_corrections_and_no_other() {
    ObjectNode told = Events.reflection(journey, "2026-01-20T09:00:00Z", "of another person");
    long first = asks.post(told).is(201).sequence();
    long corrected =
        asks.post(
                Events.correction(
                    journey,
                    told,
                    data -> {
                      ObjectNode whole = data.putObject("data");
                      whole.putArray("findings");
                      whole.put("note", "of another person, corrected");
                    }))
            .is(201)
            .sequence();
    long other =
        asks.post(Events.reflection(journey, "2026-01-22T09:00:00Z", "their own"))
            .is(201)
            .sequence();
    ObjectNode guess = told.deepCopy();
    ((ObjectNode) guess.required("data")).put("note", "a guess");
    asks.post(guess).isProblem(409, "identity-conflict");
    String address = Erasing.address(Erasing.askRedaction(asks, first));
    assertThat(Erasing.address(Erasing.askRedaction(approves, first))).isEqualTo(address);
    asks.post(address + "/approval").isProblem(403, "forbidden");

    JsonNode done = approves.post(address + "/approval").is(200).json();

    assertThat(done.path("sequence").asLong()).isEqualTo(first);
    assertThat(done.path("reason").asString()).isEqualTo("asked to be forgotten");
    assertThat(note(first)).isEqualTo(ERASED);
    assertThat(
            asks.get("/api/v1/interactions/" + corrected).json().at("/data/data/note").toString())
        .isEqualTo(ERASED);
    assertThat(note(other)).isEqualTo("\"their own\"");
    // Nobody tries out what the words were.
    for (ObjectNode again : List.of(told, guess)) {
      assertThat(asks.post(again).is(200).json().at("/data/note").toString()).isEqualTo(ERASED);
      asks.post("/api/v1/interactions?dryRun=true", again.toString()).is(200);
    }
    JsonNode certificate = asks.get(address + "/certificate").is(200).json();
    assertThat(certificate.at("/destroyed/interactionKeys").toString())
        .isEqualTo("[" + first + "," + corrected + "]");
    JsonNode redacted =
        asks.get("/api/v1/interactions/" + certificate.at("/recorded/0/sequence").asLong())
            .is(200)
            .json();
    assertThat(redacted.path("type").asString()).isEqualTo("journey.interaction-redacted.v1");
    assertThat(redacted.path("subject").asString()).isEqualTo(journey);
    assertThat(redacted.at("/data/target/id")).isEqualTo(told.path("id"));
    // The journey goes on.
    asks.post(Events.session(journey, "2026-01-23T09:00:00Z")).is(201);
    asks.post(told).is(200);
  }

  @Test
  void under_a_hold_nothing_is_asked_or_approved() {
    String open = Erasing.address(Erasing.askErasure(asks, client));
    assertThat(Erasing.address(Erasing.askErasure(approves, client))).isEqualTo(open);
    JsonNode hold = Erasing.hold(asks, client).is(201).json();
    assertThat(hold.path("reason").asString()).isEqualTo("a complaint");
    assertThat(Erasing.hold(approves, client).is(200).json()).isEqualTo(hold);

    assertThat(asks.get(open).is(200).json().path("status").asString()).isEqualTo("HELD");
    assertThat(asks.get(Erasing.ALL).is(200).json().at("/erasures/0/status").asString())
        .isEqualTo("HELD");
    Erasing.askErasure(asks, client).isProblem(409, "held");
    Erasing.askRedaction(asks, referred).isProblem(409, "held");
    approves.post(open + "/approval").isProblem(409, "held");

    approves.delete("/api/v1/clients/" + client + "/hold").is(204);
    approves.delete("/api/v1/clients/" + client + "/hold").isProblem(404, "not-found");
    assertThat(asks.get(open).is(200).json().path("status").asString()).isEqualTo("REQUESTED");
    approves.post(open + "/approval").is(200);
  }

  @Test
  void a_refused_request_is_not_approved_and_can_be_asked_anew() {
    String first = Erasing.address(Erasing.askErasure(asks, client));
    JsonNode refused =
        Erasing.tell(approves, first + "/refusal", "{\"reason\":\"a court asked for it\"}")
            .is(200)
            .json();
    assertThat(refused.path("status").asString()).isEqualTo("REFUSED");
    assertThat(refused.path("refusedBy").asString()).isEqualTo("approves-1");
    assertThat(refused.path("refusal").asString()).isEqualTo("a court asked for it");
    approves.post(first + "/approval").isProblem(409, "already-decided");
    asks.get(first + "/certificate").isProblem(404, "not-found");

    String second = Erasing.address(Erasing.askErasure(asks, client));
    assertThat(second).isNotEqualTo(first);
    approves.post(second + "/approval").is(200);
    assertThat(asks.get(first).is(200).json().path("refusal").toString()).isEqualTo(ERASED);
  }

  @Test
  void a_merged_person_is_erased_under_all_ids_and_the_merge_is_not_undone() {
    String other = Events.fresh("j");
    long otherReferred = asks.post(Events.referral(other)).is(201).sequence();
    String third = Events.fresh("j");
    asks.post(Events.referral(third)).is(201);
    ObjectNode merge = merge(client, "c-" + other);
    asks.post(merge).is(201);
    ObjectNode undone = merge(client, "c-" + third);
    asks.post(undone).is(201);
    asks.post(unmerge(client, undone)).is(201);
    Erasing.hold(asks, client).is(201);
    Erasing.askErasure(asks, "c-" + other).isProblem(409, "held");
    asks.delete("/api/v1/clients/" + client + "/hold").is(204);

    Answer done = Erasing.erase(PLATFORM, organisation, "c-" + other);

    JsonNode certificate =
        asks.get(Erasing.ALL + "/" + done.json().path("id").asString() + "/certificate")
            .is(200)
            .json();
    assertThat(certificate.path("clientIds").values().stream().map(JsonNode::asString))
        .containsExactlyInAnyOrder(client, "c-" + other);
    assertThat(certificate.path("recorded").size()).isEqualTo(2);
    for (long sequence : new long[] {referred, otherReferred}) {
      assertThat(asks.get("/api/v1/interactions/" + sequence).json().at("/data/person").toString())
          .isEqualTo(ERASED);
    }
    asks.post(unmerge(client, merge)).isProblem(410, "client-erased");
    asks.post(merge("c-" + third, client)).isProblem(410, "client-erased");
    long last = asks.post(Events.session(third, "2026-01-21T09:00:00Z")).is(201).sequence();
    asks.awaitListed(last);
    assertThat(asks.get("/api/v1/clients/" + client + "/journeys").is(200).text())
        .contains(journey, other)
        .doesNotContain(third);
  }

  private static ObjectNode merge(String client, String into) {
    return Events.event(
        "client-merged",
        client,
        "2026-01-21T09:00:00Z",
        data -> data.put("into", into).put("reason", "the same person"));
  }

  private static ObjectNode unmerge(String client, ObjectNode merge) {
    return Events.event(
        "client-unmerged",
        client,
        "2026-01-22T09:00:00Z",
        data ->
            data.putObject("target")
                .put("source", Events.SOURCE)
                .put("id", merge.path("id").asString()));
  }

  @Test
  void who_returns_is_a_new_person_and_the_old_id_stays_erased() {
    Erasing.erase(PLATFORM, organisation, client);
    ObjectNode again = Events.referral(Events.fresh("j"));
    again.withObject("/data").put("clientId", client);
    asks.post(again).isProblem(410, "client-erased");
    asks.batch(again.toString()).is(200);
    ObjectNode anew = Events.referral(Events.fresh("j"));
    long sequence = asks.post(anew).is(201).sequence();
    assertThat(asks.get("/api/v1/interactions/" + sequence).json().at("/data/person/name"))
        .isEqualTo(anew.at("/data/person/name"));
  }

  @Test
  void a_bad_body_is_told_with_its_place() {
    String path = "/api/v1/clients/" + client + "/erasure";
    Erasing.tell(asks, path, "{").isProblem(400, "malformed");
    for (String body : new String[] {"{}", "{\"reason\":\"\"}", "{\"reason\":1}"}) {
      Answer answer = Erasing.tell(asks, path, body).isProblem(400, "invalid-parameter");
      assertThat(answer.json().path("parameter").asString()).isEqualTo("reason");
    }
    Erasing.tell(asks, path, "{\"reason\":\"x\",\"client\":\"y\"}")
        .isProblem(400, "invalid-parameter");
    PLATFORM.caller("w-1", organisation, Role.STAFF).get(Erasing.ALL).isProblem(403, "forbidden");
  }
}

package org.journey.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.journey.web.Answer;
import org.journey.web.Caller;
import org.journey.web.Erasing;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Holds, requests and redaction of who is known by more than one id, or by words of others. */
class MergedPersonsTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ERASED = "{\"erased\":true}";

  private final String organisation = Events.fresh("mer");
  private final Caller asks = Erasing.asking(PLATFORM, organisation);
  private final Caller approves = Erasing.approving(PLATFORM, organisation);
  private final String journey = Events.fresh("j");
  private final String client = "c-" + journey;
  private final long referred = asks.post(Events.referral(journey)).is(201).sequence();
  private final String other = Erasing.client(PLATFORM, organisation);

  private Answer merge(String reason) {
    return asks.post(
            "/api/v1/merges",
            "application/json",
            "{\"client\":\"%s\",\"into\":\"%s\",\"reason\":\"%s\"}"
                .formatted(client, other, reason)
                .getBytes(StandardCharsets.UTF_8))
        .is(201);
  }

  private static String hold(String client) {
    return "/api/v1/clients/" + client + "/hold";
  }

  @Test
  void a_hold_is_told_and_lifted_by_any_id_of_the_person() {
    String merge = merge("one person").header("Location");
    Erasing.hold(asks, client).is(201);

    JsonNode told = approves.get(hold(other)).is(200).json();
    assertThat(told).isEqualTo(approves.get(hold(client)).is(200).json());
    assertThat(told.path("clientId").asString()).isEqualTo(client);
    assertThat(told.path("reason").asString()).isEqualTo("a complaint");
    // One of its own comes first: it stands should the merge be undone.
    Erasing.hold(approves, other).is(201);
    assertThat(asks.get(hold(other)).is(200).json().path("clientId").asString()).isEqualTo(other);
    asks.delete(hold(other)).is(204);
    assertThat(asks.get(hold(other)).is(200).json()).isEqualTo(told);
    asks.delete(hold(other)).is(204);
    asks.get(hold(client)).isProblem(404, "not-found");
    asks.delete(hold(other)).isProblem(404, "not-found");

    Erasing.hold(asks, client).is(201);
    asks.delete(merge).is(204);
    asks.get(hold(other)).isProblem(404, "not-found");
  }

  @Test
  void who_approves_an_erasure_is_shown_everybody_whose_keys_go_with_it() {
    String redaction = Erasing.address(Erasing.askRedaction(asks, referred));
    String erasure = Erasing.address(Erasing.askErasure(asks, client));
    assertThat(clients(erasure)).containsExactly(client);
    merge("one person");
    assertThat(clients(erasure)).containsExactlyInAnyOrder(client, other);
    assertThat(clients(redaction)).isEmpty();

    approves.post(erasure + "/approval").is(200);
    assertThat(clients(erasure)).containsExactlyInAnyOrder(client, other);
  }

  private List<String> clients(String request) {
    return approves
        .get(request)
        .is(200)
        .json()
        .path("clientIds")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void open_requests_to_redact_what_was_said_of_an_erased_person_are_closed() {
    String redaction = Erasing.address(Erasing.askRedaction(asks, referred));
    String others = Erasing.address(Erasing.askErasure(asks, other));

    Erasing.erase(PLATFORM, organisation, client);

    JsonNode closed = asks.get(redaction).is(200).json();
    assertThat(closed.path("status").asString()).isEqualTo("REFUSED");
    assertThat(closed.path("refusedBy").asString()).isEqualTo("approves-1");
    assertThat(closed.path("reason").toString()).isEqualTo(ERASED);
    approves.post(redaction + "/approval").isProblem(410, "client-erased");
    assertThat(asks.get(others).is(200).json().path("status").asString()).isEqualTo("REQUESTED");
    asks.get(redaction + "/certificate").isProblem(404, "not-found");
  }

  @Test
  void words_on_a_merge_are_redacted_like_those_of_a_journey() {
    Answer merge = merge("she is also O'Neil of 5 Mill Lane");
    String sequence = merge.header("Journey-Sequence");
    asks.delete(merge.header("Location")).is(204);
    JsonNode before = asks.get("/api/v1/journeys/" + journey + "/timeline").is(200).json();
    Erasing.erase(PLATFORM, organisation, other);
    assertThat(reason(sequence)).contains("Mill Lane");

    Answer done = Erasing.redact(PLATFORM, organisation, Long.parseLong(sequence));

    assertThat(reason(sequence)).isEqualTo(ERASED);
    JsonNode certificate =
        asks.get(Erasing.ALL + "/" + done.json().path("id").asString() + "/certificate")
            .is(200)
            .json();
    assertThat(certificate.at("/destroyed/interactionKeys").toString())
        .isEqualTo("[" + sequence + "]");
    String recorded = certificate.at("/recorded/0/sequence").asString();
    JsonNode redacted = asks.get("/api/v1/interactions/" + recorded).is(200).json();
    assertThat(redacted.path("type").asString()).isEqualTo("journey.interaction-redacted.v1");
    assertThat(redacted.path("subject").asString()).isEqualTo(journey);
    assertThat(redacted.at("/data/target/source").asString()).isEqualTo("journey:merges");
    assertThat(redacted.at("/data/target/id")).isEqualTo(merge.json().path("id"));
    // The journey is what it was, and goes on.
    assertThat(
            asks.get("/api/v1/journeys/" + journey + "/timeline")
                .is(200)
                .json()
                .at("/interactions/0"))
        .isEqualTo(before.at("/interactions/0"));
    asks.post(Events.session(journey, "2026-01-23T09:00:00Z")).is(201);
    assertThat(asks.get("/api/v1/journeys/" + journey).is(200).json().path("status").asString())
        .isEqualTo("OPEN");
    Erasing.askRedaction(asks, Long.parseLong(recorded)).is(202);
  }

  private String reason(String sequence) {
    return asks.get("/api/v1/interactions/" + sequence)
        .is(200)
        .json()
        .at("/data/reason")
        .toString();
  }

  @Test
  void requests_are_listed_page_by_page_the_open_ones_first() {
    List<String> open = new ArrayList<>();
    List<String> decided = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String address =
          Erasing.address(
              Erasing.askRedaction(
                  asks,
                  asks.post(Events.session(journey, "2026-01-2" + i + "T09:00:00Z"))
                      .is(201)
                      .sequence()));
      if (i % 2 == 0) {
        open.addFirst(address);
      } else {
        Erasing.tell(approves, address + "/refusal", Erasing.REASON).is(200);
        decided.addFirst(address);
      }
    }
    List<String> listed = new ArrayList<>();
    String next = "";
    int pages = 0;
    while (next != null) {
      JsonNode page = asks.get(Erasing.ALL + "?limit=2" + next).is(200).json();
      page.path("erasures")
          .forEach(one -> listed.add(Erasing.ALL + "/" + one.path("id").asString()));
      next = page.path("next").isNull() ? null : "&after=" + page.path("next").asString();
      pages++;
    }
    open.addAll(decided);
    assertThat(listed).containsExactlyElementsOf(open);
    assertThat(pages).isEqualTo(3);
    String cursor = asks.get(Erasing.ALL + "?limit=2").is(200).json().path("next").asString();
    approves.get(Erasing.ALL + "?after=" + cursor).isProblem(400, "invalid-parameter");
    asks.get(Erasing.ALL + "?limit=501").isProblem(400, "invalid-parameter");
  }
}

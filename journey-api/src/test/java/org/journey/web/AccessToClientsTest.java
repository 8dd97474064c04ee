package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is read of a person rather than of a journey is written down under the person's id. */
class AccessToClientsTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  private final String organisation = Events.fresh("acl");
  private final String reader = Events.fresh("reader");
  private final Caller asks = Erasing.asking(PLATFORM, organisation);
  private final Caller reads = PLATFORM.caller(reader, organisation, Role.MANAGER);
  private final Caller auditor = PLATFORM.caller("a-1", organisation, Role.AUDITOR);
  private final String journey = Events.fresh("j");
  private final String client = "c-" + journey;
  private final long referred = asks.post(Events.referral(journey)).is(201).sequence();

  private List<JsonNode> entries(String query) {
    return auditor
        .get("/api/v1/access-log?actor=" + reader + query)
        .is(200)
        .json()
        .path("entries")
        .valueStream()
        .toList();
  }

  private JsonNode last() {
    return entries("&limit=1").getFirst();
  }

  private void isFoundUnder(String operation, String... clients) {
    assertThat(last().path("operation").stringValue()).isEqualTo(operation);
    assertThat(clients(last())).as(operation).containsExactlyInAnyOrder(clients);
    for (String one : clients) {
      assertThat(entries("&client=" + one + "&limit=1").getFirst()).isEqualTo(last());
    }
  }

  private static List<String> clients(JsonNode entry) {
    return entry.path("clients").valueStream().map(JsonNode::stringValue).toList();
  }

  @Test
  void who_is_told_of_a_hold_or_a_request_is_written_down_with_whose_it_is() {
    String hold = "/api/v1/clients/" + client + "/hold";
    Erasing.hold(asks, client).is(201);
    reads.get(hold).is(200);
    isFoundUnder("HOLD", client);
    // Another manager's words are told to who places a second one.
    Erasing.hold(reads, client).is(200);
    isFoundUnder("PLACE_HOLD", client);
    reads.delete(hold).is(204);

    String address = Erasing.address(Erasing.askErasure(asks, client));
    assertThat(Erasing.address(Erasing.askErasure(reads, client))).isEqualTo(address);
    isFoundUnder("ASK_ERASURE", client);
    reads.get(address).is(200);
    isFoundUnder("ERASURE", client);
    assertThat(last().path("about").stringValue())
        .isEqualTo(address.substring("/api/v1/".length()));
    reads.get(Erasing.ALL).is(200);
    isFoundUnder("ERASURES", client);
    Erasing.tell(reads, address + "/refusal", Erasing.REASON).is(200);
    isFoundUnder("REFUSE_ERASURE", client);
    Erasing.address(Erasing.askRedaction(reads, referred));
    isFoundUnder("ASK_REDACTION", client);
    assertThat(last().path("about").stringValue()).isEqualTo("interactions/" + referred);

    String again = Erasing.address(Erasing.askErasure(asks, client));
    reads.post(again + "/approval").is(200);
    isFoundUnder("APPROVE_ERASURE", client);
    reads.get(again + "/certificate").is(200);
    isFoundUnder("ERASURE_CERTIFICATE", client);
  }

  private String merge(String other) {
    return asks.post(
            "/api/v1/merges",
            "application/json",
            "{\"client\":\"%s\",\"into\":\"%s\",\"reason\":\"one person\"}"
                .formatted(client, other)
                .getBytes(StandardCharsets.UTF_8))
        .is(201)
        .header("Journey-Sequence");
  }

  @Test
  void an_open_request_is_told_of_all_ids_that_it_is_answered_with() {
    String other = Erasing.client(PLATFORM, organisation);
    String address = Erasing.address(Erasing.askErasure(asks, client));
    merge(other);

    assertThat(reads.get(address).is(200).json().path("clientIds").size()).isEqualTo(2);
    isFoundUnder("ERASURE", client, other);
    Erasing.address(Erasing.askErasure(reads, other));
    isFoundUnder("ASK_ERASURE", client, other);
    Erasing.tell(reads, address + "/refusal", Erasing.REASON).is(200);
    isFoundUnder("REFUSE_ERASURE", client, other);
  }

  @Test
  void a_merge_is_told_of_both() {
    String other = Erasing.client(PLATFORM, organisation);
    String sequence = merge(other);
    reads.get("/api/v1/interactions/" + sequence).is(200);
    isFoundUnder("INTERACTION", client, other);
    assertThat(last().path("about").stringValue()).isEqualTo("interactions/" + sequence);
    reads.get("/api/v1/interactions?after=" + (Long.parseLong(sequence) - 1)).is(200);
    isFoundUnder("FEED", client, other);
  }

  @Test
  void what_was_asked_for_is_written_down_of_who_was_refused() {
    Caller analyst = PLATFORM.caller(reader, organisation, Role.ANALYST);
    analyst.get("/api/v1/clients/" + client + "/record").isProblem(403, "forbidden");
    isFoundUnder("CLIENT_RECORD", client);
    reads.get("/api/v1/clients/c-nobody/journeys").isProblem(404, "not-found");
    isFoundUnder("CLIENT_JOURNEYS", "c-nobody");
    reads.get("/api/v1/clients/" + client + "/hold").isProblem(404, "not-found");
    isFoundUnder("HOLD", client);
    Erasing.askErasure(analyst, client).isProblem(403, "forbidden");
    isFoundUnder("ASK_ERASURE", client);
    reads.get("/api/v1/interactions/999999999").isProblem(404, "not-found");
    assertThat(last().path("about").stringValue()).isEqualTo("interactions/999999999");
    assertThat(last().path("outcome").stringValue()).isEqualTo("REFUSED");
    // What cannot be an id could be anything.
    reads.get("/api/v1/clients/Mary%20Jones/journeys").isProblem(404, "not-found");
    assertThat(clients(last())).isEmpty();
  }

  @Test
  void the_record_of_a_person_says_who_was_told_of_requests_and_holds_and_of_nobody_else() {
    String other = Erasing.client(PLATFORM, organisation);
    Erasing.hold(asks, client).is(201);
    Erasing.askErasure(asks, other).is(202);
    reads.get("/api/v1/clients/" + client + "/hold").is(200);
    reads.get("/api/v1/clients/" + other + "/hold").isProblem(404, "not-found");
    reads.get(Erasing.ALL).is(200);
    Erasing.askErasure(asks, client).isProblem(409, "held");

    JsonNode record = asks.get("/api/v1/clients/" + client + "/record").is(200).json();
    assertThat(record.path("access").findValuesAsString("operation"))
        .startsWith("CLIENT_RECORD", "HOLD", "PLACE_HOLD");
    JsonNode theirs = asks.get("/api/v1/clients/" + other + "/record").is(200).json();
    assertThat(theirs.path("access").findValuesAsString("operation"))
        .startsWith("CLIENT_RECORD", "ERASURES", "HOLD", "ASK_ERASURE");
    Erasing.askErasure(asks, "c-nobody").isProblem(404, "not-found");
    assertThat(theirs.path("access").toString()).doesNotContain("\"" + client + "\"");
  }
}

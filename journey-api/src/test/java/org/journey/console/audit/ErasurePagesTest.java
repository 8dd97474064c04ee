package org.journey.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.journey.console.Visitor;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two managers decide on erasures, redactions and holds in their browsers. */
class ErasurePagesTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("twice");
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String SHOWN = "&lt;script&gt;alert(1)&lt;/script&gt;";
  private static final String NEW = "/console/audit/erasures/new";
  private static final Visitor ASKS = new Visitor(PLATFORM.url());
  private static final Visitor DECIDES = new Visitor(PLATFORM.url());
  private static final Caller API = PLATFORM.caller("m-9", ORGANISATION, Role.MANAGER);

  private final String journey = Events.fresh("j");
  private final String client = "c-" + journey;
  private final ObjectNode referral = Events.referral(journey);
  private final long referred = API.post(referral).is(201).sequence();

  @BeforeEach
  void theirJourneyIsListed() {
    API.awaitListed(referred);
  }

  @BeforeAll
  static void signIn() throws Exception {
    ASKS.signedInAs("local-manager", ORGANISATION);
    DECIDES.signedInAs("local-manager-2", ORGANISATION);
  }

  @AfterAll
  static void close() {
    ASKS.close();
    DECIDES.close();
  }

  @Test
  void a_person_is_erased_by_two_managers_and_the_certificate_is_shown() throws Exception {
    assertThat(ASKS.get("/console/journeys/" + journey).body())
        .doesNotContain("Who this is was erased");
    String request = asked(NEW, Map.of("client", client, "reason", SCRIPT));
    assertThat(ASKS.get("/console/audit/erasures").body()).contains("Erase " + client, request);

    // Who asked is told why they cannot approve it, on each page, and by the API.
    assertThat(ASKS.get(request).body())
        .contains("You asked for this, so you cannot approve it", SHOWN)
        .doesNotContain(SCRIPT, request + "/approval");
    assertThat(ASKS.get(request + "/approval").body()).doesNotContain("id=\"approve\"");
    HttpResponse<String> refused = ASKS.post(request + "/approval", Map.of());
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("Error: ", "A second manager approves it");
    assertThat(told(request).path("status").asString()).isEqualTo("REQUESTED");

    assertThat(DECIDES.get(request).body()).contains(request + "/approval");
    assertThat(DECIDES.get(request + "/approval").body())
        .contains("This cannot be undone", "Erase this person for ever", client, journey, SHOWN);
    assertThat(told(request).path("status").asString()).isEqualTo("REQUESTED");

    HttpResponse<String> done = DECIDES.post(request + "/approval", Map.of());
    assertThat(Visitor.location(done)).isEqualTo(request + "?done=approved");
    JsonNode erasure = told(request);
    assertThat(erasure.path("status").asString()).isEqualTo("DONE");
    assertThat(erasure.path("approvedBy").asString()).isEqualTo("local-manager-2");
    JsonNode certificate =
        API.get("/api/v1/erasures/" + id(request) + "/certificate").is(200).json();
    String page = DECIDES.get(Visitor.location(done)).body();
    assertThat(page)
        .contains("Certificate", "It is done.", "erased", "sequences " + referred)
        .contains("sequence " + certificate.path("recorded").path(0).path("sequence").asLong())
        .doesNotContain(SHOWN, SCRIPT);
    for (JsonNode remains : certificate.path("remains").values()) {
      assertThat(page).contains(remains.asString().replace("'", "&#39;"));
    }
    assertThat(DECIDES.download(request + "/certificate.json").body())
        .isEqualTo(API.get("/api/v1/erasures/" + id(request) + "/certificate").body());
    JsonNode person = API.get("/api/v1/interactions/" + referred).json().at("/data/person");
    assertThat(person.path("erased").asBoolean()).isTrue();
    assertThat(ASKS.post(NEW, agreed("client", client, "again")).body())
        .contains("The person is erased already");
    assertThat(ASKS.get("/console/journeys/" + journey).body()).contains("Who this is was erased");
  }

  @Test
  void a_redaction_is_asked_for_and_refused_with_a_reason() throws Exception {
    String request =
        asked(
            "/console/audit/redactions/new",
            Map.of("sequence", Long.toString(referred), "reason", "wrong person"));
    assertThat(ASKS.get(request).body()).contains("Redact interaction " + referred, "Take it back");
    assertThat(DECIDES.post(request + "/refusal", Map.of("reason", " ")).body())
        .contains("Error: ", "href=\"#reason\"");

    HttpResponse<String> done =
        DECIDES.post(
            request + "/refusal", Map.of("reason", "They are the right ones\r\n" + SCRIPT));
    assertThat(Visitor.location(done)).isEqualTo(request + "?done=refused");
    JsonNode told = told(request);
    assertThat(told.path("status").asString()).isEqualTo("REFUSED");
    assertThat(told.path("refusal").asString()).isEqualTo("They are the right ones\n" + SCRIPT);
    assertThat(DECIDES.get(request).body())
        .contains("refused or taken back", "They are the right ones", SHOWN)
        .doesNotContain(SCRIPT, "/approval\"");
  }

  @Test
  void under_a_hold_nothing_is_approved_until_it_is_lifted() throws Exception {
    String request = asked(NEW, Map.of("client", client, "reason", "asked to be forgotten"));
    String holds = "/console/audit/holds?client=" + client;
    assertThat(DECIDES.get(holds).body()).contains("None stands that you can see");
    HttpResponse<String> placed =
        DECIDES.post("/console/audit/holds", agreed("client", client, "a complaint"));
    assertThat(DECIDES.get(Visitor.location(placed)).body())
        .contains("A hold stands", "a complaint", "local-manager-2");
    assertThat(API.get("/api/v1/clients/" + client + "/hold").is(200).json().path("reason"))
        .hasToString("\"a complaint\"");

    assertThat(DECIDES.get(request).body())
        .contains("A hold stands for this person")
        .doesNotContain(request + "/approval");
    assertThat(DECIDES.post(request + "/approval", Map.of()).body())
        .contains("must be lifted first");

    assertThat(DECIDES.get("/console/audit/holds/lift?client=" + client).body())
        .contains("a complaint");
    DECIDES.post("/console/audit/holds/lift", Map.of("client", client));
    assertThat(API.get("/api/v1/clients/" + client + "/hold").status()).isEqualTo(404);
    assertThat(DECIDES.get(request).body()).contains(request + "/approval");
  }

  @Test
  void what_is_missing_or_unknown_is_said_at_its_field() throws Exception {
    assertThat(ASKS.post(NEW, Map.of("client", "", "reason", "")).body())
        .contains("Error: ", "href=\"#client\"", "href=\"#reason\"");
    assertThat(ASKS.post(NEW, agreed("client", "c-nobody", SCRIPT)).body())
        .contains("There is none of that id that you can see", SHOWN)
        .doesNotContain(SCRIPT);
    assertThat(
            ASKS.post(
                    "/console/audit/redactions/new",
                    Map.of("sequence", "\"><img src=x>", "reason", "r"))
                .body())
        .contains("A sequence is a number", "&quot;&gt;&lt;img src=x&gt;")
        .doesNotContain("<img");
  }

  private static Map<String, String> agreed(String field, String about, String reason) {
    return Map.of("agreed", "yes", field, about, "reason", reason);
  }

  @Test
  void nothing_is_asked_for_or_placed_before_it_is_agreed_to() throws Exception {
    assertThat(ASKS.post(NEW, Map.of("client", client, "reason", SCRIPT)).body())
        .contains("Ask for this person to be erased?", SHOWN, "?client=" + client + "\"");
    assertThat(ASKS.post("/console/audit/holds", Map.of("client", client, "reason", "kept")).body())
        .contains("Place a hold?", "Any manager can lift it.", "value=\"kept\"");

    assertThat(API.get("/api/v1/clients/" + client + "/hold").status()).isEqualTo(404);
    assertThat(API.get("/api/v1/erasures").is(200).text()).doesNotContain("\"" + client + "\"");
    for (String form : List.of(NEW, "/console/audit/holds")) {
      assertThat(ASKS.post(form, Map.of("client", client, "reason", "")).statusCode())
          .as(form)
          .isEqualTo(400);
    }
  }

  private static String asked(String form, Map<String, String> fields) throws Exception {
    HttpResponse<String> said = ASKS.post(form, fields);
    assertThat(said.statusCode()).as(said::body).isEqualTo(200);
    assertThat(said.body())
        .contains("What it does", "cannot be undone by anybody", "name=\"agreed\"")
        .doesNotContain(SCRIPT);
    Map<String, String> agreed = new HashMap<>(fields);
    agreed.put("agreed", "yes");
    HttpResponse<String> answer = ASKS.post(form, agreed);
    assertThat(answer.statusCode()).as(answer::body).isEqualTo(302);
    assertThat(Visitor.location(answer)).endsWith("?done=asked");
    return Visitor.location(answer).replace("?done=asked", "");
  }

  private static JsonNode told(String request) {
    return API.get("/api/v1/erasures/" + id(request)).is(200).json();
  }

  private static String id(String request) {
    return request.substring(request.lastIndexOf('/') + 1);
  }
}

package org.journey.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.journey.console.ByKeys;
import org.journey.console.ConsoleSite;
import org.journey.console.View;
import org.journey.proof.Hash;
import org.journey.proof.NoteKey;
import org.journey.proof.bundle.BundleKeys;
import org.journey.proof.bundle.BundleVerdict;
import org.journey.proof.bundle.BundleVerifier;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** An auditor verifies, and two managers erase, by keys alone. */
class AuditByKeyboardTest {

  static final List<View> VIEWS = List.of(View.PHONE, View.DESKTOP.withoutScript());

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("keyaudit");
  private static final Caller STAFF = PLATFORM.caller("w-1", ORGANISATION, Role.STAFF);
  private static final Caller AUDITOR = PLATFORM.caller("audits-1", ORGANISATION, Role.AUDITOR);
  private static final Caller MANAGER = PLATFORM.caller("m-1", ORGANISATION, Role.MANAGER);
  private static final String AUDLEY = "Audley Finch, AUDITOR";
  private static final String CHECKPOINTS = "/api/v1/log/checkpoints?limit=50";

  private static ByKeys come(View view, String person) {
    return ByKeys.come(ConsoleSite.shared(), view, person, ORGANISATION).follow("Audit");
  }

  private final String journey = Events.fresh("j");
  private final long referred = STAFF.post(Events.referral(journey)).is(201).sequence();

  @ParameterizedTest
  @FieldSource("VIEWS")
  void a_journey_is_traced_and_proved_in_front_of_the_auditor(View view) throws IOException {
    long last = STAFF.post(Events.session(journey, "2026-01-20T09:00:00Z")).is(201).sequence();
    try (ByKeys audley = come(view, AUDLEY)) {
      audley.follow("Trace a journey").fill("Id of the journey", journey).press("Trace it");
      assertThat(audley.text()).contains("The proofs hold", "Each of the 2 interactions");
      audley.follow("Proof of " + last + " holds");
      JsonNode proof = AUDITOR.get("/api/v1/log/proofs/inclusion?sequence=" + last).is(200).json();
      assertThat(audley.text())
          .contains("The proof holds.", hex(proof.path("leafHash")))
          .contains("signature verified with " + AUDITOR.get("/api/v1/log/key").text().strip());

      audley.follow("Back to the trace");
      assertGood(audley.take("link", "Download the bundle of this journey"));
      audley.follow("Audit", "Bundles");
      assertGood(audley.take("link", "Download the bundle of the log"));
    }
  }

  private static String hex(JsonNode hash) {
    return Hash.parse(hash.asString()).toString();
  }

  private static void assertGood(byte[] bundle) throws IOException {
    BundleKeys keys =
        BundleKeys.of(
            AUDITOR
                .get("/api/v1/log/key")
                .text()
                .lines()
                .map(NoteKey::parse)
                .toArray(NoteKey[]::new));
    assertThat(BundleVerifier.verify(new ByteArrayInputStream(bundle), keys))
        .isInstanceOf(BundleVerdict.Good.class);
  }

  @Test
  void who_looked_is_found_in_the_access_log() {
    String reader = Events.fresh("reads");
    Caller reads = PLATFORM.caller(reader, ORGANISATION, Role.STAFF);
    reads.get("/api/v1/journeys/" + journey, Map.of("Journey-Purpose", "a call back")).is(200);
    reads.get("/api/v1/journeys/" + journey + "/timeline").is(200);
    try (ByKeys audley = come(View.PHONE.withoutScript(), AUDLEY)) {
      audley.follow("Access log").fill("Who looked", reader);
      audley.choose("What they did", "Journey").press("Show");
      JsonNode entries =
          AUDITOR
              .get("/api/v1/access-log?operation=JOURNEY&actor=" + reader)
              .is(200)
              .json()
              .path("entries");
      assertThat(entries).hasSize(1);
      assertThat(audley.page().locator("main tbody tr").allInnerTexts())
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row)
                      .contains(entries.at("/0/number").asString(), reader, journey)
                      .contains("a call back"));
      String csv =
          new String(audley.take("link", "Download these entries as CSV"), StandardCharsets.UTF_8);
      assertThat(csv.lines()).hasSize(2).last().asString().contains(reader, journey);
      audley.follow(journey);
      assertThat(audley.path()).isEqualTo("/console/audit/journeys/" + journey);
    }
  }

  @Test
  void that_the_log_only_grew_is_verified_between_two_checkpoints() throws InterruptedException {
    JsonNode checkpoints = several();
    JsonNode later = checkpoints.path(0);
    JsonNode earlier = checkpoints.path(2);
    try (ByKeys audley = come(View.DESKTOP, AUDLEY)) {
      audley.follow("Checkpoints");
      String now = audley.page().locator("input[name=from]:checked + label").innerText().strip();
      audley.keys().tabTo("radio", now).arrowTo("Earlier: " + size(earlier));
      audley.keys().tabTo("radio", chosen(audley)).arrowTo("Later: " + size(later));
      audley.press("Verify that the log only grew");
      JsonNode proof =
          AUDITOR
              .get(
                  "/api/v1/log/proofs/consistency?from=%s&to=%s"
                      .formatted(size(earlier), size(later)))
              .is(200)
              .json();
      assertThat(audley.text())
          .contains("The log only grew.", "All " + size(earlier) + " entries")
          .contains(hex(earlier.path("root")), hex(later.path("root")))
          .contains(hex(proof.path("hashes").path(0)));
    }
  }

  private static String chosen(ByKeys audley) {
    return audley.page().locator("input[name=to]:checked + label").innerText().strip();
  }

  private static String size(JsonNode checkpoint) {
    return checkpoint.path("size").asString();
  }

  /** The log is recorded in until it has three checkpoints at least that are of something. */
  private static JsonNode several() throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    JsonNode checkpoints = AUDITOR.get(CHECKPOINTS).is(200).json().path("checkpoints");
    while (checkpoints.path(2).path("size").asLong(0) == 0) {
      assertThat(System.nanoTime()).as("there are checkpoints").isLessThan(until);
      STAFF.post(Events.referral(Events.fresh("j"))).is(201);
      Thread.sleep(100);
      checkpoints = AUDITOR.get(CHECKPOINTS).is(200).json().path("checkpoints");
    }
    return checkpoints;
  }

  @Test
  void one_manager_asks_for_an_erasure_and_a_second_approves_it() {
    String client = "c-" + journey;
    String request;
    try (ByKeys maya = come(View.PHONE.withoutScript(), "Maya Lindqvist, MANAGER")) {
      maya.follow("Erasures and redactions", "Ask for a person to be erased");
      maya.press("Ask for it");
      assertThat(maya.page().title()).startsWith("Error: ");
      maya.follow("Type the id of the person");
      assertThat(maya.keys().focused()).isEqualTo("Id of the person");
      maya.keys().type(client);
      maya.fill("Why", "asked to be <b>forgotten</b>").press("Ask for it");
      assertThat(maya.text()).contains("What it does", "Another manager has to approve it.");
      maya.press("Ask for erasure");
      assertThat(maya.text())
          .contains("The request is open", "You asked for this, so you cannot approve it")
          .contains("asked to be <b>forgotten</b>");
      request = maya.path().replaceAll("^.*/|\\?.*$", "");
      assertThat(told(request).path("status").asString()).isEqualTo("REQUESTED");
    }
    try (ByKeys morgan = come(View.DESKTOP, "Morgan Tate, MANAGER")) {
      morgan.follow("Erasures and redactions", "Erase " + client);
      morgan.follow("See what would be destroyed, and approve");
      assertThat(morgan.text()).contains("This cannot be undone", client, journey);
      morgan.press("Erase this person for ever");
      JsonNode certificate =
          MANAGER.get("/api/v1/erasures/" + request + "/certificate").is(200).json();
      assertThat(morgan.text())
          .contains("It is done.", "Certificate", "sequences " + referred)
          .contains("sequence " + certificate.path("recorded").path(0).path("sequence").asLong());
      assertThat(morgan.take("link", "Download the certificate"))
          .isEqualTo(MANAGER.get("/api/v1/erasures/" + request + "/certificate").body());
    }
    assertThat(told(request).path("approvedBy").asString()).isEqualTo("local-manager-2");
    assertThat(person().path("erased").asBoolean()).isTrue();
  }

  @Test
  void words_on_the_wrong_person_are_destroyed_by_two_managers() {
    try (ByKeys maya = come(View.DESKTOP, "Maya Lindqvist, MANAGER")) {
      maya.follow(
          "Erasures and redactions", "Ask for the words of one interaction to be destroyed");
      maya.fill("Sequence of the interaction", Long.toString(referred));
      maya.fill("Why", "of <i>somebody else</i>").press("Ask for it");
      assertThat(maya.text()).contains("What it does", "Another manager has to approve it.");
      maya.press("Ask for it");
      assertThat(maya.text()).contains("The request is open", "of <i>somebody else</i>");
    }
    try (ByKeys morgan = come(View.PHONE.withoutScript(), "Morgan Tate, MANAGER")) {
      morgan.follow(
          "Erasures and redactions", "Redact interaction " + referred + " of c-" + journey);
      morgan.follow("See what would be destroyed, and approve");
      assertThat(morgan.text()).contains("This cannot be undone", "sequence " + referred);
      assertThat(person().path("name").isMissingNode()).isFalse();
      morgan.press("Destroy these words for ever");
      assertThat(morgan.text()).contains("It is done.");
    }
    assertThat(person().path("erased").asBoolean()).isTrue();
  }

  private JsonNode person() {
    return MANAGER.get("/api/v1/interactions/" + referred).is(200).json().at("/data/person");
  }

  private static JsonNode told(String request) {
    return MANAGER.get("/api/v1/erasures/" + request).is(200).json();
  }
}

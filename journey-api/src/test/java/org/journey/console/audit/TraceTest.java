package org.journey.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.journey.console.Times;
import org.journey.console.Visitor;
import org.journey.proof.Hash;
import org.journey.proof.NoteKey;
import org.journey.proof.bundle.BundleKeys;
import org.journey.proof.bundle.BundleVerdict;
import org.journey.proof.bundle.BundleVerifier;
import org.journey.security.Role;
import org.journey.web.Answer;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An auditor follows a journey's figures to the signed root of the log. */
class TraceTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("trace");
  private static final String JOURNEY = Events.fresh("j");
  private static final String PAGE = "/console/audit/journeys/" + JOURNEY;
  private static final Visitor AUDITOR = new Visitor(PLATFORM.url());
  private static final Caller API = PLATFORM.caller("audits-1", ORGANISATION, Role.AUDITOR);

  private static long first;
  private static long last;

  @BeforeAll
  static void record() throws Exception {
    Caller staff = PLATFORM.caller("w-1", ORGANISATION, Role.STAFF);
    ObjectNode referral = Events.referral(JOURNEY);
    // The first write of all is a slow one: what is not stored in time may be sent again.
    Answer stored = staff.post(referral);
    while (stored.status() == 503) {
      stored = staff.post(referral);
    }
    first = stored.sequence();
    last = staff.post(Events.session(JOURNEY, "2026-01-20T09:00:00Z")).is(201).sequence();
    AUDITOR.signedInAs("local-auditor", ORGANISATION);
  }

  @AfterAll
  static void close() {
    AUDITOR.close();
  }

  @Test
  void each_interaction_is_proved_in_front_of_the_reader() throws Exception {
    String page = opened(PAGE);
    assertThat(page).contains("The proofs hold").doesNotContain("does not hold");
    for (long sequence : List.of(first, last)) {
      assertThat(page).contains(PAGE + "/proofs/" + sequence);
      JsonNode proof = API.get("/api/v1/log/proofs/inclusion?sequence=" + sequence).is(200).json();
      String shown = opened(PAGE + "/proofs/" + sequence);
      assertThat(shown)
          .contains("The proof holds.")
          .contains(hex(proof.path("leafHash")))
          .contains("signature verified with " + API.get("/api/v1/log/key").text().strip());
      // The checkpoint may be a later one, but the hash beside the leaf stays.
      assertThat(shown).contains(hex(proof.path("hashes").path(0)));
    }
  }

  @Test
  void what_made_a_figure_is_what_the_evidence_says() throws Exception {
    JsonNode evidence = API.get("/api/v1/journeys/" + JOURNEY + "/evidence").is(200).json();
    String page = opened(PAGE + "/evidence");
    for (JsonNode figure : evidence.path("figures").values()) {
      String pointer = figure.path("pointer").asString();
      assertThat(page)
          .contains("?pointer=" + URLEncoder.encode(pointer, StandardCharsets.UTF_8) + "\"");
    }
    String one = opened(PAGE + "/evidence?pointer=/status");
    evidence.path("figures").values().stream()
        .filter(figure -> figure.path("pointer").asString().equals("/status"))
        .flatMap(figure -> figure.path("interactions").values().stream())
        .forEach(
            each ->
                assertThat(one)
                    .contains(each.path("id").asString() + " (" + each.path("sequence") + ")"));
  }

  @Test
  void a_stage_is_entered_on_a_day_at_the_closest() throws Exception {
    assertThat(opened(PAGE + "/evidence?pointer=/stageProgress/stages/1/enteredAt"))
        .contains("20 January 2026")
        .doesNotContain("20 January 2026, ");
    assertThat(opened(PAGE + "/evidence?pointer=/openedAt")).containsPattern("2026, \\d\\d:\\d\\d");
  }

  @Test
  void verified_with_another_key_it_does_not_hold_and_that_is_said() throws Exception {
    String key = URLEncoder.encode(SmallLog.signer().key().toString(), StandardCharsets.UTF_8);
    assertThat(opened(PAGE + "?key=" + key))
        .contains("Something does not hold", "other-key", "does not hold")
        .doesNotContain("The proofs hold");
    assertThat(opened(PAGE + "/proofs/" + first + "?key=" + key))
        .contains("The proof does not hold", "another key made it.");
    assertThat(opened(PAGE + "?key=%3Cscript%3Ealert(1)%3C/script%3E"))
        .contains("Error: Trace of", "href=\"#key\"", "&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>alert");
  }

  @Test
  void a_byte_that_was_changed_on_the_way_is_named_by_its_sequence() throws IOException {
    byte[] bundle = API.get("/api/v1/journeys/" + JOURNEY + "/bundle").is(200).body();
    LogKeys keys = LogKeys.of(null, API.get("/api/v1/log/key").is(200).text());
    Times times = new Times(ZoneOffset.UTC);
    assertThat(JourneyTrace.of(JOURNEY, bundle, keys, times).holds()).isTrue();

    JourneyTrace trace = JourneyTrace.of(JOURNEY, changed(bundle), keys, times);

    assertThat(trace.holds()).isFalse();
    assertThat(trace.fault()).isNotEmpty();
    assertThat(trace.failed().stream().map(proof -> proof.stored().sequence()))
        .containsExactly(last);
    assertThat(JourneyTrace.of(JOURNEY, new byte[] {1, 2, 3}, keys, times).holds()).isFalse();
  }

  /** The archive with a letter of the last interaction changed, packed again. */
  private static byte[] changed(byte[] bundle) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bundle));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        if (entry.getName().equals("interactions.ndjson")) {
          String text = new String(bytes, StandardCharsets.UTF_8);
          int at = text.lastIndexOf("2026-01-20");
          bytes[text.substring(0, at).getBytes(StandardCharsets.UTF_8).length + 3] = '7';
        }
        zip.putNextEntry(new ZipEntry(entry.getName()));
        zip.write(bytes);
      }
    }
    return out.toByteArray();
  }

  @Test
  void bundles_and_the_key_are_handed_on_byte_for_byte() throws Exception {
    HttpResponse<byte[]> bundle = AUDITOR.download(PAGE + "/bundle");
    HttpResponse<byte[]> log = AUDITOR.download("/console/audit/log/bundle");
    HttpResponse<byte[]> key = AUDITOR.download("/console/audit/log/key");
    BundleKeys keys =
        BundleKeys.of(
            new String(key.body(), StandardCharsets.UTF_8)
                .lines()
                .map(NoteKey::parse)
                .toArray(NoteKey[]::new));
    for (HttpResponse<byte[]> each : List.of(bundle, log)) {
      assertThat(each.headers().firstValue("Content-Disposition").orElse(""))
          .startsWith("attachment");
      assertThat(BundleVerifier.verify(new ByteArrayInputStream(each.body()), keys))
          .isInstanceOf(BundleVerdict.Good.class);
    }
    assertThat(AUDITOR.get("/console/audit/journeys/nobody/bundle").statusCode()).isEqualTo(404);
  }

  @Test
  void checkpoints_are_those_of_the_api_and_the_log_only_grew_between_two() throws Exception {
    JsonNode list = API.get("/api/v1/log/checkpoints?limit=50").is(200).json();
    String page = opened("/console/audit/checkpoints");
    JsonNode newest = list.path("checkpoints").path(0);
    JsonNode oldest = list.path("checkpoints").path(list.path("checkpoints").size() - 1);
    assertThat(page).contains(hex(newest.path("root")), hex(oldest.path("root")));

    String verified = opened(consistency(oldest.path("note").asString()));
    assertThat(verified).contains("The log only grew.", hex(oldest.path("root")));

    String note = oldest.path("note").asString().replaceFirst("\n[0-9]+\n", "\n1\n");
    assertThat(opened(consistency(note))).contains("This does not hold");
    HttpResponse<String> wrong =
        AUDITOR.get(consistency("<script>alert(1)</script>") + "&kept=yes&key=mine");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("Error: Checkpoints", "This is no checkpoint", "href=\"#kept\"", "kept-error\"")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;</textarea>", "value=\"mine\"");
  }

  private static String consistency(String note) {
    return "/console/audit/checkpoints/consistency?from="
        + URLEncoder.encode(note, StandardCharsets.UTF_8);
  }

  @Test
  void a_view_that_cannot_be_had_is_told_at_its_field_above_the_journey_now() throws Exception {
    for (String wrong :
        List.of("asAt=2199-01-01T10:00", "asAt=soon", "asKnown=2001-01-01T10:00", "model=none@1")) {
      String field = wrong.substring(0, wrong.indexOf('='));
      HttpResponse<String> told = AUDITOR.get(PAGE + "?" + wrong);
      assertThat(told.statusCode()).as(wrong).isEqualTo(400);
      assertThat(told.body())
          .as(wrong)
          .contains("Error: Trace of", "href=\"#" + field + "\"", "As it is now")
          .contains("aria-describedby=\"" + field + "-error\"");
    }
  }

  @Test
  void a_journey_is_chosen_by_its_id() throws Exception {
    assertThat(opened("/console/audit/journeys")).contains(PAGE);
    assertThat(Visitor.location(AUDITOR.get("/console/audit/journeys?id=" + JOURNEY)))
        .isEqualTo(PAGE);
    assertThat(opened("/console/audit/journeys?id=")).contains("Type the id of a journey");
    assertThat(AUDITOR.get("/console/audit/journeys/nobody").statusCode()).isEqualTo(404);
    assertThat(AUDITOR.get(PAGE + "/proofs/999999999").statusCode()).isEqualTo(404);
  }

  @Test
  void a_manager_is_shown_erasures_and_an_auditor_everything_else() throws Exception {
    try (Visitor manager = new Visitor(PLATFORM.url()).signedInAs("local-manager", ORGANISATION)) {
      assertThat(manager.get("/console/audit").body())
          .contains("/console/audit/erasures")
          .doesNotContain("/console/audit/access");
      for (String page : List.of(PAGE, "/console/audit/access", "/console/audit/log/bundle")) {
        assertThat(manager.get(page).statusCode()).as(page).isEqualTo(403);
      }
    }
    assertThat(opened("/console/audit"))
        .contains("/console/audit/access")
        .doesNotContain("/console/audit/erasures");
    assertThat(AUDITOR.get("/console/audit/erasures").statusCode()).isEqualTo(403);
    assertThat(AUDITOR.post("/console/audit/erasures/new", Map.of()).statusCode()).isEqualTo(403);
  }

  private static String opened(String path) throws Exception {
    HttpResponse<String> page = AUDITOR.get(path);
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    return page.body();
  }

  private static String hex(JsonNode hash) {
    return Hash.parse(hash.asString()).toString();
  }
}

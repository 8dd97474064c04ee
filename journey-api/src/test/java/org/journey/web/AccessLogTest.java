package org.journey.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.journey.access.AccessEntry;
import org.journey.access.AccessLog;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who was told about whom is written down before they are told. */
class AccessLogTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final AccessTables TABLES = new AccessTables(PLATFORM);
  private static final String LOG = "/api/v1/access-log";
  private static final String PURPOSE = "Journey-Purpose";

  private final String organisation = Events.fresh("acc");
  private final String reader = Events.fresh("reader");
  private final Caller manager = PLATFORM.caller(reader, organisation, Role.MANAGER);
  private final Caller auditor = PLATFORM.caller("a-1", organisation, Role.AUDITOR);
  private final String journey = Events.fresh("j");
  private final Answer referred = manager.post(Events.referral(journey)).is(201);

  private List<JsonNode> entries(String query) {
    return auditor.get(LOG + "?" + query).is(200).json().path("entries").valueStream().toList();
  }

  private JsonNode last() {
    return entries("limit=1&actor=" + reader).getFirst();
  }

  private static List<String> journeys(JsonNode entry) {
    return entry.path("journeys").valueStream().map(JsonNode::stringValue).toList();
  }

  @Test
  void an_entry_says_who_when_what_of_whom_and_for_what() {
    Instant before = Instant.now();
    manager.get("/api/v1/journeys/" + journey, Map.of(PURPOSE, "asked by phone")).is(200);

    JsonNode entry = last();
    assertThat(Instant.parse(entry.path("at").stringValue()))
        .isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
    assertThat(entry.path("actor").stringValue()).isEqualTo(reader);
    assertThat(entry.path("roles").toString()).isEqualTo("[\"MANAGER\"]");
    assertThat(entry.path("organisation").stringValue()).isEqualTo(organisation);
    assertThat(entry.path("operation").stringValue()).isEqualTo("JOURNEY");
    assertThat(journeys(entry)).containsExactly(journey);
    assertThat(entry.path("purpose").stringValue()).isEqualTo("asked by phone");
    assertThat(entry.path("outcome").stringValue()).isEqualTo("TOLD");
    assertThat(entry.path("status").intValue()).isEqualTo(200);
    assertThat(entry.path("breakGlass").booleanValue()).isFalse();
  }

  @Test
  void every_call_that_tells_of_single_persons_says_of_whom() {
    String sequence = referred.header("Journey-Sequence");
    String one = "/api/v1/journeys/" + journey;
    assertTells("TIMELINE", one + "/timeline");
    assertTells("EVIDENCE", one + "/evidence");
    assertTells("FHIR", one + "/fhir");
    assertTells("INTERACTION", "/api/v1/interactions/" + sequence);
    assertTells("FEED", "/api/v1/interactions");
    assertTells("JOURNEYS", "/api/v1/journeys?minSequence=" + sequence);
    assertTells("CLIENT_JOURNEYS", "/api/v1/clients/c-" + journey + "/journeys");
    assertTells(
        "METRICS_DRILL_DOWN",
        "/api/v1/services/"
            + organisation
            + "/metrics/referrals/journeys?from=2026-01-01T00:00:00Z&to=2999-01-01T00:00:00Z"
            + "&minSequence="
            + sequence);
  }

  private void assertTells(String operation, String path) {
    manager.get(path).is(200);
    JsonNode entry = last();
    assertThat(entry.path("operation").stringValue()).isEqualTo(operation);
    assertThat(journeys(entry)).as(operation).containsExactly(journey);
  }

  @Test
  void what_tells_of_many_is_found_under_each_of_them() {
    String frame = "/api/v1/cohorts/sampling-frame";
    manager.get(frame).is(200);

    JsonNode found = entries("journey=" + journey).getFirst();
    assertThat(found.path("operation").stringValue()).isEqualTo("SAMPLING_FRAME");
    assertThat(journeys(found)).isEmpty();
    JsonNode replay = Researching.of(manager, "steps-to-benefit@1");
    Researching.journeys(manager, replay);
    assertThat(entries("journey=" + journey).getFirst().path("about").stringValue())
        .isEqualTo("replays/" + replay.path("id").stringValue());
  }

  @Test
  void files_of_an_extract_and_parked_journeys_are_written_down() {
    Caller researcher = PLATFORM.caller(reader, organisation, Role.RESEARCHER);
    String extract =
        Researching.extracted(researcher, "{\"format\":\"CSV\"}").path("id").stringValue();
    researcher.get("/api/v1/extracts/" + extract + "/files/manifest.json").is(200);
    JsonNode found = entries("journey=" + journey).getFirst();
    assertThat(found.path("operation").stringValue()).isEqualTo("EXTRACT_FILE");
    assertThat(found.path("about").stringValue()).isEqualTo("extracts/" + extract);

    Caller admin = PLATFORM.caller(reader, organisation, Role.ADMIN);
    admin.get("/api/v1/projections").is(200);
    assertThat(last().path("operation").stringValue()).isNotEqualTo("PROJECTIONS");
    String parked = Operating.parked(organisation);
    admin.get("/api/v1/projections").is(200);
    assertThat(last().path("operation").stringValue()).isEqualTo("PROJECTIONS");
    assertThat(journeys(last())).containsExactly(parked);
  }

  @Test
  void what_was_not_changed_since_is_written_down_too() {
    String axes =
        "/api/v1/journeys/"
            + journey
            + "?asAt=2026-06-01T00:00:00Z&asKnown="
            + referred.json().path("recordedtime").stringValue();
    String tag = manager.get(axes).is(200).header("ETag");
    manager.get(axes, Map.of("If-None-Match", tag)).is(304);
    assertThat(last().path("status").intValue()).isEqualTo(304);
    assertThat(last().path("outcome").stringValue()).isEqualTo("TOLD");
  }

  @Test
  void who_was_refused_is_written_down() {
    manager.get("/api/v1/journeys/no-such").isProblem(404, "not-found");
    assertThat(last().path("outcome").stringValue()).isEqualTo("REFUSED");
    assertThat(last().path("status").intValue()).isEqualTo(404);
    assertThat(journeys(last())).containsExactly("no-such");

    Caller analyst = PLATFORM.caller(reader, organisation, Role.ANALYST);
    analyst.get("/api/v1/journeys/" + journey + "/timeline").isProblem(403, "forbidden");
    assertThat(last().path("operation").stringValue()).isEqualTo("TIMELINE");
    assertThat(last().path("roles").toString()).isEqualTo("[\"ANALYST\"]");
    assertThat(last().path("status").intValue()).isEqualTo(403);
    // What cannot be an id could be anything.
    manager.get("/api/v1/journeys/Mary%20Jones").isProblem(404, "not-found");
    assertThat(journeys(last())).isEmpty();
  }

  @Test
  void reading_the_access_log_is_written_down() {
    entries("journey=" + journey);
    JsonNode entry = entries("actor=a-1&operation=ACCESS_LOG&journey=" + journey).getFirst();
    assertThat(journeys(entry)).containsExactly(journey);
  }

  @Test
  void it_is_read_page_by_page_and_by_what_is_asked_for() {
    String client = "c-" + journey;
    Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    for (int i = 0; i < 5; i++) {
      manager.get("/api/v1/journeys/" + journey).is(200);
    }
    manager.get("/api/v1/journeys/" + journey + "/timeline").is(200);
    String other = Events.fresh("j");
    manager.post(Events.referral(other)).is(201);
    manager.get("/api/v1/journeys/" + other).is(200);

    String query = LOG + "?limit=2&operation=JOURNEY&actor=" + reader + "&journey=" + journey;
    List<Long> numbers = new ArrayList<>();
    String next = "";
    while (next != null) {
      JsonNode page = auditor.get(query + next).is(200).json();
      page.path("entries").forEach(entry -> numbers.add(entry.path("number").longValue()));
      next = page.path("next").isNull() ? null : "&after=" + page.path("next").stringValue();
    }
    assertThat(numbers)
        .hasSize(5)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Collections.reverseOrder());
    assertThat(entries("client=" + client + "&actor=" + reader)).hasSize(6);
    assertThat(entries("client=" + client + "&operation=TIMELINE")).hasSize(1);
    assertThat(entries("actor=nobody")).isEmpty();
    assertThat(entries("client=c-nobody&operation=JOURNEY")).isEmpty();
    assertThat(entries("actor=" + reader + "&to=" + begin.minusSeconds(60))).isEmpty();
    assertThat(entries("actor=" + reader + "&from=" + begin.minusSeconds(60))).hasSize(7);
    auditor.get(LOG + "?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z").is(400);

    String cursor = auditor.get(LOG + "?limit=2").is(200).json().path("next").stringValue();
    Caller another = PLATFORM.caller("a-2", organisation, Role.AUDITOR);
    another.get(LOG + "?limit=2&after=" + cursor).isProblem(400, "invalid-parameter");
    auditor.get(LOG + "?actor=x&after=" + cursor).isProblem(400, "invalid-parameter");
  }

  @Test
  void a_purpose_is_kept_sealed_and_shown_to_auditors() throws Exception {
    String purpose = "Siân's daughter Q8Z8Q rang";
    assertThat(statusOf(purpose.getBytes(UTF_8))).isEqualTo(200);

    assertThat(last().path("purpose").stringValue()).isEqualTo(purpose);
    List<byte[]> kept = TABLES.entries(reader);
    assertThat(new String(kept.getLast(), UTF_8))
        .contains("\"purpose\":{\"month\":")
        .doesNotContain("Q8Z8Q");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "break-glass", "break-glass:", "Break-Glass :  "})
  void a_purpose_that_is_none_is_refused_and_named(String purpose) {
    Answer answer = manager.get("/api/v1/journeys/" + journey, Map.of(PURPOSE, purpose));
    assertThat(answer.isProblem(400, "invalid-parameter").json().path("parameter").stringValue())
        .isEqualTo(PURPOSE);
    // A missing role is told before.
    PLATFORM
        .caller(reader, organisation, Role.ANALYST)
        .get("/api/v1/journeys/" + journey, Map.of(PURPOSE, purpose))
        .isProblem(403, "forbidden");
  }

  @Test
  void a_purpose_that_is_no_text_in_utf_8_is_refused() throws Exception {
    assertThat(statusOf(new byte[] {'a', (byte) 0xc3})).isEqualTo(400);
    // A control of Unicode.
    assertThat(statusOf("a\u0085b".getBytes(UTF_8))).isEqualTo(400);
  }

  /** By hand: the client of the JDK sends no more than ASCII. */
  private int statusOf(byte[] purpose) throws IOException {
    URI url = URI.create(PLATFORM.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      String head =
          "GET /api/v1/journeys/"
              + journey
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
              + manager.authorization()
              + "\r\nJourney-Purpose: ";
      out.write(head.getBytes(UTF_8));
      out.write(purpose);
      out.write("\r\n\r\n".getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }

  @Test
  void a_purpose_has_500_characters_at_most() {
    manager.get("/api/v1/journeys/" + journey, Map.of(PURPOSE, "x".repeat(500))).is(200);
    manager
        .get("/api/v1/journeys/" + journey, Map.of(PURPOSE, "x".repeat(501)))
        .isProblem(400, "invalid-parameter");
  }

  @Test
  void while_it_cannot_be_written_nothing_is_told_and_recording_goes_on() throws Exception {
    ObjectNode session = Events.session(journey, "2026-01-20T14:00:00Z");
    TABLES.asOwner("revoke insert on access_entry from journey_app");
    try {
      for (String path :
          List.of(
              "/api/v1/journeys/" + journey,
              "/api/v1/journeys/no-such",
              "/api/v1/journeys?limit=1",
              "/api/v1/interactions")) {
        long began = System.nanoTime();
        Answer answer = manager.get(path).isProblem(503, "unavailable");
        assertThat(System.nanoTime() - began).isLessThan(3_000_000_000L);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.header("Journey-Sequence")).isEmpty();
        assertThat(answer.text()).doesNotContain(journey);
      }
      PLATFORM
          .caller(reader, organisation)
          .get("/api/v1/journeys/" + journey)
          .isProblem(503, "unavailable");
      manager.post(session).is(201);
    } finally {
      TABLES.asOwner("grant insert on access_entry to journey_app");
    }
    manager.get("/api/v1/journeys/" + journey).is(200);
    assertThat(last().path("operation").stringValue()).isEqualTo("JOURNEY");
  }

  @Test
  void a_connection_that_was_cut_is_made_anew_and_nobody_notices() throws Exception {
    manager.get("/api/v1/journeys/" + journey).is(200);
    TABLES.asApplication(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name ="
            + " 'journey-access-log' and datname = current_database()");
    manager.get("/api/v1/journeys/" + journey).is(200);
  }

  @Test
  void what_the_command_line_reads_is_found_under_every_journey() {
    AccessLog log = PLATFORM.application().getBean(AccessLog.class);
    log.writeCommand(AccessEntry.Command.EXPORT, null);
    JsonNode entry = entries("journey=" + journey).getFirst();
    assertThat(entry.path("operation").stringValue()).isEqualTo("COMMAND_EXPORT");
    assertThat(entry.path("actor").stringValue()).isEqualTo("operator");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_entry", "access_journey", "access_glass", "access_key"})
  void the_application_can_neither_change_nor_remove_what_is_written(String table) {
    for (String sql :
        List.of(
            "delete from " + table,
            "truncate " + table,
            "update " + table + " set " + column(table) + " = null")) {
      assertThatThrownBy(() -> TABLES.asApplication(sql))
          .as(sql)
          .hasMessageContaining("permission denied");
    }
  }

  private static String column(String table) {
    // A newer master key may wrap it anew; what month it is of stays.
    return table.equals("access_key") ? "month" : "number";
  }

  @Test
  void numbers_are_without_gaps_however_many_read_at_once_and_hashes_are_of_the_bytes()
      throws Exception {
    AccessLog log = PLATFORM.application().getBean(AccessLog.class);
    long before = log.head();
    int readers = 50;
    try (ExecutorService threads = Executors.newFixedThreadPool(readers)) {
      Callable<Integer> read =
          () -> {
            int status = 503;
            // So many at once may be more than a busy machine has connections for.
            for (int i = 0; i < 20 && status == 503; i++) {
              status = manager.get("/api/v1/journeys/" + journey).status();
            }
            return status;
          };
      for (Future<Integer> one : threads.invokeAll(Collections.nCopies(readers, read))) {
        assertThat(one.get()).isEqualTo(200);
      }
    }
    long after = log.head();
    assertThat(after - before).isGreaterThanOrEqualTo(readers);
    List<byte[]> entries = log.entries(before, after);
    List<byte[]> hashes = log.leafHashes(before, after);
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((byte) 0);
      assertThat(hashes.get(i)).isEqualTo(sha256.digest(entries.get(i)));
      numbers.add(
          Long.parseLong(Answer.JSON.readTree(entries.get(i)).path("number").stringValue()));
    }
    assertThat(numbers)
        .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, after).boxed().toList());
  }
}

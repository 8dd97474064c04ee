package org.journey.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The access log is one for all organisations, and each finds in it what is its own. */
class SharedAccessLogTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final AccessTables TABLES = new AccessTables(PLATFORM);
  private static final String LOG = "/api/v1/access-log";

  private final String ours = Events.fresh("ours");
  private final String theirs = Events.fresh("they");
  private final String reader = Events.fresh("reader");
  private final Caller we = PLATFORM.caller(reader, ours, Role.MANAGER);
  private final Caller they = PLATFORM.caller(reader, theirs, Role.MANAGER);
  private final Caller ourAuditor = PLATFORM.caller("a-1", ours, Role.AUDITOR);
  private final Caller theirAuditor = PLATFORM.caller("a-1", theirs, Role.AUDITOR);
  private final String journey = Events.fresh("j");
  private final String theirJourney = Events.fresh("j");

  private void readTenTimes(Caller caller, String which) {
    for (int i = 0; i < 10; i++) {
      caller.get("/api/v1/journeys/" + which).is(200);
    }
  }

  /** All pages, three entries each. */
  private static List<JsonNode> entries(Caller auditor, String query) {
    List<JsonNode> entries = new ArrayList<>();
    String next = "";
    while (next != null) {
      JsonNode page = auditor.get(LOG + "?limit=3&" + query + next).is(200).json();
      page.path("entries").forEach(entries::add);
      next = page.path("next").isNull() ? null : "&after=" + page.path("next").stringValue();
    }
    return entries;
  }

  private static List<Long> numbers(List<JsonNode> entries) {
    return entries.stream().map(entry -> entry.path("number").longValue()).toList();
  }

  private static Instant at(JsonNode entry) {
    return Instant.parse(entry.path("at").stringValue());
  }

  @Test
  void entries_since_and_until_an_instant_are_found_however_many_others_read_in_between() {
    we.post(Events.referral(journey)).is(201);
    they.post(Events.referral(theirJourney)).is(201);
    readTenTimes(we, journey);
    readTenTimes(they, theirJourney);
    readTenTimes(we, journey);
    readTenTimes(they, theirJourney);

    for (String query :
        List.of(
            "actor=" + reader, "journey=" + journey + "&actor=" + reader, "operation=JOURNEY")) {
      List<JsonNode> all = entries(ourAuditor, query);
      assertThat(all).as(query).hasSize(20);
      for (int i : new int[] {0, 1, 4, 9, 10, 13, 19}) {
        Instant instant = at(all.get(i));
        List<JsonNode> since = all.stream().filter(one -> !at(one).isBefore(instant)).toList();
        List<JsonNode> until = all.stream().filter(one -> at(one).isBefore(instant)).toList();

        assertThat(numbers(entries(ourAuditor, query + "&from=" + instant)))
            .as("%s from the %sth on", query, i)
            .isEqualTo(numbers(since));
        assertThat(numbers(entries(ourAuditor, query + "&to=" + instant)))
            .as("%s to the %sth", query, i)
            .isEqualTo(numbers(until));
      }
    }
    Instant first = at(entries(theirAuditor, "operation=JOURNEY").getLast());
    assertThat(entries(theirAuditor, "operation=JOURNEY&from=" + first)).hasSize(20);
    assertThat(entries(theirAuditor, "operation=JOURNEY&to=" + first)).isEmpty();
  }

  @Test
  void an_entry_is_for_the_auditors_of_whose_journey_was_told_however_the_call_is_written() {
    they.post(Events.referral(theirJourney)).is(201);
    Caller both = PLATFORM.caller(reader, List.of(ours, theirs), Role.MANAGER);
    String timeline = "/api/v1/journeys/" + theirJourney + "/timeline";
    both.unchecked("GET", timeline + "?%6Frganisation=" + theirs).is(200);
    both.get(timeline + "?organisation=" + theirs).is(200);

    assertThat(entries(theirAuditor, "journey=" + theirJourney + "&operation=TIMELINE")).hasSize(2);
    assertThat(entries(ourAuditor, "operation=TIMELINE")).isEmpty();
    // What names nobody's organisation is for the first of the token's, and tells nothing.
    both.get(timeline).isProblem(400, "organisation-required");
    both.get(timeline + "?organisation=nobodys").isProblem(403, "forbidden");
    JsonNode refused = entries(ourAuditor, "operation=TIMELINE").getFirst();
    assertThat(refused.path("outcome").stringValue()).isEqualTo("REFUSED");
    // A role that lacks is told before the call is looked at.
    PLATFORM
        .caller(reader, List.of(ours, theirs), Role.ANALYST)
        .unchecked("GET", timeline + "?%6Frganisation=" + theirs)
        .isProblem(403, "forbidden");
    assertThat(entries(theirAuditor, "operation=TIMELINE").getFirst().path("status").intValue())
        .isEqualTo(403);
  }

  @Test
  void what_tells_of_several_organisations_is_an_entry_for_each() {
    String parked = Operating.parked(ours);
    String theirParked = Operating.parked(theirs);
    PLATFORM.caller(reader, List.of(ours, theirs), Role.ADMIN).get("/api/v1/projections").is(200);
    assertThat(entries(ourAuditor, "operation=PROJECTIONS"))
        .singleElement()
        .extracting(entry -> entry.path("journeys").toString())
        .isEqualTo("[\"" + parked + "\"]");
    assertThat(entries(theirAuditor, "operation=PROJECTIONS"))
        .singleElement()
        .extracting(entry -> entry.path("journeys").toString())
        .isEqualTo("[\"" + theirParked + "\"]");
  }

  @Test
  void an_entry_that_somebody_changed_is_told_as_unreadable_and_keeps_nobody_from_the_others()
      throws Exception {
    we.post(Events.referral(journey)).is(201);
    String read = "/api/v1/journeys/" + journey;
    we.get(read, Map.of("Journey-Purpose", "before a visit")).is(200);
    String kept = new String(TABLES.entries(reader).getLast(), UTF_8);
    String tail = kept.substring(kept.indexOf("\"organisation\""));
    TABLES.append(ours, reader, journey, tail.replace("\"status\":200", "\"status\":201"));
    TABLES.append(ours, reader, journey, tail.replaceFirst("\"month\":\"[^\"]+\"", "\"month\":1"));
    TABLES.append(ours, reader, journey, tail.replace("\"sealed\":\"", "\"sealed\":\"*"));
    TABLES.append(ours, reader, journey, "\"organisation\":");
    we.get(read, Map.of("Journey-Purpose", "after it")).is(200);

    List<JsonNode> entries = entries(ourAuditor, "actor=" + reader + "&operation=JOURNEY");
    assertThat(entries.stream().map(entry -> entry.path("purpose").toString()))
        .containsExactly(
            "\"after it\"",
            "{\"unreadable\":true}",
            "{\"unreadable\":true}",
            "{\"unreadable\":true}",
            "{\"unreadable\":true}",
            "\"before a visit\"");
    assertThat(entries.get(1).path("actor").stringValue()).isEqualTo(reader);
    assertThat(entries.get(1).path("status").isNull()).isTrue();
    String record = "/api/v1/clients/c-" + journey + "/record";
    assertThat(we.get(record).is(200).json().path("access").valueStream())
        .filteredOn(entry -> entry.path("operation").stringValue().equals("JOURNEY"))
        .hasSize(6);
    assertThat(we.get(record, Map.of("Accept", "text/html")).is(200).text())
        .contains("cannot be read", "before a visit")
        .endsWith("</html>\n");
  }

  @Test
  void what_is_asked_for_by_its_head_alone_is_written_down_once() {
    we.post(Events.referral(journey)).is(201);
    Answer head = we.unchecked("HEAD", "/api/v1/journeys/" + journey).is(200);
    assertThat(head.body()).isEmpty();
    assertThat(entries(ourAuditor, "actor=" + reader))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.path("operation").stringValue()).isEqualTo("JOURNEY");
              assertThat(entry.path("journeys").toString()).isEqualTo("[\"" + journey + "\"]");
            });
    we.unchecked("HEAD", "/api/v1/clients/c-" + journey + "/record").is(200);
    assertThat(entries(ourAuditor, "actor=" + reader)).hasSize(2);
  }
}

package org.journey.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.journey.console.Visitor;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The page of the access log says what the log says. */
class AccessPagesTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("looks");
  private static final String JOURNEY = Events.fresh("j");
  private static final Visitor AUDITOR = new Visitor(PLATFORM.url());
  private static final Caller API = PLATFORM.caller("audits-1", ORGANISATION, Role.AUDITOR);

  @BeforeAll
  static void look() throws Exception {
    Caller staff = PLATFORM.caller("w-1", ORGANISATION, Role.STAFF);
    staff.post(Events.referral(JOURNEY)).is(201);
    staff.post(Events.concern(JOURNEY, "2026-01-20T09:00:00Z", "a worry")).is(201);
    String timeline = "/api/v1/journeys/" + JOURNEY + "/timeline";
    staff.get("/api/v1/journeys/" + JOURNEY, purpose("<script>alert(1)</script>")).is(200);
    staff.get("/api/v1/journeys/" + JOURNEY, purpose("=HYPERLINK(1)")).is(200);
    PLATFORM
        .caller("w-2", ORGANISATION, Role.STAFF)
        .get(timeline, purpose("break-glass: they may be in danger"))
        .is(200);
    staff.get("/api/v1/journeys/nobody").isProblem(404, "not-found");
    AUDITOR.signedInAs("local-auditor", ORGANISATION);
  }

  private static Map<String, String> purpose(String words) {
    return Map.of("Journey-Purpose", words);
  }

  @AfterAll
  static void close() {
    AUDITOR.close();
  }

  @Test
  void every_entry_is_shown_as_it_is_in_the_log() throws Exception {
    String filter = "?actor=w-1&from=2020-01-01T00:00";
    String page = AUDITOR.get("/console/audit/access" + filter).body();
    JsonNode entries =
        API.get("/api/v1/access-log?actor=w-1&from=2020-01-01T00:00:00Z").json().path("entries");
    assertThat(entries.size()).isGreaterThanOrEqualTo(3);
    int at = 0;
    for (JsonNode entry : entries.values()) {
      int row = page.indexOf(">" + entry.path("number").asLong() + "</th>", at);
      assertThat(row).as("%s", entry.path("number")).isGreaterThan(at);
      at = row;
    }
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "refused (404)", "STAFF")
        .contains("href=\"/console/audit/access.csv?actor=w-1&amp;from=2020-01-01T00%3A00\"")
        .doesNotContain("<script>alert", "w-2", "Break-glass: what");
  }

  @Test
  void a_broken_glass_is_said_in_words() throws Exception {
    assertThat(AUDITOR.get("/console/audit/access?actor=w-2").body())
        .contains("Break-glass: what is withheld", "break-glass: they may be in danger");
  }

  @Test
  void the_file_has_the_same_entries_and_no_formula() throws Exception {
    List<String> lines =
        new String(
                AUDITOR.download("/console/audit/access.csv?actor=w-1").body(),
                StandardCharsets.UTF_8)
            .lines()
            .toList();
    JsonNode entries = API.get("/api/v1/access-log?actor=w-1").json().path("entries");
    assertThat(lines).hasSize(entries.size() + 1);
    for (int at = 0; at < entries.size(); at++) {
      assertThat(lines.get(at + 1)).startsWith(entries.path(at).path("number") + ",");
    }
    assertThat(lines).anyMatch(line -> line.endsWith(",'=HYPERLINK(1)"));
  }

  @Test
  void a_list_goes_on_where_its_page_ends() throws Exception {
    String body = AUDITOR.get("/console/audit/access?journey=" + JOURNEY).body();
    assertThat(body).contains(JOURNEY);
    for (int more = 0; more < 51; more++) {
      API.get("/api/v1/journeys/" + JOURNEY).is(200);
    }
    String first = AUDITOR.get("/console/audit/access?actor=audits-1&operation=JOURNEY").body();
    int at = first.indexOf("/console/audit/access?actor=audits-1&amp;operation=JOURNEY&amp;after=");
    assertThat(at).isPositive();
    String next = first.substring(at, first.indexOf('"', at)).replace("&amp;", "&");
    assertThat(AUDITOR.get(next).body()).contains("audits-1").doesNotContain(">Show more<");
  }

  @Test
  void what_the_log_cannot_be_asked_is_said_at_its_field() throws Exception {
    assertThat(refused("journey=%22%3E%3Cimg%20src=x%3E"))
        .contains("Error: Access log", "href=\"#journey\"")
        .doesNotContain("<img");
    assertThat(refused("from=yesterday"))
        .contains("Error: Access log", "href=\"#from\"")
        .contains("aria-describedby=\"from-error\" aria-invalid=\"true\"");
    assertThat(refused("from=2026-02-01&to=2026-01-01"))
        .contains("The first moment must not be after the last");
  }

  private static String refused(String query) throws Exception {
    HttpResponse<String> answer = AUDITOR.get("/console/audit/access?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    return answer.body();
  }
}

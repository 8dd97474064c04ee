package org.journey.console.caseload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.journey.console.Pages;
import org.journey.console.Pages.Page;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The list of journeys: what the API lists, in its order, with the filters in the address. */
class CaseloadPagesTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("caseload");
  private static final String JOURNEY = "href=\"/console/journeys/([^\"]+)\"";
  private static final String SCRIPT = "<script>alert(1)</script>";

  private static final Caller STAFF = PLATFORM.caller("local-staff", ORGANISATION, Role.STAFF);
  private static final List<String> JOURNEYS = new ArrayList<>();

  private static Pages pages;
  private static long sequence;

  /** Five, of whom one is mine, one has a barrier, one a concern, one consents and one has gone. */
  @BeforeAll
  static void five() {
    for (int i = 0; i < 5; i++) {
      String journey = Events.fresh("cl");
      JOURNEYS.add(journey);
      STAFF.post(Events.referral(journey)).is(201);
      STAFF.post(Events.session(journey, "2026-0" + (6 - i) + "-01T10:00:00Z")).is(201);
    }
    told("worker-assigned", 0, "worker", "local-staff");
    STAFF
        .post(
            Events.event(
                "barrier-identified",
                JOURNEYS.get(1),
                "2026-01-06T09:00:00Z",
                data -> data.put("barrierId", "b-1").put("kind", "MONEY")))
        .is(201);
    STAFF
        .post(
            Events.event(
                "concern-raised",
                JOURNEYS.get(2),
                "2026-01-06T09:00:00Z",
                data -> data.put("concernId", "n-1").put("kind", "OTHER")))
        .is(201);
    STAFF
        .post(
            Events.event(
                "consent-given",
                JOURNEYS.get(3),
                "2026-01-06T09:00:00Z",
                data -> data.putArray("scopes").add("RESEARCH")))
        .is(201);
    told("journey-closed", 4, "reason", "MOVED_ON");
    STAFF.awaitListed(sequence);
    pages = Pages.of(PLATFORM.url(), Role.STAFF, ORGANISATION);
  }

  private static void told(String type, int which, String field, String value) {
    sequence =
        STAFF
            .post(
                Events.event(
                    type,
                    JOURNEYS.get(which),
                    "2026-09-01T09:00:00Z",
                    data -> data.put(field, value)))
            .is(201)
            .sequence();
  }

  private static Page list(String query) {
    return pages.get("/console/caseload?minSequence=" + sequence + "&" + query);
  }

  private static List<String> asTheApiSays(String query) {
    return STAFF
        .get("/api/v1/journeys?minSequence=" + sequence + "&" + query)
        .is(200)
        .json()
        .path("journeys")
        .findValuesAsString("journeyId");
  }

  @ParameterizedTest
  @CsvSource({
    "status=OPEN, 4",
    "status=CLOSED, 1",
    "sort=LAST_CONTACT, 5",
    "status=OPEN&worker=local-staff, 1",
    "barrierOpen=true, 1",
    "barrierOpen=false, 4",
    "concernOpen=true, 1",
    "consent=RESEARCH, 1",
    "stage=2, 5",
    "reached=2, 5",
    "category=SOCIAL, 5",
    "category=PHYSICAL, 0",
    "limit=2, 2"
  })
  void shows_whom_the_api_lists_in_its_order(String query, int expected) {
    List<String> listed = asTheApiSays(query);
    assertThat(list(query).is(200).all(JOURNEY)).isEqualTo(listed);
    assertThat(listed.size()).isEqualTo(expected);
  }

  @Test
  void days_are_those_of_the_zone() {
    assertThat(list("openedFrom=2026-01-05&openedTo=2026-01-06").is(200).all(JOURNEY)).hasSize(5);
    assertThat(list("openedFrom=2026-01-06").is(200).text()).contains("There is no journey");
  }

  @Test
  void tells_of_each_what_the_api_tells() {
    String text = list("barrierOpen=true").is(200).text().replaceAll("\\s+", " ");
    assertThat(text)
        .contains(
            "href=\"/console/clients/c-" + JOURNEYS.get(1) + "\"",
            "5 January 2026",
            "1 May 2026",
            "days ago",
            "Nobody assigned",
            "Social",
            "None open",
            "As of interaction ");
    assertThat(
            list("concernOpen=true").all("aria-hidden=\"true\">Concern </span>\\s*<span>([^<]+)"))
        .containsExactly("Open");
    assertThat(list("status=CLOSED").text()).contains("1 September 2026");
  }

  @Test
  void says_how_it_is_sorted_and_ranks_nobody() {
    assertThat(list("").text()).contains("In order of when they were opened");
    assertThat(list("sort=LAST_CONTACT").text()).contains("In order of the last contact");
    assertThat(list("").all("<option value=\"([A-Z_]+)\"[^>]*>(?:When opened|Last contact)"))
        .containsExactly("OPENED", "LAST_CONTACT");
  }

  @Test
  void ready_made_views_are_filters_of_their_own() {
    assertThat(pages.get("/console/caseload").all("<li><a href=\"(/console/caseload[^\"]*)\""))
        .containsExactly(
            "/console/caseload",
            "/console/caseload?status=OPEN&worker=local-staff",
            "/console/caseload?status=OPEN&sort=LAST_CONTACT",
            "/console/caseload?barrierOpen=true",
            "/console/caseload?concernOpen=true",
            "/console/caseload?consent=RESEARCH");
    Page barriers = pages.get("/console/caseload?barrierOpen=true");
    assertThat(barriers.all("aria-current=\"page\">([^<]+)<")).containsExactly("Barriers open");
    // What is asked for is the heading, and the list is not pushed away by the filters.
    assertThat(barriers.all("<h1[^>]*>([^<]+)<")).containsExactly("Barriers open");
    assertThat(barriers.text()).contains("<title>Caseload: Barriers open", "before which stage");
    String open = "<details class=\"nhsuk-details\" (open)";
    assertThat(barriers.all(open)).isEmpty();
    assertThat(pages.get("/console/caseload?category=SOCIAL").all(open)).hasSize(1);
  }

  @Test
  void the_rest_is_shown_page_by_page_under_the_same_filters() {
    List<String> seen = new ArrayList<>();
    String next = "/console/caseload?category=SOCIAL&limit=2&minSequence=" + sequence;
    for (int page = 0; page < 3; page++) {
      Page shown = pages.get(next).is(200);
      seen.addAll(shown.all(JOURNEY));
      List<String> more = shown.all("href=\"([^\"]+)\" draggable=\"false\">Show more");
      assertThat(more).hasSize(page < 2 ? 1 : 0);
      if (page < 2) {
        next = more.getFirst();
        assertThat(next).contains("category=SOCIAL", "limit=2", "after=");
      }
    }
    assertThat(seen).isEqualTo(asTheApiSays("category=SOCIAL"));
  }

  @Test
  void names_stand_in_the_list_of_ones_own_alone() {
    Page own = list("status=OPEN&worker=local-staff").is(200);
    assertThat(own.all(JOURNEY)).hasSize(1);
    assertThat(own.text())
        .contains("Siân O&#39;Neil", "<th role=\"rowheader\" scope=\"row\"")
        .doesNotContain("No names are listed here");
    assertThat(list("worker=local-staff").is(200).text())
        .contains("No names are listed here", "“My open journeys” has them")
        .doesNotContain("O&#39;Neil");
  }

  @Test
  void a_place_that_is_none_leads_to_the_beginning() {
    assertThat(pages.get("/console/caseload?status=OPEN&after=none").is(302).location())
        .isEqualTo("/console/caseload?status=OPEN");
  }

  @Test
  void a_list_that_is_behind_is_shown_and_says_so() {
    assertThat(pages.get("/console/caseload?minSequence=999999999").is(200).text())
        .contains("does not have interaction 999999999 yet");
  }

  @ParameterizedTest
  @CsvSource({"worker,<script>alert(1)</script>", "openedFrom,soon", "reached,5-1"})
  void what_is_wrong_is_said_at_its_field(String field, String typed) {
    Page page =
        pages
            .get(
                "/console/caseload?"
                    + field
                    + "="
                    + URLEncoder.encode(typed, StandardCharsets.UTF_8))
            .is(400);
    assertThat(page.errors()).containsExactly(field);
    assertThat(page.text())
        .contains("<title>Error: Caseload", "id=\"" + field + "-error\"")
        .doesNotContain(SCRIPT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          openedFrom=2020-01-02&openedTo=2020-01-01 | Opened from must not be after “Opened before”
          reached=xx  | Stages entered, these and no others must be stages, such as 2-3 or 1, 3-5
          status=MANY | Status must be one of those that are offered
          """)
  void what_is_wrong_is_said_in_the_words_of_the_page(String asked, String said) {
    assertThat(pages.get("/console/caseload?" + asked).is(400).text()).contains(said);
  }

  @Test
  void a_journey_or_a_person_is_found_by_id() {
    String find = "/console/caseload/find?id=j-1&what=";
    assertThat(pages.get(find + "journey").is(302).location()).isEqualTo("/console/journeys/j-1");
    assertThat(pages.get(find + "client").is(302).location()).isEqualTo("/console/clients/j-1");
    assertThat(pages.get("/console/caseload/find?id=a%2Fb").is(400).errors()).containsExactly("id");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"STAFF", "MANAGER", "AUDITOR", "IMPORT"},
      mode = Mode.EXCLUDE)
  void is_not_for_who_reads_no_journeys(Role role) {
    Pages theirs = Pages.of(PLATFORM.url(), role, ORGANISATION);
    assertThat(theirs.get("/console/caseload").status()).isEqualTo(403);
    assertThat(theirs.get("/console/clients/c-" + JOURNEYS.getFirst()).status()).isEqualTo(403);
  }
}

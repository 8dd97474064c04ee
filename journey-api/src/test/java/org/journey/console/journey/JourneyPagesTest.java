package org.journey.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.journey.console.Visitor;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the page of a journey shows is what the API says of it, to whom it says it. */
class JourneyPagesTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String SCRIPT = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>";
  private static final Pattern TAGS = Pattern.compile("<[^>]*>");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final String organisation = Events.fresh("con");
  private final String journey = Events.fresh("j");
  private final Caller staff = PLATFORM.caller("local-staff", organisation, Role.STAFF);
  private final Map<String, Visitor> visitors = new HashMap<>();

  private JourneyPagesTest() {
    record(Events.referral(journey));
  }

  @AfterEach
  void close() {
    visitors.values().forEach(Visitor::close);
  }

  private long record(ObjectNode event) {
    return staff.post(event).is(201).sequence();
  }

  private HttpResponse<String> open(String subject, String path) throws Exception {
    return visitor(subject).get("/console/journeys/" + path);
  }

  private Visitor visitor(String subject) throws Exception {
    Visitor known = visitors.get(subject);
    if (known == null) {
      known = new Visitor(PLATFORM.url()).signedInAs(subject, organisation);
      visitors.put(subject, known);
    }
    return known;
  }

  private String page(String path) throws Exception {
    HttpResponse<String> page = open("local-staff", path);
    assertThat(page.statusCode()).isEqualTo(200);
    return page.body();
  }

  private static String words(String html) {
    return SPACES
        .matcher(HtmlUtils.htmlUnescape(TAGS.matcher(html).replaceAll(" ")))
        .replaceAll(" ");
  }

  /** The article of an interaction. */
  private static String article(String html, long sequence) {
    int at = html.indexOf("id=\"i-" + sequence + "\"");
    assertThat(at).as("entry %s is on the page", sequence).isPositive();
    return html.substring(html.lastIndexOf("<article", at), html.indexOf("</article>", at));
  }

  private JsonNode state() {
    return staff.get("/api/v1/journeys/" + journey).is(200).json();
  }

  @Test
  void it_shows_the_state_that_the_api_tells() throws Exception {
    long session = record(Events.session(journey, "2026-01-20T14:00:00Z"));
    record(Events.reflection(journey, "2026-02-01T10:00:00Z", "better"));
    record(
        Events.event(
            "barrier-identified",
            journey,
            "2026-02-02T10:00:00Z",
            data -> data.put("barrierId", "b-1").put("kind", "HEALTH").put("stage", 5)));

    String html = page(journey);

    String words = words(html);
    JsonNode state = state();
    assertThat(words)
        .contains("Siân O'Neil")
        .contains("Status Open")
        .contains(state.at("/stageProgress/reached").stringValue() + ": stage 2")
        .contains("Sessions attended " + state.at("/engagement/sessionsAttended").asInt())
        .contains("Entered 20 January 2026")
        .contains("Barrier: Health")
        .contains("Consent in force None")
        .contains("It says nothing of benefit")
        .contains("Not in the record")
        .doesNotContain("NOT_ASSESSABLE", "Not yet in the record", "None yet");
    assertThat(html).contains("href=\"#i-" + session + "\"").doesNotContain(" style=");
  }

  @Test
  void it_shows_the_journey_as_it_was_and_as_was_known() throws Exception {
    record(Events.session(journey, "2026-01-20T14:00:00Z"));

    String before = words(page(journey + "?asAt=2026-01-10T12:00"));

    assertThat(before)
        .contains("This is the journey as it was at 10 January 2026, 12:00, as is known now.")
        .contains("Back to now")
        .contains("Sessions attended 0")
        .contains("Happened after the moment looked at");
    assertThat(page(journey + "?model=steps-to-benefit-cautious@1"))
        .contains("read under steps-to-benefit-cautious@1")
        .contains("value=\"steps-to-benefit-cautious@1\" selected");
  }

  @Test
  void a_view_that_cannot_be_had_is_told_at_its_field() throws Exception {
    for (String wrong :
        List.of(
            "asAt=nonsense", "asAt=2199-01-01T10:00", "asAt=2020-01-01T10:00", "model=none@1")) {
      HttpResponse<String> told = open("local-staff", journey + "?" + wrong);

      String field = wrong.substring(0, wrong.indexOf('='));
      assertThat(told.statusCode()).as(wrong).isEqualTo(400);
      assertThat(told.body())
          .contains("<a href=\"#" + field + "\">")
          .contains("id=\"" + field + "-error\"")
          .contains("<title>Error: ")
          .contains("This is the journey as it is now.");
    }
  }

  @Test
  void a_correction_strikes_out_what_was_told_before_and_says_who_and_why() throws Exception {
    ObjectNode session = Events.session(journey, "2026-01-20T14:00:00Z");
    long sequence = record(session);
    record(
        Events.correction(
            journey,
            session,
            change ->
                change
                    .putObject("data")
                    .put("activityId", "art-group")
                    .put("category", "CREATIVE")));

    String article = article(page(journey), sequence);

    assertThat(article).contains("<dd>art-group</dd>").contains("<s>social-cafe</s>");
    assertThat(words(article))
        .contains("Corrected by local-staff on")
        .contains("because: misheard")
        .contains("Before it was corrected");
    assertThat(article).contains("?asKnown=");
  }

  @Test
  void what_was_retracted_is_struck_out_whole_and_offers_nothing_more() throws Exception {
    ObjectNode session = Events.session(journey, "2026-01-20T14:00:00Z");
    long sequence = record(session);
    assertThat(article(page(journey), sequence))
        .contains(
            "/console/record/correction?journey=" + journey + "&amp;sequence=" + sequence,
            "/console/record/retraction?journey=" + journey + "&amp;sequence=" + sequence);
    record(Events.retraction(journey, session));

    String article = article(page(journey), sequence);

    assertThat(article)
        .contains("<s>Session attended</s>")
        .contains("<s>social-cafe</s>")
        .doesNotContain("/console/record/");
    assertThat(words(article)).contains("because: put on the wrong person");
  }

  @Test
  void script_in_every_text_stays_text() throws Exception {
    ObjectNode referral = Events.referral(Events.fresh("x"));
    String other = referral.path("subject").asString();
    ObjectNode data = (ObjectNode) referral.path("data");
    data.put("note", SCRIPT);
    ((ObjectNode) data.path("person")).put("name", SCRIPT).put("postcode", "<b>x</b>");
    record(referral);
    ObjectNode told = Events.reflection(other, "2026-02-01T10:00:00Z", SCRIPT + "\nsecond line");
    record(told);
    record(
        Events.event(
            "skill-learned",
            other,
            "2026-02-02T10:00:00Z",
            skill -> skill.put("skill", SCRIPT).put("area", "ART")));
    record(
        Events.event(
            "goal-set",
            other,
            "2026-02-03T10:00:00Z",
            goal ->
                goal.put("goalId", "g-1")
                    .put("domain", "WORK")
                    .put("ledBy", "CLIENT")
                    .put("outlook", "NEW")
                    .put("text", SCRIPT)));
    ObjectNode retraction = Events.retraction(other, told);
    ((ObjectNode) retraction.path("data")).put("reason", SCRIPT);
    record(retraction);

    String html = page(other);

    assertThat(html).doesNotContain("<script>alert").doesNotContain("<img").doesNotContain("<b>x");
    assertThat(HtmlUtils.htmlUnescape(html).split(Pattern.quote(SCRIPT), -1).length)
        .as("name in heading and entry, and every text")
        .isGreaterThan(6);
    assertThat(html).contains("<s>second line</s>");
  }

  @Test
  void a_figure_opens_its_rule_and_what_made_it() throws Exception {
    long session = record(Events.session(journey, "2026-01-20T14:00:00Z"));
    record(Events.session(journey, "2026-01-27T14:00:00Z"));
    String pointer = "/stageProgress/stages/1/enteredAt";
    String link =
        "/console/journeys/" + journey + "/evidence?pointer=" + "%2FstageProgress%2Freached";
    assertThat(page(journey)).contains(link);

    String html = page(journey + "/evidence?pointer=" + pointer);

    JsonNode figure =
        staff
            .get("/api/v1/journeys/" + journey + "/evidence")
            .is(200)
            .json()
            .path("figures")
            .valueStream()
            .filter(each -> each.path("pointer").asString().equals(pointer))
            .findFirst()
            .orElseThrow();
    for (JsonNode interaction : figure.path("interactions")) {
      article(html, interaction.path("sequence").asLong());
    }
    assertThat(html.split("<article", -1)).hasSize(figure.path("interactions").size() + 1);
    assertThat(words(html))
        .contains("20 January 2026, 14:00")
        .contains("attendance: “Session attended”: evidence of “Purposeful activity”.");
    assertThat(html).contains("id=\"i-" + session + "\"");
    assertThat(open("local-staff", journey + "/evidence?pointer=/none").statusCode())
        .isEqualTo(404);
    assertThat(page(journey + "/evidence")).contains("pointer=%2Fengagement%2FlengthDays");
  }

  @Test
  void others_see_what_the_api_tells_them_and_no_more() throws Exception {
    record(Events.consent(journey, "2026-01-06T09:00:00Z", "consent-given", "OWN_WORDS"));
    long told = record(Events.reflection(journey, "2026-02-01T10:00:00Z", "I feel at home there"));

    String audited = open("local-auditor", journey).body();
    assertThat(audited)
        .doesNotContain("O&#39;Neil")
        .doesNotContain("/console/record?")
        .contains("/console/audit/journeys/" + journey);
    assertThat(article(audited, told)).contains("Not for your role");
    String coded = open("local-coder", journey).body();
    assertThat(article(coded, told)).contains("I feel at home there");
    assertThat(coded.split("<article", -1)).hasSize(2);
    assertThat(coded).doesNotContain("Stages and their sub-themes");
    for (String role : List.of("analyst", "researcher", "commissioner", "admin", "import")) {
      for (String path : List.of("", "/evidence", "/fhir")) {
        assertThat(open("local-" + role, journey + path).statusCode())
            .as(role + path)
            .isEqualTo(403);
      }
    }
  }

  @Test
  void another_organisations_journey_is_as_if_it_were_none() throws Exception {
    String elsewhere = Events.fresh("j");
    PLATFORM
        .caller("s-1", Events.fresh("other"), Role.STAFF)
        .post(Events.referral(elsewhere))
        .is(201);

    for (String id : List.of(elsewhere, "no-such-journey", "a%20b")) {
      for (String path : List.of("", "/evidence", "/fhir", "?asAt=2026-02-01T10:00")) {
        assertThat(open("local-staff", id + path).statusCode()).as(id + path).isEqualTo(404);
      }
    }
  }

  @Test
  void a_concerns_note_is_read_for_a_reason_which_is_written_down() throws Exception {
    PLATFORM
        .caller("w-9", organisation, Role.STAFF)
        .post(Events.concern(journey, "2026-01-20T09:00:00Z", "not safe at home"))
        .is(201);
    String withheld = page(journey);
    assertThat(withheld).contains("break-glass").doesNotContain("not safe at home");
    assertThat(open("local-manager", journey).body())
        .contains("not safe at home")
        .doesNotContain("break-glass");

    String path = "/console/journeys/" + journey + "/break-glass";
    HttpResponse<String> unsaid = visitor("local-staff").post(path, Map.of("reason", "  "));
    assertThat(unsaid.statusCode()).isEqualTo(400);
    assertThat(unsaid.body()).contains("#reason").doesNotContain("not safe at home");
    HttpResponse<String> read =
        visitor("local-staff").post(path, Map.of("reason", "She didn’t open — " + SCRIPT));

    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).contains("not safe at home").doesNotContain("<script>alert");
    assertThat(
            PLATFORM
                .caller("a-1", organisation, Role.AUDITOR)
                .get("/api/v1/access-log?actor=local-staff")
                .is(200)
                .json()
                .path("entries")
                .valueStream()
                .filter(entry -> entry.path("breakGlass").asBoolean())
                .map(entry -> entry.path("purpose").asString()))
        .containsExactly("break-glass: She didn't open - " + SCRIPT);
  }

  @Test
  void the_fhir_bundle_is_the_apis_as_a_download() throws Exception {
    HttpResponse<String> download =
        open("local-staff", journey + "/fhir?asAt=2026-02-01T10:00:00Z&asKnown=2099-01-01");
    assertThat(download.statusCode()).isEqualTo(400);

    HttpResponse<String> whole = open("local-staff", journey + "/fhir");
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.headers().firstValue("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename=\"journey-" + journey + ".fhir.json\"");
    assertThat(whole.body()).contains("\"resourceType\":\"Bundle\"").contains(journey);
  }
}

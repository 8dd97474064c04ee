package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.capture.Recorded.API;
import static org.journey.console.capture.Recorded.PLATFORM;
import static org.journey.console.capture.Recorded.entries;
import static org.journey.console.capture.Recorded.journey;
import static org.journey.console.capture.Recorded.json;
import static org.journey.console.capture.Recorded.staff;
import static org.journey.console.capture.Recorded.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.journey.console.Browsing;
import org.journey.console.HtmlPage;
import org.journey.console.HtmlPage.FilledForm;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/** A form from being drawn to what the API tells of it. */
class CaptureTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static HtmlPage drawn(String kind, String journey) {
    HtmlPage page = staff().get("/console/record/" + kind + "?journey=" + journey);
    assertThat(page.status()).as(page::text).isEqualTo(200);
    return page;
  }

  private static FilledForm form(String kind, String journey) {
    return drawn(kind, journey).form("/console/record/" + kind);
  }

  private static FilledForm support(String journey) {
    return form("support-given", journey).set("kind", "PERSONALISED").set("channel", "PHONE");
  }

  private static JsonNode only(String journey, String type) {
    assertThat(entries(journey, type)).hasSize(1);
    return entries(journey, type).getFirst();
  }

  @Test
  void aReferralBeginsAJourney() {
    HtmlPage page = staff().get("/console/record/referral-received");
    FilledForm referral =
        page.form("/console/record/")
            .set("referralSource", "GP")
            .set("reasons", "ISOLATION")
            .set("reasons.others", "DEBT", "CARING")
            .set("person.name", "Siân O'Neil")
            .set("person.nhsNumber", "943 476 5919")
            .set("person.dateOfBirth", "1960-02-29")
            .set("demographics.birthYear", "1960");

    HtmlPage stored = staff().send(referral);

    assertThat(stored.heading()).isEqualTo("Stored");
    String journey = stored.path().replaceAll(".*journey=([^&]*).*", "$1");
    JsonNode data = only(journey, "referral-received").path("data");
    assertThat(UUID.fromString(data.path("clientId").asString(""))).isNotNull();
    ((tools.jackson.databind.node.ObjectNode) data).remove("clientId");
    assertThat(data)
        .isEqualTo(
            json(
                """
                {'referralSource':'GP','reasons':['ISOLATION','DEBT','CARING'],
                 'person':{'name':"Siân O'Neil",'dateOfBirth':'1960-02-29','nhsNumber':'9434765919'},
                 'demographics':{'birthYear':1960}}\
                """
                    .replace("\"Siân O'Neil\"", "'Siân O\\u0027Neil'")));
    assertThat(staff().send(referral.copy()).heading()).isEqualTo("This was stored already");
  }

  @Test
  void theSameFormSentTwiceIsStoredOnce() {
    String journey = journey();
    FilledForm form = support(journey).set("note", "Twice");

    HtmlPage first = staff().send(form);
    HtmlPage second = staff().send(form);

    assertThat(first.heading()).isEqualTo("Stored");
    assertThat(second.heading()).isEqualTo("This was stored already");
    assertThat(second.text()).contains("It is stored once");
    JsonNode stored = only(journey, "support-given").path("interaction");
    assertThat(stored.path("source").asString("")).isEqualTo("/console");
    assertThat(first.html())
        .contains(
            "/console/journeys/"
                + journey
                + "#i-"
                + Long.parseLong(stored.path("sequence").asString("")));
  }

  @Test
  void theSameFormWithOtherContentIsNotStoredUnlessAsAnother() {
    String journey = journey();
    FilledForm form = support(journey);
    staff().send(form);

    HtmlPage refused = staff().send(form.copy().set("note", "Something more"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.errors()).singleElement().asString().startsWith("form: This form was sent");
    assertThat(refused.text()).contains("Something more");
    HtmlPage anew = staff().send(refused.form("/console/record/").set("anew", "true"));
    assertThat(anew.text()).contains("Something more");
    assertThat(entries(journey, "support-given")).hasSize(1);
    assertThat(staff().send(anew.form("/console/record/")).heading()).isEqualTo("Stored");
    assertThat(entries(journey, "support-given")).hasSize(2);
  }

  @Test
  void allThatIsWrongIsSummedUpAndLinkedAndNothingIsLost() {
    String journey = journey();
    FilledForm form =
        form("support-given", journey)
            .set("minutes", "ten")
            .set("note", "Kept <b>here</b>")
            .set("problem", "DEBT")
            .set("when", "TODAY")
            .set("when-today", "");

    HtmlPage refused = staff().send(form);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.title()).startsWith("Error: Support given");
    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "when-today: Say at what time it happened, for example 09:30",
            "kind: Answer “What kind of support was it?”",
            "channel: Answer “How were you in touch?”",
            "minutes: “How many minutes did it take?” must be a whole number");
    assertThat(refused.errors())
        .allSatisfy(
            error -> {
              String id = error.substring(0, error.indexOf(':'));
              assertThat(refused.hasId(id)).as(id).isTrue();
              assertThat(refused.hasId(id + "-error")).as(id).isTrue();
            });
    FilledForm again = refused.form("/console/record/");
    for (String name : List.of("minutes", "note", "problem", "when", "id", "drawn", "journey")) {
      assertThat(again.fields().get(name)).as(name).isEqualTo(form.fields().get(name));
    }
    assertThat(timeline(journey)).hasSize(1);
  }

  @Test
  void whatTheApiRefusesAsAWholeStandsAtTheTop() {
    String journey = journey();
    API.post(
            Events.event(
                "journey-closed", journey, "2026-02-01T09:00:00Z", d -> d.put("reason", "DIED")))
        .is(201);

    HtmlPage refused = staff().send(support(journey));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.errors())
        .containsExactly(
            "form: The journey was closed at that time, and this cannot be recorded of it then");
  }

  @Test
  void whatHappenedEarlierIsToldWithEase() {
    String journey = journey();
    LocalDate today = LocalDate.now(LONDON);
    FilledForm yesterday = support(journey).set("when", "YESTERDAY").set("when-yesterday", "00:30");
    FilledForm exact = support(journey).set("when", "EXACT").set("when-exact", "2026-07-01T10:15");

    staff().send(yesterday);
    staff().send(exact);

    assertThat(entries(journey, "support-given"))
        .extracting(entry -> Instant.parse(entry.path("time").asString("")))
        .containsExactlyInAnyOrder(
            today.minusDays(1).atTime(0, 30).atZone(LONDON).toInstant(),
            Instant.parse("2026-07-01T09:15:00Z"));
  }

  @Test
  void nowIsWhenTheFormWasDrawn() {
    String journey = journey();

    staff().send(support(journey));

    assertThat(Instant.parse(only(journey, "support-given").path("time").asString("")))
        .isBetween(Instant.now().minus(Duration.ofMinutes(2)), Instant.now());
  }

  @Test
  void aTimeThatIsTypedAndNotChosenIsAskedAbout() {
    String journey = journey();

    HtmlPage asked = staff().send(support(journey).set("when-yesterday", "10:00"));

    assertThat(asked.errors()).singleElement().asString().startsWith("when: A time is typed");
    assertThat(entries(journey, "support-given")).isEmpty();
  }

  @Test
  void aReflectionHasFindingsInTheRowsThatAreFilledInOrNone() {
    String journey = journey();
    FilledForm form = form("reflection-recorded", journey).set("note", "I got out\nof the house.");
    form.set("findings.0.subTheme", "social-engagement").set("findings.0.tense", "EXPERIENCED");
    form.set("findings.2.subTheme", "future-goals").set("findings.2.since", "soon");

    HtmlPage refused = staff().send(form);

    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "findings-2-tense: Answer Finding 3, “How it is”",
            "findings-2-since: Finding 3, “Since when” must be YYYY, YYYY-MM or YYYY-MM-DD");
    staff()
        .send(
            refused
                .form("/console/record/")
                .set("findings.2.tense", "ASPIRED")
                .set("findings.2.since", ""));
    assertThat(only(journey, "reflection-recorded").path("data"))
        .isEqualTo(
            json(
                """
                {'note':'I got out\\nof the house.','findings':[
                 {'subTheme':'social-engagement','tense':'EXPERIENCED'},
                 {'subTheme':'future-goals','tense':'ASPIRED'}]}\
                """));

    String quiet = journey();
    staff().send(form("reflection-recorded", quiet));
    assertThat(only(quiet, "reflection-recorded").path("data")).isEqualTo(json("{'findings':[]}"));
  }

  @Test
  void moreRowsKeepWhatIsTyped() {
    HtmlPage more =
        staff()
            .send(
                form("reflection-recorded", journey())
                    .set("note", "Kept")
                    .set("findings.1.code", "met-people")
                    .set("more", "true"));

    FilledForm form = more.form("/console/record/");
    assertThat(form.fields().getFirst("note")).isEqualTo("Kept");
    assertThat(form.fields().getFirst("findings.1.code")).isEqualTo("met-people");
    assertThat(form.fields()).containsKey("findings.5.subTheme");
  }

  @Test
  void nobodyHasToBeMeasured() {
    String journey = journey();
    HtmlPage page = drawn("ons4", journey);

    assertThat(page.text()).contains("Nobody has to answer");
    FilledForm skipped =
        staff()
            .get("/console/record/measure-not-taken?journey=" + journey + "&instrument=ONS4")
            .form("/console/record/");
    staff().send(skipped.set("reason", "DECLINED"));
    assertThat(only(journey, "measure-not-taken").path("data"))
        .isEqualTo(json("{'instrument':'ONS4','reason':'DECLINED'}"));
  }

  @Test
  void whatIsOpenIsOfferedUntilItIsDoneWith() {
    String journey = journey();
    FilledForm set =
        form("goal-set", journey)
            .set("text", "Swim \"again\"")
            .set("domain", "HEALTH")
            .set("ledBy", "CLIENT")
            .set("outlook", "NEW");
    staff().send(set);
    JsonNode goal = only(journey, "goal-set").path("data");

    HtmlPage progress = drawn("goal-progressed", journey);

    assertThat(progress.text()).contains("Swim \"again\"");
    // The only one there is needs no choosing.
    staff().send(progress.form("/console/record/").set("progress", "40"));
    assertThat(only(journey, "goal-progressed").path("data"))
        .isEqualTo(json("{'goalId':'" + goal.path("goalId").asString("") + "','progress':40}"));
    staff().send(form("goal-achieved", journey));
    assertThat(drawn("goal-progressed", journey).text()).doesNotContain("Swim");
  }

  @Test
  void theDirectoryKnowsWhatKindOfActivityItIs() {
    PLATFORM
        .caller("boss", Recorded.ORGANISATION, Role.MANAGER)
        .put(
            "/api/v1/activities/known-cafe",
            "application/json",
            "{\"name\":\"The café\",\"category\":\"SOCIAL\"}");
    String journey = journey();
    HtmlPage page = drawn("session-attended", journey);

    assertThat(page.text()).contains("The café");
    staff().send(page.form("/console/record/").set("activityId", "known-cafe"));
    assertThat(only(journey, "session-attended").path("data"))
        .isEqualTo(json("{'activityId':'known-cafe','category':'SOCIAL'}"));
  }

  @Test
  void scriptStaysText() {
    String journey = journey();
    String script = "\"><img src=x onerror=alert(1)><script>alert(1)</script>";
    FilledForm form = form("session-attended", journey);
    form.set("activityId.other", script).set("sessionId", script).set("note", script);

    HtmlPage refused = staff().send(form);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html()).doesNotContain("<img").doesNotContain("<script>alert");
    FilledForm again = refused.form("/console/record/");
    for (String name : List.of("activityId.other", "sessionId", "note")) {
      assertThat(again.fields().getFirst(name)).as(name).isEqualTo(script);
    }
    assertThat(staff().get("/console/record?journey=" + "%22%3E%3Cimg%20src%3Dx%3E").html())
        .doesNotContain("<img");
  }

  @Test
  void whatWasTypedOutlivesTheSignIn() {
    String journey = journey();
    FilledForm form = support(journey).set("note", "Long & \"typed\"");

    HtmlPage ended = Browsing.signedOut(PLATFORM.url()).send(form);

    assertThat(ended.status()).isEqualTo(401);
    assertThat(ended.heading()).isEqualTo("Your sign-in has ended");
    assertThat(entries(journey, "support-given")).isEmpty();
    FilledForm kept = ended.form("/console/record/support-given");
    assertThat(staff().send(kept).heading()).isEqualTo("Stored");
    assertThat(only(journey, "support-given").at("/data/note").asString(""))
        .isEqualTo("Long & \"typed\"");
  }

  @Test
  void whoIsOfSeveralOrganisationsRecordsForTheOneTheyLookAt() {
    String journey = journey();
    Browsing several =
        Browsing.as(PLATFORM.url(), "local-staff", "capture-other," + Recorded.ORGANISATION);
    MultiValueMap<String, String> choice = new LinkedMultiValueMap<>();
    choice.add("organisation", Recorded.ORGANISATION);
    several.post("/console/organisation", choice);

    HtmlPage page = several.get("/console/record/contact-attempted?journey=" + journey);
    several.send(page.form("/console/record/").set("channel", "PHONE").set("outcome", "NO_ANSWER"));

    assertThat(only(journey, "contact-attempted").at("/interaction/organisation").asString(""))
        .isEqualTo(Recorded.ORGANISATION);
  }

  @Test
  void isForThoseWhoRecord() {
    for (String person : List.of("local-analyst", "local-coder", "local-auditor", "local-import")) {
      Browsing other = Browsing.as(PLATFORM.url(), person, Recorded.ORGANISATION);
      for (String page : List.of("", "/register", "/support-given?journey=x")) {
        assertThat(other.get("/console/record" + page).status()).as(person + page).isEqualTo(403);
      }
    }
  }

  @Test
  void anotherOrganisationsJourneyIsNotThere() {
    Browsing other = Browsing.as(PLATFORM.url(), "local-staff", "capture-other");
    String journey = journey();

    assertThat(other.get("/console/record/triage-completed?journey=" + journey).status())
        .isEqualTo(404);
    HtmlPage asked = other.get("/console/record?journey=" + journey);
    assertThat(asked.errors())
        .containsExactly("journey: There is no such journey that you can see");
  }

  @Test
  void ownJourneysAreOfferedByName() {
    String own = "capture-own";
    Caller api = PLATFORM.caller("local-staff", own, Role.STAFF);
    String journey = Events.fresh("owned");
    api.post(Events.referral(journey)).is(201);
    Browsing worker = Browsing.as(PLATFORM.url(), "local-staff", own);
    HtmlPage form = worker.get("/console/record/worker-assigned?journey=" + journey);
    HtmlPage stored = worker.send(form.form("/console/record/"));
    String sequence = stored.path().replaceAll(".*sequence=(\\d+).*", "$1");
    api.awaitListed(Long.parseLong(sequence));

    HtmlPage start = worker.get("/console/record?kind=contact-attempted");

    assertThat(start.text()).contains("Siân O'Neil", journey);
    assertThat(start.html()).contains("/console/record/contact-attempted?journey=" + journey);
  }
}

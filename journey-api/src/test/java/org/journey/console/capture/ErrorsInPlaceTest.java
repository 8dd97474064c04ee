package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.capture.Recorded.API;
import static org.journey.console.capture.Recorded.entries;
import static org.journey.console.capture.Recorded.journey;
import static org.journey.console.capture.Recorded.staff;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.journey.console.HtmlPage;
import org.journey.console.HtmlPage.FilledForm;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;

/** What is wrong is told where one looks for it, in words that help, and before it is typed. */
class ErrorsInPlaceTest {

  private static FilledForm form(String kind, String more) {
    return staff().get("/console/record/" + kind + "?" + more).form("/console/record/" + kind);
  }

  private static List<String> fields(HtmlPage page) {
    return page.errors().stream().map(error -> error.replaceFirst(":.*", "")).toList();
  }

  @Test
  void errorsStandInTheOrderOfThePage() {
    HtmlPage told =
        staff()
            .send(
                form("referral-received", "")
                    .set("person.nhsNumber", "123")
                    .set("when", "YESTERDAY")
                    .set("when-yesterday", ""));

    assertThat(fields(told))
        .containsExactly("person-nhsNumber", "referralSource", "reasons", "when-yesterday");
  }

  @Test
  void theNumberThatIsShownAsAnExampleIsOneThatIsTaken() {
    HtmlPage page = staff().get("/console/record/referral-received");
    String example = page.text().replaceFirst("(?s).*10 digits, for example ([0-9 ]+)\\..*", "$1");
    HtmlPage stored =
        staff()
            .send(
                page.form("/console/record/")
                    .set("referralSource", "GP")
                    .set("reasons", "ISOLATION")
                    .set("person.nhsNumber", example));

    assertThat(stored.errors()).isEmpty();
    assertThat(stored.heading()).isEqualTo("Stored");
  }

  @Test
  void whatIsTickedStaysAtItsPlace() {
    FilledForm form = form("triage-completed", "journey=" + journey());
    List<String> before = offered(staff().send(form.copy()));

    HtmlPage told = staff().send(form.set("needs", before.getLast()));

    assertThat(told.status()).isEqualTo(422);
    assertThat(offered(told)).isEqualTo(before).hasSizeGreaterThan(3);
  }

  private static List<String> offered(HtmlPage page) {
    return Pattern.compile("type=\"checkbox\"[^>]*name=\"needs\"\\s+value=\"([A-Z_]+)\"")
        .matcher(page.html())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void whatAnIdIsIsSaidAsPeopleSayIt() {
    HtmlPage told =
        staff()
            .send(
                form("bridging-visit-made", "journey=" + journey())
                    .set("activityId.other", "art class"));

    assertThat(told.errors())
        .anySatisfy(
            error ->
                assertThat(error)
                    .contains("is an id, such as art-class: letters, digits, hyphens")
                    .doesNotContain("A-Z"));
  }

  @Test
  void whatIsDatedBeforeTheReferralIsStoredAndPointedOut() {
    String journey = journey();
    FilledForm form =
        form("contact-attempted", "journey=" + journey)
            .set("channel", "PHONE")
            .set("outcome", "NO_ANSWER")
            .set("when", "EXACT");

    HtmlPage slip = staff().send(form.copy().set("when-exact", "2016-01-01T10:00"));
    assertThat(slip.heading()).isEqualTo("Stored");
    assertThat(slip.text()).containsPattern("That is before the referral of \\d+ \\w+ 20\\d\\d");

    String later = staff().get("/console/record/contact-attempted?journey=" + journey).text();
    assertThat(later).doesNotContain("before the referral");
    HtmlPage sound =
        staff()
            .send(
                form("contact-attempted", "journey=" + journey)
                    .set("channel", "PHONE")
                    .set("outcome", "NO_ANSWER"));
    assertThat(sound.heading()).isEqualTo("Stored");
    assertThat(sound.text()).doesNotContain("before the referral");
  }

  @Test
  void whatWasRetractedOrMayNotBeSaysSoBeforeAnythingIsTyped() {
    String journey = journey();
    API.post(
            Events.event(
                "contact-attempted",
                journey,
                "2026-03-01T10:00:00Z",
                data -> data.put("channel", "PHONE").put("outcome", "NO_ANSWER")))
        .is(201);
    long contact = sequence(journey, "contact-attempted");
    long referral = sequence(journey, "referral-received");
    assertThat(amending("retraction", contact).errors()).isEmpty();
    assertThat(amending("correction", referral).errors()).isEmpty();
    assertThat(amending("retraction", referral).errors())
        .containsExactly(
            "form: A referral begins the journey, and cannot be retracted: correct what is wrong"
                + " with it, or close the journey");

    staff()
        .send(
            amending("retraction", contact).form("/console/record/retraction").set("why", "Twice"));

    assertThat(amending("retraction", contact).errors())
        .containsExactly("form: This entry was retracted already");
    assertThat(amending("correction", contact).errors())
        .containsExactly("form: This entry was retracted: it cannot be corrected any more");
  }

  @Test
  void whatIsDatedALittleAheadCanBePutRight() {
    String journey = journey();
    String ahead = Instant.now().plusSeconds(200).truncatedTo(ChronoUnit.SECONDS).toString();
    API.post(
            Events.event(
                "contact-attempted",
                journey,
                ahead,
                data -> data.put("channel", "PHONE").put("outcome", "NO_ANSWER")))
        .is(201);

    assertThat(amending("correction", sequence(journey, "contact-attempted")).errors()).isEmpty();
  }

  private static HtmlPage amending(String what, long sequence) {
    return staff().get("/console/record/" + what + "?sequence=" + sequence);
  }

  private static long sequence(String journey, String type) {
    return Long.parseLong(
        entries(journey, type).getFirst().at("/interaction/sequence").asString(""));
  }
}

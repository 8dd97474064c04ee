package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.capture.Recorded.API;
import static org.journey.console.capture.Recorded.entries;
import static org.journey.console.capture.Recorded.journey;
import static org.journey.console.capture.Recorded.json;
import static org.journey.console.capture.Recorded.staff;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.journey.console.HtmlPage;
import org.journey.console.HtmlPage.FilledForm;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;

/** A whole group's register at once: an interaction for each, and each is told back. */
class RegisterTest {

  private static HtmlPage register(String more, String... journeys) {
    return staff()
        .get(
            "/console/record/register?choose=true&only=true&activity.other=reg-cafe&category=SOCIAL"
                + "&at=2026-03-05T14:00"
                + more
                + "&ids="
                + URLEncoder.encode(String.join("\n", journeys), StandardCharsets.UTF_8));
  }

  /** The form of a register with these on it, and nothing told of any. */
  static FilledForm ticked(String... journeys) {
    return postForm(register("", journeys));
  }

  /** The form that stores a register. */
  static FilledForm postForm(HtmlPage page) {
    return page.form("/console/record/register");
  }

  @Test
  void eachIsStoredAndToldBack() {
    String came = journey();
    String missed = journey();
    String unexpected = journey();
    HtmlPage page = register("", came, missed, unexpected);
    assertThat(page.text()).contains("Siân O'Neil", came, missed, unexpected);
    FilledForm form =
        ticked(came, missed, unexpected)
            .set("minutes", "90")
            .set("came." + came, "ATTENDED")
            .set("came." + missed, "MISSED")
            .set("reason." + missed, "ILLNESS");

    HtmlPage told = staff().send(form);

    assertThat(told.status()).isEqualTo(200);
    assertThat(told.errors()).isEmpty();
    assertThat(told.text())
        .containsPattern("Attended\\s+Stored")
        .containsPattern("Missed\\s+Stored");
    assertThat(entries(came, "session-attended"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.path("data"))
                  .isEqualTo(
                      json(
                          "{'activityId':'reg-cafe','category':'SOCIAL',"
                              + "'sessionId':'reg-cafe-20260305T1400','minutes':90,"
                              + "'knownBy':'REGISTER'}"));
              assertThat(entry.path("time").asString("")).isEqualTo("2026-03-05T14:00:00Z");
            });
    assertThat(entries(missed, "session-missed").getFirst().path("data"))
        .isEqualTo(
            json(
                "{'activityId':'reg-cafe','category':'SOCIAL',"
                    + "'sessionId':'reg-cafe-20260305T1400','reason':'ILLNESS'}"));
    assertThat(Recorded.timeline(unexpected)).hasSize(1);

    HtmlPage again = staff().send(form);
    assertThat(again.text()).containsPattern("Attended\\s+Stored before");
    assertThat(entries(came, "session-attended")).hasSize(1);
  }

  @Test
  void whoToldBeforeAndWhatWasCalledOffAreNotTakenForAbsentWithoutNotice() {
    String told = journey();
    String calledOff = journey();

    HtmlPage page =
        staff()
            .send(
                ticked(told, calledOff)
                    .set("came." + told, "TOLD_BEFORE")
                    .set("reason." + told, "ILLNESS")
                    .set("came." + calledOff, "CALLED_OFF"));

    assertThat(page.errors()).isEmpty();
    assertThat(page.text()).contains("Missed, told us before", "Called off");
    assertThat(entries(told, "session-missed").getFirst().path("data"))
        .isEqualTo(
            json(
                "{'activityId':'reg-cafe','category':'SOCIAL',"
                    + "'sessionId':'reg-cafe-20260305T1400','reason':'ILLNESS','notified':true}"));
    assertThat(entries(calledOff, "session-missed").getFirst().path("data"))
        .isEqualTo(
            json(
                "{'activityId':'reg-cafe','category':'SOCIAL',"
                    + "'sessionId':'reg-cafe-20260305T1400','by':'PROVIDER'}"));
  }

  @Test
  void anActivityThatIsChosenAndAnotherThatIsTypedAreAskedAbout() {
    String one = journey();

    HtmlPage told =
        staff().send(ticked(one).set("activity", "reg-choir").set("came." + one, "ATTENDED"));

    assertThat(told.errors())
        .containsExactly(
            "activity: An activity is chosen and another is typed: empty the one that is not"
                + " meant");
    assertThat(Recorded.timeline(one)).hasSize(1);
  }

  @Test
  void oneWhoIsRefusedIsToldWhyAndKeptAndTheOthersAreStored() {
    String came = journey();
    String closed = journey();
    API.post(
            Events.event(
                "journey-closed", closed, "2026-02-01T09:00:00Z", d -> d.put("reason", "MOVED_ON")))
        .is(201);
    FilledForm form =
        ticked(came, closed, "no-such-journey")
            .set("came." + came, "ATTENDED")
            .set("came." + closed, "MISSED")
            .set("reason." + closed, "TRANSPORT")
            .set("came.no-such-journey", "ATTENDED");

    HtmlPage told = staff().send(form);

    assertThat(told.status()).isEqualTo(422);
    assertThat(told.title()).startsWith("Error: ");
    assertThat(told.text()).containsPattern("Attended\\s+Stored");
    assertThat(told.errors())
        .containsExactly(
            "row-1: Siân O'Neil: The journey was closed at that time, and this cannot be recorded"
                + " of it then",
            "row-2: no-such-journey: There is no such journey: it begins with a referral");
    assertThat(told.hasId("row-1")).isTrue();
    assertThat(entries(came, "session-attended")).hasSize(1);

    FilledForm left = postForm(told);
    assertThat(left.fields().get("journey")).isEqualTo(List.of(closed, "no-such-journey"));
    assertThat(left.fields().getFirst("came." + closed)).isEqualTo("MISSED");
    assertThat(left.fields().getFirst("reason." + closed)).isEqualTo("TRANSPORT");
    HtmlPage earlier =
        staff().send(left.set("at", "2026-01-20T14:00").set("came.no-such-journey", ""));
    assertThat(earlier.errors()).isEmpty();
    assertThat(entries(closed, "session-missed")).hasSize(1);
  }

  @Test
  void whoWasThereBeforeIsToldApartFromWhoIsNew() {
    String first = journey();
    String second = journey();
    FilledForm form = ticked(first, second).set("came." + first, "ATTENDED");
    staff().send(form);

    HtmlPage told = staff().send(form.copy().set("came." + second, "ATTENDED"));

    assertThat(told.text())
        .containsPattern("Attended\\s+Stored before\\s+Siân O'Neil\\s+Attended\\s+Stored\\s+[^b]");
    assertThat(entries(first, "session-attended")).hasSize(1);
    assertThat(entries(second, "session-attended")).hasSize(1);
  }

  @Test
  void whatIsWrongWithAllOfItIsSaidOnce() {
    String one = journey();
    String other = journey();
    FilledForm form =
        ticked(one, other)
            .set("category", "")
            .set("minutes", "long")
            .set("came." + one, "ATTENDED")
            .set("came." + other, "ATTENDED");

    HtmlPage told = staff().send(form);

    assertThat(told.errors())
        .containsExactlyInAnyOrder(
            "category: Say what kind of activity it is: the directory does not",
            "minutes: The minutes must be a whole number");
    assertThat(told.hasId("category")).isTrue();
    HtmlPage noTime = staff().send(form.copy().set("at", "tomorrow"));
    assertThat(noTime.errors()).singleElement().asString().startsWith("at: Say on what day");
    assertThat(postForm(noTime).fields().getFirst("minutes")).isEqualTo("long");
  }

  @Test
  void theMeetingIsThatOfTheActivityAndTheTimeThatAreSent() {
    String late = journey();
    FilledForm form =
        ticked(late)
            .set("activity.other", "reg-walk")
            .set("at", "2026-03-04T10:30")
            .set("came." + late, "ATTENDED");

    assertThat(staff().send(form).errors()).isEmpty();

    assertThat(entries(late, "session-attended").getFirst().at("/data/sessionId").asString(""))
        .isEqualTo("reg-walk-20260304T1030");
  }

  @Test
  void whyNobodyWasMissingIsAskedAbout() {
    String came = journey();
    String untold = journey();
    FilledForm form =
        ticked(came, untold)
            .set("came." + came, "ATTENDED")
            .set("reason." + came, "ILLNESS")
            .set("reason." + untold, "TRANSPORT");

    HtmlPage told = staff().send(form);

    assertThat(told.status()).isEqualTo(422);
    assertThat(told.errors())
        .containsExactly(
            "row-1: Siân O'Neil: They came, and a reason is chosen why they did not: change one of"
                + " the two",
            "row-2: Siân O'Neil: A reason is chosen, but not whether they came");
    assertThat(Recorded.timeline(came)).hasSize(1);
  }

  @Test
  void whoIsNotExpectedIsNamedAsNotStored() {
    String came = journey();
    FilledForm form = ticked(came, "not-told").set("came." + came, "ATTENDED");

    assertThat(staff().send(form).text()).contains("nothing is stored, of not-told");
  }

  @Test
  void aRegisterWithoutTicksOrAnActivityIsAskedAbout() {
    String one = journey();

    assertThat(staff().send(ticked(one)).errors())
        .containsExactly("row-1: Say of at least one person whether they came");
    assertThat(staff().get("/console/record/register?choose=true&only=true&ids=" + one).errors())
        .containsExactly("activity: Say which activity");
  }

  @Test
  void scriptStaysText() {
    HtmlPage page = register("&worker=%3Cimg%20src%3Dx%3E", "<img src=x onerror=alert(1)>");

    assertThat(page.html()).doesNotContain("<img");
    FilledForm form = postForm(page);
    HtmlPage told =
        staff()
            .send(form.set("came." + "<img", "ATTENDED").set("activity.other", "\"><img src=x>"));
    assertThat(told.status()).isEqualTo(422);
    assertThat(told.html()).doesNotContain("<img");
  }
}

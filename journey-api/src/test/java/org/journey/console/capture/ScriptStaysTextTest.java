package org.journey.console.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.console.capture.OnePerson.heading;
import static org.journey.console.capture.Recorded.json;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.journey.console.View;
import org.journey.console.Visit;
import org.journey.web.Events;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Script in every text field of recording, in a browser that would run it: a visit fails if a
 * dialogue opens, a picture is asked for, or the security policy has to refuse anything.
 */
class ScriptStaysTextTest {

  private static final String SCRIPT = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>";
  private static final String PICTURE = "\"><img src=x onerror=alert(1)>";
  private static final String BEGUN = "\"><script>";

  /** All that letters can be typed into. */
  private static final String FIELDS = "#form input[type=text], #form textarea";

  /** What is done with, by the form that does so: it is begun before. */
  private static final Map<String, Map<String, String>> OPEN =
      Map.of(
          "goal-progressed", Map.of("goalId", "g-1"),
          "goal-achieved", Map.of("goalId", "g-2"),
          "goal-set-aside", Map.of("goalId", "g-3"),
          "barrier-resolved", Map.of("barrierId", "b-1"),
          "concern-closed", Map.of("concernId", "k-1"));

  private final OnePerson person = OnePerson.named(SCRIPT);

  @Test
  void inEveryFormAndWhereWhatItRecordedIsRead() {
    try (Visit visit = person.visit(View.DESKTOP)) {
      Page page = visit.page();
      String journey = referred(visit);
      begun(journey);
      int stored = 0;
      for (EveryKindTest.Example example : EveryKindTest.EXAMPLES) {
        Kind kind = Objects.requireNonNull(Kinds.named(example.kind()));
        visit.open(address(example, journey));
        everythingIsRefusedOrStored(page);
        if (!heading(page).equals("Stored")) {
          visit.open(address(example, journey));
          assertThat(wordsOf(page, kind)).as(example.kind()).isPositive();
          send(page);
          assertThat(heading(page))
              .as(() -> example.kind() + ": " + page.locator("main").innerText())
              .isEqualTo("Stored");
        }
        stored++;
      }
      visit.open("/console/journeys/" + journey);
      assertThat(times(page, SCRIPT)).as("in the timeline").isGreaterThanOrEqualTo(stored);
      for (String figure : List.of("/stageProgress", "/goals", "/engagement")) {
        visit.open("/console/journeys/" + journey + "/evidence?pointer=" + figure);
        assertThat(times(page, SCRIPT)).as("what made " + figure).isPositive();
      }
      putRight(visit, journey);
    }
  }

  @Test
  void inAddressesAndInARegister() {
    try (Visit visit = person.visit(View.PHONE)) {
      Page page = visit.page();
      String script = encoded(SCRIPT);
      visit.open("/console/record?journey=" + script);
      assertThat(page.locator("#journey").inputValue()).isEqualTo(SCRIPT);
      visit.open("/console/journeys/" + person.journey() + "?asAt=" + script + "&model=" + script);
      assertThat(page.title()).startsWith("Error: ");
      visit.open("/console/record/register");
      for (Locator field : page.locator("main input[type=text], main textarea").all()) {
        field.fill(SCRIPT);
      }
      page.locator("text=Show the register").click();
      assertThat(page.locator("#worker-error").innerText()).contains("That is no name");
      assertThat(page.locator("#ids").inputValue()).isEqualTo(SCRIPT);
      page.locator("#worker").fill("");
      page.locator("text=Show the register").click();
      for (Locator row : page.locator("#form input[value=ATTENDED]").all()) {
        row.check(new Locator.CheckOptions().setForce(true));
      }
      page.locator("button[data-module]:text-is('Store the register')").click();
      assertThat(page.title()).startsWith("Error: ");
      assertThat(times(page, SCRIPT)).as("the name of who is on it").isPositive();
    }
  }

  /** Goals, a barrier and a concern that stand. */
  private void begun(String journey) {
    List<String> goals = List.of("g-1", "g-2", "g-3");
    goals.forEach(
        id ->
            record(
                journey,
                "goal-set",
                "{'goalId':'" + id + "','domain':'WORK','ledBy':'CLIENT','outlook':'NEW'}"));
    record(journey, "barrier-identified", "{'barrierId':'b-1','kind':'MONEY'}");
    record(journey, "concern-raised", "{'concernId':'k-1','kind':'ABUSE'}");
  }

  private void record(String journey, String type, String data) {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    person
        .api()
        .post(Events.event(type, journey, now, empty -> empty.setAll((ObjectNode) json(data))))
        .is(201);
  }

  /** A journey that begins with a form, of whom every word is script. */
  private static String referred(Visit visit) {
    Page page = visit.page();
    visit.open("/console/record/referral-received?referralSource=GP&reasons=DEBT");
    everythingIsRefusedOrStored(page);
    visit.open("/console/record/referral-received?referralSource=GP&reasons=DEBT");
    wordsOf(page, Objects.requireNonNull(Kinds.named("referral-received")));
    send(page);
    assertThat(heading(page)).isEqualTo("Stored");
    return visit.path().replaceAll(".*journey=([^&]*).*", "$1");
  }

  /** Fills in every field, whether letters belong there or not; what is refused stays there. */
  private static void everythingIsRefusedOrStored(Page page) {
    unfold(page);
    for (Locator field : page.locator(FIELDS).all()) {
      field.fill(SCRIPT);
    }
    send(page);
    if (heading(page).equals("Stored")) {
      return;
    }
    assertThat(page.title()).startsWith("Error: ");
    for (Locator field : page.locator(FIELDS).all()) {
      // Some have room for its beginning alone.
      assertThat(SCRIPT).as(page.url()).startsWith(field.inputValue());
      assertThat(field.inputValue()).as(page.url()).isNotEmpty();
    }
  }

  /** Fills in every field that takes any words; how many there are. */
  private static int wordsOf(Page page, Kind kind) {
    unfold(page);
    int filled = 0;
    for (Field field : kind.fields()) {
      String words =
          switch (field.input()) {
            case Input.Words _ -> SCRIPT;
            case Input.Line(int max) when max != 64 ->
                max > SCRIPT.length() ? SCRIPT : max > PICTURE.length() ? PICTURE : BEGUN;
            default -> "";
          };
      if (!words.isEmpty()) {
        page.locator("[id='" + field.id() + "']").fill(words);
        filled++;
      }
    }
    return filled;
  }

  private static void unfold(Page page) {
    while (page.locator("#form details:not([open]) > summary").count() > 0) {
      page.locator("#form details:not([open]) > summary").first().click();
    }
  }

  private static void send(Page page) {
    page.locator("#form button.nhsuk-button:not(.nhsuk-button--secondary)").click();
  }

  private static void putRight(Visit visit, String journey) {
    Page page = visit.page();
    visit.open("/console/journeys/" + journey);
    for (String what : List.of("Correct: Skill learned", "Retract: Goal set,")) {
      page.locator("a[aria-label^='" + what + "']").first().click();
      assertThat(times(page, SCRIPT)).as(what).isPositive();
      for (Locator field : page.locator(FIELDS).all()) {
        field.fill(SCRIPT + " again");
      }
      send(page);
      assertThat(heading(page)).as(what).isEqualTo("Stored");
      page.locator("text=See it on the journey").click();
      assertThat(page.locator("article:target").innerText()).contains("because: " + SCRIPT);
    }
  }

  private static String address(EveryKindTest.Example example, String journey) {
    List<String> answers = new ArrayList<>();
    Map<String, List<String>> byName = example.byName();
    OPEN.getOrDefault(example.kind(), Map.of())
        .forEach((name, id) -> byName.put(name, List.of(id)));
    byName.forEach(
        (name, values) ->
            values.forEach(value -> answers.add(encoded(name) + "=" + encoded(value))));
    return "/console/record/"
        + example.kind()
        + "?journey="
        + journey
        + "&"
        + String.join("&", answers);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** So many times a text is read on a page. */
  private static int times(Page page, String text) {
    return page.locator("main").innerText().split(Pattern.quote(text), -1).length - 1;
  }
}

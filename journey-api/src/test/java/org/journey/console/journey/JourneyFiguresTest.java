package org.journey.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.journey.console.Pages;
import org.journey.console.Pages.Page;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** What the figures of a journey are called and say, on its page and where they are opened. */
class JourneyFiguresTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("figures");
  private static final Caller API = PLATFORM.caller("local-staff", ORGANISATION, Role.STAFF);

  /** A figure of a list or a row of the facts: what it is, what it says, and where it is opened. */
  private static final Pattern FIGURE =
      Pattern.compile(
          "<dt[^>]*>([^<]+)</dt>\\s*<dd[^>]*>(?:<(?:span|a)[^>]*>)?([^<]+)<[^\"]*?"
              + "(?:<span[^>]*>|<dd[^>]*>)?\\s*<a href=\"([^\"]+/evidence[^\"]+)\"");

  private static Pages staff;

  private final String journey = Events.fresh("fj");
  private final String address = "/console/journeys/" + journey;

  @BeforeAll
  static void signIn() {
    staff = Pages.of(PLATFORM.url(), Role.STAFF, ORGANISATION);
  }

  @BeforeEach
  void record() {
    API.post(Events.referral(journey)).is(201);
    API.post(Events.session(journey, "2026-01-20T14:00:00Z")).is(201);
    API.post(Events.session(journey, "2026-01-27T14:00:00Z")).is(201);
    API.post(
            Events.event(
                "reflection-recorded",
                journey,
                "2026-02-01T10:00:00Z",
                data ->
                    data.putArray("findings")
                        .addObject()
                        .put("subTheme", "future-goals")
                        .put("tense", "ASPIRED")))
        .is(201);
    API.post(
            Events.event(
                "wellbeing-measured",
                journey,
                "2026-02-01T11:00:00Z",
                data ->
                    data.put("instrument", "ONS4")
                        .putObject("items")
                        .put("satisfaction", 4)
                        .put("worthwhile", 5)
                        .put("happy", 6)
                        .put("anxious", 7)))
        .is(201);
  }

  private static String heading(Page page) {
    return page.all("<h1[^>]*>(.*?)</h1>").getFirst();
  }

  /** The cells of rows of tables that have a text in them, as people read them. */
  private static List<String> row(Page page, String text) {
    return page.all("<tr class=\"nhsuk-table__row\">(.*?)</tr>").stream()
        .map(row -> row.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip())
        .filter(row -> row.contains(text))
        .toList();
  }

  @Test
  void a_figure_has_the_same_name_and_form_where_it_is_opened() {
    List<MatchResult> figures =
        FIGURE.matcher(staff.get(address).is(200).text()).results().toList();
    assertThat(figures).extracting(figure -> figure.group(1)).contains("Client", "Categories");
    assertThat(figures).hasSizeGreaterThan(25);

    for (MatchResult figure : figures) {
      String name = HtmlUtils.htmlUnescape(figure.group(1));
      Page opened = staff.get(HtmlUtils.htmlUnescape(figure.group(3))).is(200);

      assertThat(heading(opened)).isEqualTo("What made: " + name);
      // The ratio rule is opened in its parts.
      if (!name.contains("ratio rule")) {
        assertThat(row(opened, name))
            .singleElement()
            .asString()
            .startsWith(name + " " + HtmlUtils.htmlUnescape(figure.group(2)).strip() + " ");
      }
    }
  }

  @Test
  void what_is_one_of_several_is_called_by_what_it_is() {
    Page page = staff.get(address).is(200);
    String subTheme = page.all("href=\"([^\"]*)\"[^>]*aria-label=\"Evidence of: Purpos").getFirst();
    Page opened = staff.get(subTheme).is(200);

    String name = "Purposeful activity (stage 2, Engagement with socially prescribed activity)";
    assertThat(heading(opened)).isEqualTo("What made: " + name + ", entries");
    assertThat(row(opened, name)).first().asString().startsWith(name + ", entries 2 entries");

    Page by = staff.get(address + "/evidence?pointer=/stageProgress/stages/1").is(200);
    assertThat(heading(by))
        .isEqualTo("What made: Stage 2 (Engagement with socially prescribed activity)");
    assertThat(by.text())
        .contains("Session attended, 20 January 2026, 14:00")
        .doesNotContain("Sub theme", "Stage progress");
    assertThat(staff.get(address + "/evidence?pointer=/wellbeing/0").text())
        .contains("ONS4, Satisfaction, latest");
  }

  @Test
  void the_sub_theme_that_is_hoped_for_is_told_in_the_table_and_the_figure() {
    Page page = staff.get(address).is(200);

    assertThat(row(page, "Future goals"))
        .containsExactly("5. Moving forwards Future goals Hoped for – – Yes –");
    assertThat(row(page, "Future health"))
        .containsExactly("5. Moving forwards Future health Not in the record – – – –");
    assertThat(page.all("<desc[^>]*>(.*?)</desc>").getFirst())
        .contains("Step 5. Moving forwards: Hoped for. Hoped for: Future goals.");
    assertThat(page.all("<text[^>]*>(.*?)</text>")).containsSequence("Future goals", "hoped for");
    assertThat(staff.get(address + "?asAt=2026-01-30T10:00").is(200).text())
        .doesNotContain("hoped for</text>");
  }

  @Test
  void what_is_not_there_has_no_count_and_what_was_measured_once_has_a_value() {
    Page page = staff.get(address).is(200);

    assertThat(row(page, "The stage as a whole"))
        .contains("5. Moving forwards The stage as a whole Hoped for – – Yes –")
        .anyMatch(row -> row.contains("Entered ( 2 entries )"))
        .noneMatch(row -> row.contains("0 entries"));
    assertThat(row(page, "Satisfaction"))
        .containsExactly("ONS4 Satisfaction 1 4 4 Measured once Higher is better Evidence");
  }

  @Test
  void the_client_is_a_link_for_who_may_open_it() {
    for (Role role : List.of(Role.STAFF, Role.MANAGER, Role.AUDITOR)) {
      Pages pages = Pages.of(PLATFORM.url(), role, ORGANISATION);
      String link =
          pages.get(address).is(200).all("<a href=\"([^\"]*)\">c-" + journey + "</a>").getFirst();
      assertThat(heading(pages.get(link).is(200))).isNotEmpty();
    }
  }

  @Test
  void rules_that_cannot_be_are_told_at_their_field_from_every_page() {
    for (String wrong :
        List.of("unit=WEEK", "runLength=0", "threshold=2", "periodDays=none", "dating=NOW")) {
      String field = wrong.substring(0, wrong.indexOf('='));

      Page told = staff.get(address + "?" + wrong).is(400);
      assertThat(told.errors()).contains(field);
      assertThat(told.text())
          .contains("id=\"" + field + "-error\"", "What follows is not that view");
      assertThat(told.all("(<(?:select|input)\\b[^>]*\\bid=\"" + field + "\"[^>]*>)"))
          .singleElement()
          .asString()
          .contains("aria-invalid=\"true\"");

      Page opened = staff.get(address + "/evidence?pointer=/openedAt&" + wrong).is(302);
      assertThat(staff.get(opened.location()).is(400).errors()).contains(field);
    }
  }

  @Test
  void rules_other_than_usual_stay_in_the_address() {
    Page page = staff.get(address + "?unit=PERIOD&periodDays=7&asked=false&level=CODE").is(200);

    assertThat(page.text()).contains("value=\"PERIOD\" selected", "Periods (units)");
    assertThat(page.all("href=\"([^\"]*/evidence[^\"]*)\""))
        .isNotEmpty()
        .allMatch(link -> link.contains("unit=PERIOD&level=CODE&periodDays=7&asked=false"));
    assertThat(page.all("href=\"([^\"]*order=oldest[^\"]*)\""))
        .isNotEmpty()
        .allMatch(l -> l.contains("unit="));
    assertThat(page.text()).contains("a code of what was told").doesNotContain("/fhir?");
  }
}

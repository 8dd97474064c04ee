package org.journey.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.journey.console.Pages;
import org.journey.console.Pages.Page;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What the page of a journey makes of its entries: their names, words, order and instants. */
class JourneyTimelineTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("told");
  private static final Caller API = PLATFORM.caller("local-staff", ORGANISATION, Role.STAFF);
  private static final String MODEL = "steps-to-benefit-cautious@1";

  private static Pages staff;
  private static Pages manager;

  private final String journey = Events.fresh("tj");
  private final String address = "/console/journeys/" + journey;

  private JourneyTimelineTest() {
    record(Events.referral(journey));
  }

  @BeforeAll
  static void signIn() {
    staff = Pages.of(PLATFORM.url(), Role.STAFF, ORGANISATION);
    manager = Pages.of(PLATFORM.url(), Role.MANAGER, ORGANISATION);
  }

  private static long record(ObjectNode event) {
    return API.post(event).is(201).sequence();
  }

  private void goal(String id, String text) {
    record(
        Events.event(
            "goal-set",
            journey,
            "2026-02-03T10:00:00Z",
            goal -> {
              goal.put("goalId", id).put("domain", "WORK").put("ledBy", "CLIENT");
              goal.put("outlook", "PRESENT_NEED");
              if (!text.isEmpty()) {
                goal.put("text", text);
              }
            }));
  }

  private static String heading(Page page) {
    return page.all("<h1[^>]*>(.*?)</h1>").getFirst();
  }

  private static List<String> entries(Page page) {
    return page.all("<article[^>]*id=\"i-([0-9]+)\"");
  }

  @Test
  void an_id_in_capitals_is_told_as_it_is() {
    record(
        Events.event(
            "worker-assigned",
            journey,
            "2026-01-06T10:00:00Z",
            data -> data.put("worker", "JSMITH")));
    goal("NEW", "");

    String page = staff.get(address).is(200).text();
    assertThat(page).contains("<dd>JSMITH</dd>", "<dd>NEW</dd>").doesNotContain("Jsmith");
    assertThat(page).doesNotContain("A wish that arose since");
    assertThat(staff.get(address + "/evidence?pointer=/worker").is(200).text())
        .contains("JSMITH")
        .doesNotContain("Jsmith");
    assertThat(staff.get(address + "/evidence?pointer=/goals/0").is(200).text())
        .contains("<dd>NEW</dd>")
        .doesNotContain("A wish that arose since");
  }

  @Test
  void the_side_that_a_session_was_missed_by_is_told_in_words() {
    record(
        Events.event(
            "session-missed",
            journey,
            "2026-01-20T14:00:00Z",
            data ->
                data.put("activityId", "social-cafe")
                    .put("category", "SOCIAL")
                    .put("by", "PROVIDER")));

    assertThat(staff.get(address).text()).contains("<dd>Provider</dd>");
  }

  @Test
  void the_instant_looked_at_stays_exact_while_nobody_types_another() {
    ObjectNode session = Events.session(journey, "2026-01-20T14:00:00Z");
    record(session);
    record(
        Events.correction(
            journey,
            session,
            change ->
                change
                    .putObject("data")
                    .put("activityId", "art-group")
                    .put("category", "CREATIVE")));
    String before =
        staff.get(address).all("href=\"([^\"]*asKnown=[^\"]*)\"[^>]*>See it as it").getFirst();
    Page then = staff.get(before).is(200);
    String typed = then.all("id=\"asKnown\"[^>]*value=\"([^\"]*)\"").getFirst();
    String exact = then.all("name=\"exactKnown\" value=\"([^\"]*)\"").getFirst();
    assertThat(typed).hasSize("2026-01-20T14:00".length());
    String form = address + "?asAt=&model=" + MODEL + "&exactKnown=" + encoded(exact);

    Page other = staff.get(form + "&asKnown=" + encoded(typed)).is(200);

    assertThat(other.text())
        .contains("read under " + MODEL, "social-cafe", "asKnown=" + encoded(exact))
        .doesNotContain("art-group");
    assertThat(staff.get(form + "&asKnown=2199-01-01T10:00").is(400).errors()).contains("asKnown");
    assertThat(staff.get(form + "&asKnown=").is(200).text()).contains("art-group");
  }

  @Test
  void what_a_correction_adds_and_takes_away_is_told_on_both_sides() {
    ObjectNode session = Events.session(journey, "2026-01-20T14:00:00Z");
    ObjectNode data = (ObjectNode) session.path("data");
    ObjectNode corrected = data.deepCopy().put("minutes", 90);
    data.put("knownBy", "REGISTER");
    long sequence = record(session);
    record(
        Events.correction(
            journey,
            session,
            change -> {
              change.put("time", "2026-01-21T14:00:00Z");
              change.put("reason", "The register was read again.");
              change.set("data", corrected);
            }));

    String page = staff.get(address).is(200).text();
    String entry = page.substring(page.indexOf("id=\"i-" + sequence + "\""));
    String[] sides = entry.substring(0, entry.indexOf("</article>")).split("Before it was", 2);

    assertThat(sides[0])
        .contains("<dt>Minutes</dt><dd>90</dd>", "<dt>Known by</dt><dd>Not recorded</dd>")
        .contains("because: The register was read again.<")
        .doesNotContain("again..");
    assertThat(sides[1])
        .contains("<dt><s>When</s></dt><dd><s>20 January 2026, 14:00</s></dd>")
        .contains("<dt><s>Minutes</s></dt><dd><s>Not recorded</s></dd>")
        .contains("<dt><s>Known by</s></dt><dd><s>Register</s></dd>")
        .doesNotContain("social-cafe");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void somebody_keeps_their_name_whatever_is_dated_before_their_referral() {
    record(Events.session(journey, "2026-01-02T14:00:00Z"));

    Page page = staff.get(address).is(200);

    assertThat(heading(page)).isEqualTo("Siân O'Neil");
    assertThat(page.all("<title>(.*?)</title>").getFirst()).startsWith("Journey " + journey);
    assertThat(staff.get(address + "?asAt=nonsense").is(400).all("<title>(.*?)</title>"))
        .first()
        .asString()
        .startsWith("Error: Journey " + journey);
  }

  @Test
  void of_more_entries_than_a_page_holds_the_newest_come_first() {
    StringBuilder lines = new StringBuilder();
    lines.append(Events.session(journey, "2026-01-02T14:00:00Z")).append('\n');
    for (int i = 0; i < 520; i++) {
      lines.append(Events.session(journey, "2026-01-20T14:00:00Z")).append('\n');
    }
    API.batch(lines.toString()).is(200);
    long last = record(Events.session(journey, "2026-03-01T14:00:00Z"));

    Page newest = staff.get(address).is(200);

    assertThat(entries(newest)).hasSize(500).first().isEqualTo(Long.toString(last));
    assertThat(newest.text()).contains("The newest comes first.", "these are the newest");
    String turned = newest.all("href=\"([^\"]*)\"[^>]*>Show the oldest first").getFirst();
    Page oldest = staff.get(turned).is(200);
    assertThat(entries(oldest)).hasSize(500).doesNotContain(Long.toString(last));
    assertThat(newest.all("href=\"([^\"]*)\"[^>]*>Show more")).containsExactly(turned);

    Page rest = staff.get(oldest.all("href=\"([^\"]*)\"[^>]*>Show more").getFirst()).is(200);
    assertThat(entries(rest)).hasSize(23).last().isEqualTo(Long.toString(last));
    assertThat(rest.text()).contains("What came before is on the pages before");
    assertThat(List.of(heading(newest), heading(oldest), heading(rest)))
        .containsOnly("Siân O'Neil");
  }

  @Test
  void a_goal_is_told_in_the_words_that_it_was_put_in() {
    goal("g-1", "<b>Paint again</b>");
    goal("g-2", "");

    Page page = staff.get(address).is(200);

    assertThat(page.all("<th[^>]*scope=\"row\"><span>(.*?)</span>"))
        .contains("<b>Paint again</b>", "Not put in words");
    assertThat(page.text()).contains("(g-1)").doesNotContain("<b>Paint");
    assertThat(Pages.of(PLATFORM.url(), Role.AUDITOR, ORGANISATION).get(address).text())
        .contains("Not for your role")
        .doesNotContain("Paint again");
  }

  @Test
  void who_may_ask_for_words_to_be_destroyed_gets_there_from_the_entry() {
    long told = record(Events.reflection(journey, "2026-02-01T10:00:00Z", "of somebody else"));
    long session = record(Events.session(journey, "2026-02-02T10:00:00Z"));
    String way = "/console/audit/redactions/new?sequence=";

    String page = manager.get(address).is(200).text();

    assertThat(page).contains(way + told + "\"").doesNotContain(way + session + "\"");
    assertThat(manager.get(way + told).is(200).all("id=\"sequence\"[^>]*value=\"([^\"]*)\""))
        .containsExactly(Long.toString(told));
    assertThat(staff.get(address).text()).contains("/console/record/").doesNotContain(way);
  }
}

package org.journey.console.caseload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.journey.console.Pages;
import org.journey.console.Pages.Page;
import org.journey.security.Role;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A person: their journeys, and what managers have done about them, from the form to the record.
 */
class ClientPagesTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("persons");
  private static final String SCRIPT = "\"><img src=x onerror=alert(1)> & more";

  private static final Caller API = PLATFORM.caller("local-manager", ORGANISATION, Role.MANAGER);

  private static Pages manager;
  private static Pages staff;

  private String one = "";
  private String other = "";
  private String page = "";

  @BeforeAll
  static void signIn() {
    manager = Pages.of(PLATFORM.url(), Role.MANAGER, ORGANISATION);
    staff = Pages.of(PLATFORM.url(), Role.STAFF, ORGANISATION);
  }

  @BeforeEach
  void two() {
    String first = Events.fresh("pj");
    String second = Events.fresh("pj");
    API.post(Events.referral(first)).is(201);
    long sequence = API.post(Events.referral(second)).is(201).sequence();
    API.awaitListed(sequence);
    one = "c-" + first;
    other = "c-" + second;
    page = "/console/clients/" + one;
  }

  private static Map<String, String> agreed(String... fields) {
    Map<String, String> form = new HashMap<>(Map.of("agreed", "yes"));
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return form;
  }

  private static Page hold(String page, String reason) {
    return manager.post(page + "/hold", agreed("reason", reason));
  }

  @Test
  void shows_the_journeys_of_the_person() {
    assertThat(manager.get(page).is(200).all("href=\"/console/journeys/([^\"]+)\""))
        .isEqualTo(
            API.get("/api/v1/clients/" + one + "/journeys")
                .json()
                .path("journeys")
                .findValuesAsString("journeyId"))
        .hasSize(1);
    assertThat(manager.get("/console/clients/nobody").status()).isEqualTo(404);
  }

  @Test
  void two_are_merged_and_it_is_undone() {
    Page done = manager.post(page + "/merge", agreed("into", other, "reason", SCRIPT)).is(302);
    assertThat(done.location()).isEqualTo(page + "?done=MERGE");
    assertThat(
            API.get("/api/v1/clients/" + one + "/journeys")
                .json()
                .path("journeys")
                .findValuesAsString("clientId"))
        .containsExactlyInAnyOrder(one, other);
    assertThat(manager.get(done.location()).is(200).text())
        .contains("They are merged", "The same person as", "/console/clients/" + other);

    Page merges = manager.get(page + "/merges").is(200);
    assertThat(merges.text()).contains(one + " and " + other).doesNotContain("<img");
    assertThat(merges.all("<dt[^>]*>Why</dt>\\s*<dd[^>]*>(.*?)</dd>")).containsExactly(SCRIPT);
    assertThat(merges.text().replaceAll("\\s*<[^>]*>", ""))
        .contains("Go on to undoing it: the merge of " + one + " and " + other);
    assertThat(merges.text()).doesNotContain("aria-label=\"Go on");
    String merge = merges.all("name=\"merge\" value=\"([^\"]+)\"").getFirst();
    manager.post(page + "/unmerge", agreed("merge", merge)).is(302);
    assertThat(
            API.get("/api/v1/clients/" + one + "/journeys")
                .json()
                .path("journeys")
                .findValuesAsString("clientId"))
        .containsExactly(one);
    assertThat(manager.get(page + "/merges").is(200).text()).contains("None stands.");
  }

  @Test
  void nothing_is_done_before_it_is_said_and_agreed_to() {
    Page said = manager.post(page + "/hold", Map.of("reason", SCRIPT)).is(200);
    assertThat(said.text())
        .contains("Place a hold?", "Nothing of this person is erased", "Any manager can lift it.")
        .doesNotContain("<img");
    assertThat(said.all("name=\"reason\" value=\"([^\"]*)\"")).containsExactly(SCRIPT);
    API.get("/api/v1/clients/" + one + "/hold").is(404);
  }

  @Test
  void that_erasure_cannot_be_undone_is_said_before_it_is_asked_for() {
    assertThat(manager.post(page + "/erasure", Map.of("reason", "asked")).is(200).text())
        .contains("cannot be undone by anybody", "Another manager has to approve it");
  }

  @Test
  void a_hold_is_placed_shown_and_lifted_and_stands_against_erasure() {
    hold(page, "a claim").is(302);
    assertThat(API.get("/api/v1/clients/" + one + "/hold").is(200).json().path("reason").asString())
        .isEqualTo("a claim");
    assertThat(manager.get(page).is(200).all("<dt[^>]*>Why</dt>\\s*<dd[^>]*>(.*?)</dd>"))
        .containsExactly("a claim");
    assertThat(manager.post(page + "/erasure", agreed("reason", "asked")).is(409).errors())
        .containsExactly("erasure");
    manager.post(page + "/lift", agreed()).is(302);
    API.get("/api/v1/clients/" + one + "/hold").is(404);
    assertThat(manager.post(page + "/lift", agreed()).is(404).errors()).containsExactly("lift");
  }

  @Test
  void erasure_is_asked_for_and_waits_for_another() {
    Page done = manager.post(page + "/erasure", agreed("reason", "as they asked")).is(302);
    assertThat(manager.get(done.location()).is(200).text())
        .contains("Erasure is asked for", "/console/audit/erasures");
    assertThat(API.get("/api/v1/erasures").is(200).text()).contains("\"" + one + "\"", "REQUESTED");
  }

  @Test
  void what_is_wrong_is_said_at_its_field_and_what_was_typed_stays() {
    assertThat(manager.post(page + "/merge", Map.of("into", " ", "reason", "")).is(422).errors())
        .containsExactly("merge-into", "merge-reason");
    Page refused =
        manager.post(page + "/merge", agreed("into", "nobody", "reason", SCRIPT)).is(422);
    assertThat(refused.errors()).containsExactly("merge-into");
    assertThat(refused.all("<textarea[^>]*name=\"reason\"[^>]*>(.*?)</textarea>")).contains(SCRIPT);
    assertThat(refused.text()).contains("<title>Error: ").doesNotContain("<img");
  }

  @Test
  void the_record_is_the_api_s_own_page_under_its_own_policy() {
    Page record =
        manager
            .post(page + "/record", Map.of("purpose", "asked on the telephone", "as", "page"))
            .is(200);
    assertThat(record.text()).contains("What is held on client " + one, "Siân O");
    assertThat(record.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(record.text()).contains("asked on the telephone");
    Page file = manager.post(page + "/record", Map.of("as", "file")).is(200);
    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"record-" + one + ".json\"");
    assertThat(file.text()).startsWith("{\"clientId\":\"" + one + "\"");
    assertThat(manager.post(page + "/record", Map.of("purpose", "é")).is(422).errors())
        .containsExactly("purpose");
  }

  @Test
  void who_keeps_no_records_is_offered_none_of_it() {
    assertThat(staff.get(page).is(200).text())
        .doesNotContain(page + "/merge", page + "/hold", page + "/erasure", page + "/record");
    assertThat(staff.get(page + "/record").status()).isEqualTo(403);
    assertThat(staff.get(page + "/merges").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"merge", "unmerge", "erasure", "hold", "lift", "record"})
  void nor_may_they_send_it(String step) {
    staff.post(page + "/" + step, agreed("reason", "x", "into", other, "merge", "1")).is(403);
    API.get("/api/v1/clients/" + one + "/hold").is(404);
  }
}

package org.journey.console.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.journey.console.Visitor;
import org.journey.security.Role;
import org.journey.web.Answer;
import org.journey.web.Caller;
import org.journey.web.Events;
import org.journey.web.RunningPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Figures of an organisation whose people are real: what the API says, to whom it says it. */
class ServiceAnswersTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String ORGANISATION = Events.fresh("figures");
  private static final String MONTHS = "from=2026-01-01&to=2026-04-01";

  private final Visitor visitor = new Visitor(PLATFORM.url());

  @BeforeAll
  static void someone_is_referred() {
    Caller staff = PLATFORM.caller("w-1", ORGANISATION, Role.STAFF);
    staff.post(Events.referral(Events.fresh("j"))).is(201);
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void the_file_is_the_answer_as_it_came() throws Exception {
    Answer api =
        PLATFORM
            .caller("m-1", ORGANISATION, Role.MANAGER)
            .get(
                "/api/v1/services/"
                    + ORGANISATION
                    + "/metrics?from=2026-01-01T00:00:00Z&to=2026-12-01T00:00:00Z")
            .is(200);
    String known = api.json().path("asKnown").stringValue();
    visitor.signedInAs("local-manager", ORGANISATION);

    HttpResponse<String> file =
        visitor.get("/console/service/figures.json?from=2026-01-01&to=2026-12-01&asKnown=" + known);

    assertThat(file.body()).isEqualTo(api.text());
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment")
        .contains("figures.json");
  }

  @Test
  void who_may_not_see_small_numbers_types_months_and_is_told_why() throws Exception {
    visitor.signedInAs("local-commissioner", ORGANISATION);

    HttpResponse<String> page = visitor.get("/console/service?from=2026-01&to=2026-04");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("type=\"month\"")
        .contains("value=\"2026-01\"")
        .contains("Small numbers are withheld")
        .contains("Months are calendar months in UTC.")
        .doesNotContain("made up");
    assertThat(visitor.get("/console/service?" + MONTHS).body()).contains("value=\"2026-04\"");

    HttpResponse<String> days = visitor.get("/console/service?from=2026-01-05&to=2026-04-01");
    assertThat(days.statusCode()).isEqualTo(400);
    assertThat(days.body())
        .contains("<a href=\"#from\">First month: must be the start of a calendar month in UTC");

    HttpResponse<String> known =
        visitor.get("/console/service?" + MONTHS + "&asKnown=2026-05-03T00:00:00Z");
    assertThat(known.body())
        .contains(
            "<a href=\"#asKnown\">As known at the end of: must be the end of a calendar month");
    assertThat(visitor.get("/console/service?" + MONTHS + "&asKnown=2026-05").body())
        .contains("2026-06-01T00:00:00Z");
  }

  @Test
  void who_may_types_days_and_sees_no_such_note() throws Exception {
    visitor.signedInAs("local-staff", ORGANISATION);
    assertThat(visitor.get("/console/service?" + MONTHS).body())
        .contains("type=\"date\"")
        .contains("value=\"2026-01-01\"")
        .doesNotContain("Small numbers are withheld", "months in UTC");
  }

  @Test
  void a_form_that_is_sent_again_asks_for_what_was_known_at_the_same_second() throws Exception {
    visitor.signedInAs("local-staff", ORGANISATION);
    String known = "2026-05-03T10:15:42Z";

    String page = visitor.get("/console/service?" + MONTHS + "&asKnown=" + known).body();
    assertThat(page).contains("name=\"knownExactly\" value=\"" + known + "\"");

    String form = "/console/service?" + MONTHS + "&knownExactly=" + known + "&asKnown=2026-05-03T";
    String zoned =
        page.replaceAll("(?s).*name=\"asKnown\"[^>]*value=\"2026-05-03T([^\"]*)\".*", "$1");
    assertThat(visitor.get(form + zoned).body()).contains(">" + known + "<");
    assertThat(visitor.get(form + "20:20").body()).doesNotContain(">" + known + "<");
  }
}

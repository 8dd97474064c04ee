package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.web.MadeService.QUARTER;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.registry.SyntheticOrganisations;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Figures under disclosure control, as far as a log shows them in which everything was recorded
 * this month: the last month end knows nothing of it.
 */
class ControlledMetricsTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final Set<Role> CONTROLLED =
      EnumSet.of(Role.ANALYST, Role.RESEARCHER, Role.COMMISSIONER);
  private static final MadeService SERVICE = new MadeService(Events.fresh("con"));
  private static final Caller ANALYST = PLATFORM.caller("a-1", SERVICE.organisation, Role.ANALYST);
  private static final String ASKED = SERVICE.metrics + "?" + QUARTER;

  private static String lastMonthEnd() {
    return YearMonth.from(Instant.now().atOffset(ZoneOffset.UTC)).atDay(1) + "T00:00:00Z";
  }

  @Test
  void what_this_month_was_recorded_is_in_no_number() {
    JsonNode exact = SERVICE.quarter(SERVICE.manager, "");
    assertThat(exact.required("controlled").booleanValue()).isFalse();
    for (Role role : CONTROLLED) {
      Answer answer = PLATFORM.caller("x-1", SERVICE.organisation, role).get(ASKED).is(200);

      JsonNode told = answer.json();
      assertThat(told.required("controlled").booleanValue()).isTrue();
      assertThat(told.required("synthetic").booleanValue()).isFalse();
      assertThat(told.required("asKnown").stringValue()).isEqualTo(lastMonthEnd());
      assertThat(told.required("figures").propertyNames())
          .containsExactlyElementsOf(exact.required("figures").propertyNames());
      assertNothingButZeros(told.required("figures"));
      assertThat(told.required("digest")).isNotEqualTo(exact.required("digest"));
      // Who works there and which activities there are shows in no name of a part.
      assertThat(answer.text()).doesNotContain("w-7").doesNotContain("choir");
    }
  }

  private static void assertNothingButZeros(JsonNode node) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (member.getValue().isObject()) {
        assertNothingButZeros(member.getValue());
      } else if (member.getValue().isNumber()) {
        assertThat(member.getValue().asInt()).as(member.getKey()).isZero();
      } else if (!member.getValue().isNull()) {
        assertThat(member.getKey()).isIn("definition", "unit");
      }
    }
  }

  @Test
  void periods_are_of_whole_months_and_what_is_known_of_month_ends() {
    String from = "from=2026-01-01T00:00:00Z";
    String to = "to=2026-04-01T00:00:00Z";
    for (Map.Entry<String, String> bad :
        Map.of(
                "from=2026-01-02T00:00:00Z&" + to, "from",
                "from=2026-01-01T00:00:00.000001Z&" + to, "from",
                "from=2026-01-01T00:00:00%2B01:00&" + to, "from",
                from + "&to=2026-03-31T23:59:59Z", "to",
                from + "&to=2026-03-31T00:00:00Z", "to",
                QUARTER + "&asKnown=2026-10-15T00:00:00Z", "asKnown",
                QUARTER + "&asKnown=2026-09-30T23:59:58Z", "asKnown",
                QUARTER + "&asKnown=2999-01-01T00:00:00Z", "asKnown")
            .entrySet()) {
      for (Role role : CONTROLLED) {
        Answer answer =
            PLATFORM
                .caller("x-1", SERVICE.organisation, role)
                .get(SERVICE.metrics + "?" + bad.getKey());
        answer.isProblem(400, "invalid-parameter");
        assertThat(answer.json().required("parameter").stringValue()).isEqualTo(bad.getValue());
      }
    }
    for (String end :
        List.of("2026-10-01T00:00:00Z", "2026-09-30T23:59:59Z", "2026-10-01T01:00:00%2B01:00")) {
      JsonNode told = ANALYST.get(ASKED + "&asKnown=" + end).is(200).json();
      assertThat(told.required("asKnown").stringValue()).isEqualTo("2026-10-01T00:00:00Z");
    }
  }

  @Test
  void the_end_of_this_month_is_not_known_yet() {
    String end =
        YearMonth.from(Instant.now().atOffset(ZoneOffset.UTC)).plusMonths(1).atDay(1)
            + "T00:00:00Z";
    Answer answer = ANALYST.get(ASKED + "&asKnown=" + end);
    answer.isProblem(400, "invalid-parameter");
    assertThat(answer.json().required("parameter").stringValue()).isEqualTo("asKnown");
  }

  @Test
  void a_position_that_is_waited_for_makes_no_later_edition() {
    Answer answer = ANALYST.get(ASKED + "&minSequence=" + SERVICE.last).is(200);
    assertThat(answer.json().required("asKnown").stringValue()).isEqualTo(lastMonthEnd());
    assertThat(Long.parseLong(answer.header("Journey-Sequence"))).isLessThan(SERVICE.last);
    assertThat(answer.text()).isEqualTo(ANALYST.get(ASKED).is(200).text());
    ANALYST.get(ASKED + "&minSequence=" + Long.MAX_VALUE).isProblem(503, "unavailable");
  }

  @Test
  void an_edition_is_the_same_for_ever_and_from_long_ago_too() {
    String first = ANALYST.get(ASKED).is(200).text();
    SERVICE.manager.post(Events.referral(Events.fresh("j"))).is(201);
    assertThat(ANALYST.get(ASKED).is(200).text()).isEqualTo(first);

    String ages = SERVICE.metrics + "?from=1900-01-01T00:00:00Z&to=2026-04-01T00:00:00Z";
    assertNothingButZeros(ANALYST.get(ages).is(200).json().required("figures"));
  }

  @Test
  void who_may_see_all_is_not_held_to_months() {
    String day = SERVICE.metrics + "?from=2026-01-05T09:00:00Z&to=2026-01-05T09:00:00.000001Z";
    String known = "&minSequence=" + SERVICE.last;
    Caller both = PLATFORM.caller("x-1", SERVICE.organisation, Role.ANALYST, Role.STAFF);
    JsonNode told = both.get(day + known).is(200).json();
    assertThat(MadeService.part(told, "referrals.bySource.NURSE")).isEqualTo("{value:1}");
    assertThat(told.required("controlled").booleanValue()).isFalse();
  }

  @Test
  void an_organisation_of_made_up_people_is_told_exactly_and_says_so() {
    String organisation = Events.fresh("syn");
    assertThat(PLATFORM.application().getBean(SyntheticOrganisations.class).mark(organisation))
        .isTrue();
    MadeService service = new MadeService(organisation);
    String known =
        "&asKnown=" + service.quarter(service.manager, "").required("asKnown").stringValue();
    JsonNode exact = service.quarter(service.manager, known);
    assertThat(exact.required("synthetic").booleanValue()).isTrue();
    assertThat(MadeService.part(exact, "referrals.bySource.NURSE")).isEqualTo("{value:1}");

    for (String list :
        List.of("/api/v1/journeys", "/api/v1/clients/c-" + service.id("a") + "/journeys")) {
      assertThat(service.manager.get(list).is(200).json().required("synthetic").booleanValue())
          .isTrue();
      assertThat(
              SERVICE
                  .manager
                  .get(list.replace(service.id("a"), SERVICE.id("a")))
                  .is(200)
                  .json()
                  .required("synthetic")
                  .booleanValue())
          .isFalse();
    }
    for (Role role : CONTROLLED) {
      Caller reader = PLATFORM.caller("x-1", organisation, role);
      assertThat(service.quarter(reader, known)).isEqualTo(exact);
      reader.get(service.metrics + "/referrals/journeys?" + QUARTER).isProblem(403, "forbidden");
    }
    for (Role role : EnumSet.of(Role.IMPORT, Role.CODER, Role.ADMIN)) {
      PLATFORM
          .caller("x-1", organisation, role)
          .get(service.metrics + "?" + QUARTER)
          .isProblem(403, "forbidden");
    }
  }
}

package org.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;

/** How far the list of journeys goes: its parameters, and the position that it includes. */
class JourneyListBoundsTest {

  private static final RunningPlatform PLATFORM = RunningPlatform.get();
  private static final String LIST = "/api/v1/journeys";

  private final String organisation = Events.fresh("lib");
  private final Caller staff = PLATFORM.caller("w-1", organisation, Role.STAFF);

  @Test
  void ones_own_writes_show_by_the_position_of_their_answer() {
    for (int i = 0; i < 20; i++) {
      String journey = Events.fresh("own");
      Answer written = staff.post(Events.referral(journey)).is(201);
      Answer list =
          staff.get(LIST + "?limit=500&minSequence=" + written.header("Journey-Sequence")).is(200);
      assertThat(list.text()).contains("\"" + journey + "\"");
      assertThat(Long.parseLong(list.header("Journey-Sequence")))
          .isGreaterThanOrEqualTo(written.sequence());
    }
  }

  @Test
  void a_position_that_is_not_there_yet_is_waited_for_and_then_to_be_asked_for_again() {
    String journey = Events.fresh("j");
    staff.post(Events.referral(journey)).is(201);
    for (String path : List.of(LIST, "/api/v1/clients/c-" + journey + "/journeys")) {
      Answer answer = staff.get(path + "?minSequence=" + Long.MAX_VALUE);
      answer.isProblem(503, "unavailable");
      assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }
  }

  @Test
  void bounds_are_kept_and_nothing_else_is_known() {
    List<String> refused = new ArrayList<>();
    for (String limit : List.of("0", "-1", "501", "1000000000", "1.5", "x", "")) {
      refused.add("limit=" + limit);
    }
    refused.addAll(
        List.of(
            "minSequence=-1",
            "minSequence=9223372036854775808",
            "openedFrom=2026-01-08T00:00:00Z&openedTo=2026-01-07T00:00:00Z",
            "openedFrom=2026-02-30T00:00:00Z",
            "openedTo=2026-01-07",
            "openedTo=+999999999-01-01T00:00:00Z",
            "stage=0",
            "stage=10",
            "status=open",
            "sort=opened",
            "category='%20or%201=1--",
            "worker='%20or%201=1--",
            "worker=a%2Fb",
            "reached='%20or%201=1--",
            "reached=2,3",
            "reached=2-2",
            "reached=3,%202",
            "reached=1-3,%202",
            "reached=0",
            "reached=",
            "barrierOpen=1",
            "consent=ALL",
            "after='%20or%201=1--",
            "asAt=2026-01-07T00:00:00Z",
            "mood=good"));
    for (String query : refused) {
      assertThat(staff.get(LIST + "?" + query).isProblem(400, "invalid-parameter").text())
          .doesNotContain("1=1");
    }
  }
}

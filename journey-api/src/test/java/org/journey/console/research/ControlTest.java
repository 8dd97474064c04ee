package org.journey.console.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.journey.console.AwayApi;
import org.journey.console.HtmlPage;
import org.journey.console.SignedIn;
import org.journey.console.Times;
import org.journey.security.Actor;
import org.journey.security.Permission;
import org.journey.security.Role;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/** Who is told that small numbers are protected, and of whom they are not. */
class ControlTest {

  private static final Times TIMES = new Times(ZoneOffset.UTC);
  private static final SignedIn ANALYST = who(Role.ANALYST);
  private static final MultiValueMap<String, String> WRONG =
      MultiValueMap.fromSingleValue(Map.of("model", "mine@3", "openedFrom", "soon"));
  private static final String DAY = "Referred from: type a day, such as 2026-03-31";

  private static SignedIn who(Role... roles) {
    return new SignedIn(new Actor("a-1", Set.of(roles), Set.of("o")), "A", "token", "o");
  }

  @Test
  void it_applies_to_whom_no_role_tells_more_of_the_same() {
    assertThat(Control.canApply(ANALYST, Permission.REPLAY)).isTrue();
    assertThat(Control.canApply(ANALYST, Permission.READ_COHORTS)).isTrue();
    assertThat(Control.canApply(who(Role.AUDITOR), Permission.REPLAY)).isFalse();
    assertThat(Control.canApply(who(Role.CODER), Permission.READ_COHORTS)).isFalse();
    SignedIn both = who(Role.ANALYST, Role.AUDITOR);
    assertThat(Control.canApply(both, Permission.REPLAY)).isFalse();
    assertThat(Control.canApply(both, Permission.READ_COHORTS)).isTrue();
    SignedIn researcher = who(Role.ANALYST, Role.RESEARCHER);
    assertThat(Control.canApply(researcher, Permission.READ_COHORTS)).isFalse();
  }

  @Test
  void a_replay_of_people_who_are_made_up_is_by_days_also_where_its_form_is_shown_again()
      throws IOException {
    AwayApi.answering(
        200,
        "{\"controlled\":false}",
        api -> {
          Model model = new ExtendedModelMap();
          String page =
              new ReplayPages(api, TIMES).ask(ANALYST, WRONG, new MockHttpServletResponse(), model);
          HtmlPage drawn = HtmlPage.drawn(page, model);
          assertThat(drawn.hasId("control")).isFalse();
          assertThat(drawn.html()).contains("name=\"openedTo\" type=\"date\"");
          assertThat(drawn.errorsById()).containsEntry("openedFrom", DAY);
        });
  }

  @Test
  void and_so_is_a_statistic_of_them() throws IOException {
    AwayApi.answering(
        200,
        "{\"controlled\":false}",
        api -> {
          Model model = new ExtendedModelMap();
          new CohortPages(api, TIMES).statistic(ANALYST, "transitions", WRONG, model);
          assertThat(model.getAttribute("form"))
              .isInstanceOfSatisfying(
                  CohortForm.class,
                  form -> {
                    assertThat(form.type("openedTo", "date")).isEqualTo("date");
                    assertThat(form.errors()).extracting("message").containsExactly(DAY);
                  });
        });
  }
}

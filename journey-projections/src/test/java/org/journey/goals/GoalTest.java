package org.journey.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.given.Given.instant;
import static org.journey.given.Given.journey;
import static org.journey.given.Told.achieved;
import static org.journey.given.Told.goal;
import static org.journey.given.Told.progress;

import org.journey.given.Given;
import org.journey.goals.Goal.Status;
import org.journey.interaction.Goals.GoalSetAside;
import org.journey.interaction.Goals.LedBy;
import org.journey.interaction.Goals.Outlook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Goals (journey-state.md):")
class GoalTest {

  private static Given given() {
    return journey().at("2026-03-01", goal("g-1", LedBy.CLIENT, Outlook.NEW));
  }

  @Test
  void the_status_is_that_of_the_last_interaction_on_it_and_progress_the_last_told() {
    assertThat(only(given()).status()).isEqualTo(Status.SET);
    assertThat(only(given()).progress()).isNull();
    Given moved =
        given().at("2026-03-02", progress("g-1", 40)).at("2026-03-03", progress("g-1", null));
    assertThat(only(moved).status()).isEqualTo(Status.PROGRESSED);
    assertThat(only(moved).progress()).isEqualTo(40);
    Given reached = moved.at("2026-03-04", achieved("g-1"));
    assertThat(only(reached).status()).isEqualTo(Status.ACHIEVED);
    assertThat(only(reached).progress()).isEqualTo(40);
    Given left = moved.at("2026-03-05", new GoalSetAside("g-1", null, null));
    assertThat(only(left).status()).isEqualTo(Status.SET_ASIDE);
  }

  @Test
  void what_lies_before_its_goal_set_is_passed_over() {
    Given given = given().at("2026-02-28", achieved("g-1")).at("2026-02-27", progress("g-1", 90));
    assertThat(only(given).status()).isEqualTo(Status.SET);
    assertThat(only(given).progress()).isNull();
    assertThat(given.asAt("2026-02-28").state().goals()).isEmpty();
  }

  @Test
  void goals_are_in_the_order_in_which_they_were_set() {
    Given given =
        given()
            .at("2026-02-01", goal("g-9", LedBy.WORKER, Outlook.PRESENT_NEED))
            .at("2026-03-01", goal("g-0", LedBy.CLIENT, Outlook.NEW));
    assertThat(given.state().goals()).extracting(Goal::goalId).containsExactly("g-9", "g-1", "g-0");
    assertThat(given.state().goals().getFirst().setAt()).isEqualTo(instant("2026-02-01"));
  }

  private static Goal only(Given given) {
    assertThat(given.state().goals()).hasSize(1);
    return given.state().goals().getFirst();
  }
}

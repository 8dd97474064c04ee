package org.journey.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.given.Given.instant;
import static org.journey.given.Given.journey;
import static org.journey.given.Told.attempt;
import static org.journey.given.Told.missed;
import static org.journey.given.Told.reflection;
import static org.journey.given.Told.satisfaction;
import static org.journey.given.Told.session;
import static org.journey.given.Told.support;
import static org.journey.given.Told.visit;

import org.journey.engagement.Engagement.Bridging;
import org.journey.given.Given;
import org.journey.interaction.Access.AttemptOutcome;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Course.JourneyPaused;
import org.journey.interaction.Goals.GoalSetAside;
import org.journey.interaction.Measures.Instrument;
import org.journey.interaction.Measures.MeasureNotTaken;
import org.journey.interaction.Measures.NotTakenReason;
import org.journey.interaction.Participation.Category;
import org.journey.interaction.Participation.MissedBy;
import org.journey.interaction.Participation.VolunteeringStarted;
import org.journey.interaction.Personal;
import org.journey.interaction.Support.Service;
import org.journey.interaction.Support.SupportKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Engagement (engagement.md):")
class EngagementTest {

  @Test
  void without_a_contact_nothing_is_known() {
    Engagement engagement = journey().state().engagement();
    assertThat(engagement.firstContactAt()).isNull();
    assertThat(engagement.lengthDays()).isNull();
    assertThat(engagement.longestGapDays()).isNull();
    assertThat(engagement.attendanceRate()).isNull();
    assertThat(engagement.categories()).isEmpty();
  }

  @Test
  void an_attempt_is_a_contact_only_if_it_was_answered() {
    Engagement engagement =
        journey()
            .at("2026-02-01", attempt(AttemptOutcome.NO_ANSWER))
            .at("2026-02-02", attempt(AttemptOutcome.ANSWERED))
            .at("2026-02-03", attempt(AttemptOutcome.MESSAGE_LEFT))
            .state()
            .engagement();
    assertThat(engagement.firstContactAt()).isEqualTo(instant("2026-02-02"));
    assertThat(engagement.lastContactAt()).isEqualTo(instant("2026-02-02"));
  }

  @Test
  void a_measure_taken_and_a_reflection_are_contacts_and_what_was_not_done_is_none() {
    Engagement engagement =
        journey()
            .at("2026-02-01", satisfaction(3))
            .at("2026-02-02", reflection())
            .at("2026-02-03", missed(null, null))
            .at("2026-02-04", new MeasureNotTaken(Instrument.ONS4, NotTakenReason.DECLINED, null))
            .at("2026-02-05", new GoalSetAside("g", null, null))
            .state()
            .engagement();
    assertThat(engagement.firstContactAt()).isEqualTo(instant("2026-02-01"));
    assertThat(engagement.lastContactAt()).isEqualTo(instant("2026-02-02"));
  }

  @Test
  void the_rate_leaves_out_what_was_called_off_or_told_beforehand() {
    Engagement engagement =
        journey()
            .at("2026-02-01", session("cafe"))
            .at("2026-02-08", session("cafe"))
            .at("2026-02-15", missed(null, null))
            .at("2026-02-22", missed(MissedBy.CLIENT, true))
            .at("2026-03-01", missed(MissedBy.PROVIDER, null))
            .state()
            .engagement();
    assertThat(engagement.sessionsAttended()).isEqualTo(2);
    assertThat(engagement.sessionsMissed()).isEqualTo(2);
    assertThat(engagement.missedWithoutNotice()).isEqualTo(1);
    assertThat(engagement.attendanceRate()).isEqualByComparingTo("0.6667");
  }

  @Test
  void the_rate_is_rounded_half_up_to_4_places() {
    Given given = journey();
    for (int i = 0; i < 31; i++) {
      given.at("2026-02-01", session("cafe"));
    }
    given.at("2026-02-02", missed(null, false));
    // 31 / 32 = 0.96875
    assertThat(given.state().engagement().attendanceRate()).isEqualByComparingTo("0.9688");
  }

  @Test
  void activities_are_sorted_and_categories_in_the_studys_order() {
    Engagement engagement =
        journey()
            .at("2026-02-01", session("walk", Category.WELLBEING))
            .at("2026-02-02", session("art", Category.CREATIVE))
            .at("2026-02-03", support(SupportKind.BACKGROUND, Service.ADVOCACY))
            .at("2026-02-04", support(SupportKind.PERSONALISED, Service.HEALTH_TRAINER))
            .at("2026-02-05", new VolunteeringStarted(new Personal.Erased<>(), null, null))
            .at("2026-02-06", support(SupportKind.PERSONALISED, Service.LINK_WORKER))
            .state()
            .engagement();
    assertThat(engagement.activities()).containsExactly("art", "walk");
    assertThat(engagement.categories())
        .containsExactly(
            StudyCategory.ADVOCACY,
            StudyCategory.PHYSICAL,
            StudyCategory.WELLBEING,
            StudyCategory.CREATIVE,
            StudyCategory.VOLUNTEER);
  }

  @Test
  void gaps_and_length_are_whole_days_of_24_hours() {
    Given given =
        journey()
            .at("2026-02-01T10:00:00Z", session("cafe"))
            .at("2026-02-11T09:59:59Z", session("cafe"))
            .at("2026-02-12T10:00:00Z", session("cafe"))
            .asAt("2026-03-03T09:00:00Z");
    assertThat(given.state().engagement().longestGapDays()).isEqualTo(9);
    assertThat(given.state().engagement().lengthDays()).isEqualTo(29);
  }

  @Test
  void length_runs_to_as_at_until_the_journey_is_closed() {
    Given given =
        journey()
            .at("2026-02-01", session("cafe"))
            .at("2026-02-11", session("cafe"))
            .at("2026-02-20", new JourneyPaused(null, null))
            .asAt("2026-03-03");
    assertThat(given.state().engagement().lengthDays()).isEqualTo(30);
    given.at("2026-02-25", new JourneyClosed(ClosingReason.COMPLETED, null));
    assertThat(given.state().engagement().lengthDays()).isEqualTo(10);
  }

  @Test
  void the_first_time_alone_is_after_the_first_visit_on_a_day_without_one() {
    Engagement engagement =
        journey()
            .at("2026-02-01", session("cafe"))
            .at("2026-02-08T10:00:00Z", visit("cafe"))
            .at("2026-02-08T23:59:59Z", session("cafe"))
            .at("2026-02-09T08:00:00Z", session("cafe"))
            .at("2026-02-09T20:00:00Z", visit("cafe"))
            .at("2026-02-10T00:00:00Z", session("choir"))
            .at("2026-02-16T00:00:00Z", session("cafe"))
            .at("2026-02-17", visit("art"))
            .state()
            .engagement();
    assertThat(engagement.bridging())
        .containsExactly(
            new Bridging("art", 1, null), new Bridging("cafe", 2, instant("2026-02-16T00:00:00Z")));
  }
}

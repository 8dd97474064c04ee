package org.journey.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.journey.given.Told;
import org.journey.interaction.Access.AttemptOutcome;
import org.journey.interaction.Access.TriageCompleted;
import org.journey.interaction.Access.TriageMode;
import org.journey.interaction.Access.TriageOutcome;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Support.ActivityLinked;
import org.journey.interaction.Support.LinkKind;
import org.junit.jupiter.api.Test;

/** Figures of the journeys that were referred in the period, worked out by hand. */
class JourneysOfThePeriodTest {

  private static TriageCompleted triage(TriageOutcome outcome) {
    return new TriageCompleted(TriageMode.TELEPHONE, List.of(), outcome, null);
  }

  private static JourneyClosed closed(ClosingReason reason) {
    return new JourneyClosed(reason, null);
  }

  @Test
  void a_service_without_journeys_has_every_figure_and_nothing_in_it() {
    Node figures = new OneService().figures();
    assertThat(figures.children())
        .extracting(Node::name)
        .containsExactly(
            "referrals",
            "triaged",
            "declined",
            "notSuitable",
            "firstContact",
            "firstSession",
            "links",
            "attempts",
            "bridging",
            "attendance",
            "stages",
            "timeToStage",
            "transitions",
            "goals",
            "wellbeing",
            "caseload",
            "people",
            "closures",
            "saturation",
            "equity",
            "record");
    assertThat(figures.children()).allMatch(figure -> figure.definition() != null);
    assertThat(Expected.of(figures).values()).allMatch(Expected::isEmpty);
  }

  @Test
  void a_period_includes_its_beginning_and_not_its_end() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01T00:00:00Z")
            .journey("b", "2026-03-31T23:59:59.999999Z")
            .journey("c", "2026-04-01T00:00:00Z")
            .journey("d", "2026-02-28T23:59:59.999999Z")
            .over("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");
    assertThat(service.behind("referrals", "").journeys()).containsExactly("a", "b");
    assertThat(service.value("referrals")).isEqualTo("2");
    assertThat(service.value("referrals.bySource.GP")).isEqualTo("2");
    assertThat(service.value("referrals.bySource.SELF")).isEqualTo("0");
  }

  @Test
  void days_are_of_24_hours_when_the_clocks_change() {
    // The clocks go forward in the night to 29 March: in London this is 9 h to 10 h.
    OneService service =
        new OneService()
            .journey("a", "2026-03-28T09:00:00Z")
            .at("2026-03-29T09:00:00Z", triage(TriageOutcome.SUPPORT));
    assertThat(service.told("triaged.medianDaysToTriage")).isEqualTo("{\"value\":1,\"n\":1}");
  }

  @Test
  void a_median_of_an_even_number_is_the_mean_of_the_middle_two() {
    OneService service = new OneService();
    for (int day : List.of(1, 3, 4, 7)) {
      service.journey("j" + day, "2026-03-01").at("2026-03-0" + day, triage(TriageOutcome.SUPPORT));
    }
    // 0, 2, 3 and 6 days: (2 + 3) / 2.
    assertThat(service.told("triaged.medianDaysToTriage")).isEqualTo("{\"value\":2.5,\"n\":4}");
    assertThat(service.told("triaged"))
        .isEqualTo("{\"value\":4,\"numerator\":4,\"denominator\":4}");
  }

  @Test
  void a_90th_percentile_is_the_nearest_rank() {
    OneService service = new OneService();
    for (int day = 1; day <= 11; day++) {
      service
          .journey("j" + day, "2026-03-01")
          .at("2026-03-" + (day < 9 ? "0" : "") + (1 + day), Told.session("cafe"));
    }
    // 0.9 × 11 = 9.9: the 10th of 1, 2, ... 11 days.
    assertThat(service.value("firstContact.p90DaysToFirstContact")).isEqualTo("10");
    assertThat(service.value("firstContact.medianDaysToFirstContact")).isEqualTo("6");
  }

  @Test
  void declining_and_not_being_suitable_are_apart() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-02", triage(TriageOutcome.DECLINED))
            .at("2026-03-03", closed(ClosingReason.DECLINED))
            .journey("b", "2026-03-01")
            .at("2026-03-02", triage(TriageOutcome.SUPPORT))
            .at("2026-03-03", triage(TriageOutcome.DECLINED))
            .journey("c", "2026-03-01")
            .at("2026-03-03", closed(ClosingReason.NOT_SUITABLE));
    assertThat(service.behind("declined", "").journeys()).containsExactly("a");
    assertThat(service.behind("notSuitable", "").journeys()).containsExactly("c");
    assertThat(service.sequences("declined", "")).containsExactly(2L, 3L);
  }

  @Test
  void attempts_count_before_the_first_contact() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-02", Told.attempt(AttemptOutcome.NO_ANSWER))
            .at("2026-03-03", Told.attempt(AttemptOutcome.MESSAGE_LEFT))
            .at("2026-03-04", Told.attempt(AttemptOutcome.ANSWERED))
            .at("2026-03-05", Told.attempt(AttemptOutcome.NO_ANSWER))
            .journey("b", "2026-03-01")
            .at("2026-03-02", Told.attempt(AttemptOutcome.ANSWERED))
            .journey("c", "2026-03-01")
            .at("2026-03-02", Told.attempt(AttemptOutcome.WRONG_DETAILS))
            .journey("d", "2026-03-01");
    assertThat(service.told("attempts.mean")).isEqualTo("{\"value\":1,\"n\":2}");
    assertThat(service.value("attempts")).isEqualTo("2");
    assertThat(service.behind("attempts", "neverReached").journeys()).containsExactly("c");
  }

  @Test
  void bridging_is_shown_beside_going_without() {
    ActivityLinked link = new ActivityLinked("cafe", LinkKind.PERSONAL, null);
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-02", Told.visit("cafe"))
            .at("2026-03-09", Told.session("cafe"))
            .journey("b", "2026-03-01")
            .at("2026-03-02", Told.visit("cafe"))
            .at("2026-03-09", Told.session("choir"))
            .journey("c", "2026-03-01")
            .at("2026-03-02", link)
            .at("2026-03-09", Told.session("cafe"))
            .journey("d", "2026-03-01");
    assertThat(service.told("bridging.attendedAfter"))
        .isEqualTo("{\"value\":0.5,\"numerator\":1,\"denominator\":2}");
    assertThat(service.told("bridging.attendedWithout"))
        .isEqualTo("{\"value\":1,\"numerator\":1,\"denominator\":1}");
    assertThat(service.value("bridging.visits")).isEqualTo("2");
  }

  @Test
  void stages_skipped_count_beside_those_entered() {
    // Session: stage 2. A skill since February, told in March: stage 3 before the referral.
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-05", Told.session("cafe"))
            .at("2026-03-09", Told.reflection(Told.experienced("skills-development", "2026-02")))
            .journey("b", "2026-03-01");
    assertThat(service.told("stages.byStage.2.share"))
        .isEqualTo("{\"value\":0.5,\"numerator\":1,\"denominator\":2}");
    assertThat(service.value("stages.reached.2-3")).isEqualTo("1");
    assertThat(service.value("stages.reached.none")).isEqualTo("1");
    assertThat(service.value("stages.skipped.1")).isEqualTo("1");
    assertThat(service.value("stages.subThemes.skills-development")).isEqualTo("1");
    // Referral, session and reflection of one, and the other's referral.
    assertThat(service.sequences("stages", "")).containsExactly(1L, 2L, 3L);
    assertThat(service.sequences("stages", "reached.2-3")).containsExactly(1L, 2L, 3L);
    assertThat(service.sequences("stages", "reached.none")).containsExactly(4L);
    assertThat(service.sequences("stages", "skipped.1")).containsExactly(1L, 2L, 3L);
    assertThat(service.sequences("stages", "byStage.3")).containsExactly(3L);
    assertThat(service.sequences("stages", "subThemes.skills-development")).containsExactly(3L);
    assertThat(service.value("transitions.byPair.referral-3")).isEqualTo("1");
    assertThat(service.value("transitions.byPair.3-2")).isEqualTo("1");
    // From noon on 1 March back to the first instant of February: 28 days and a half.
    assertThat(service.value("timeToStage.byStage.3.median")).isEqualTo("-28.5");
    assertThat(service.told("timeToStage.byStage.3.kaplanMeierMedian"))
        .as("of two half have yet to enter")
        .isEqualTo("{\"value\":-28.5,\"n\":2}");
  }

  @Test
  void a_period_that_ends_before_an_entry_does_not_see_it() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-31T00:00:00Z", Told.session("cafe"))
            .over("2026-03-01T00:00:00Z", "2026-03-31T00:00:00Z");
    assertThat(service.value("stages.byStage.2")).isEqualTo("0");
    assertThat(service.value("attendance")).isEqualTo("0");
    service.over("2026-03-01T00:00:00Z", "2026-03-31T00:00:00.000001Z");
    assertThat(service.value("stages.byStage.2")).isEqualTo("1");
    assertThat(service.value("attendance")).isEqualTo("1");
  }
}

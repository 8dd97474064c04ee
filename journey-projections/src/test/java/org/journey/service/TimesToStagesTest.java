package org.journey.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.journey.given.Told;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Course.JourneyReopened;
import org.junit.jupiter.api.Test;

/** When stages were entered, and in which order, worked out by hand. A session enters stage 2. */
class TimesToStagesTest {

  private static final JourneyClosed CLOSED = new JourneyClosed(ClosingReason.MOVED_ON, null);
  private static final String SECOND = "timeToStage.byStage.2";

  private static OneService after(int... days) {
    OneService service = new OneService();
    for (int day : days) {
      service
          .journey("j-" + day, "2026-03-01")
          .at("2026-03-" + (day < 9 ? "0" : "") + (1 + day), Told.session("cafe"));
    }
    return service;
  }

  private static String days(String value, int n) {
    return "{\"value\":" + value + ",\"n\":" + n + "}";
  }

  @Test
  void quartiles_are_nearest_ranks_among_those_who_entered() {
    OneService service = after(1, 2, 4, 8, 9, 12).journey("never", "2026-03-01");
    // Ranks 0.25 × 6 = 1.5 and 0.75 × 6 = 4.5: the 2nd and the 5th.
    assertThat(service.told(SECOND)).isEqualTo("{\"n\":6}");
    assertThat(service.told(SECOND + ".median")).isEqualTo(days("6", 6));
    assertThat(service.told(SECOND + ".p25")).isEqualTo(days("2", 6));
    assertThat(service.told(SECOND + ".p75")).isEqualTo(days("9", 6));
    assertThat(service.told("timeToStage.byStage.5.p75")).isEqualTo(days("null", 0));
  }

  @Test
  void those_who_have_not_entered_are_at_risk_until_they_are_closed() {
    // Open to the end: 2/3 are left at 2 days, 1/3 at 4. Closed after one: 1/2 at 2 days.
    assertThat(after(2, 4).journey("never", "2026-03-01").told(SECOND + ".kaplanMeierMedian"))
        .isEqualTo(days("4", 3));
    OneService service = after(2, 4).journey("never", "2026-03-01").at("2026-03-02", CLOSED);
    assertThat(service.told(SECOND + ".kaplanMeierMedian")).isEqualTo(days("2", 3));
    service.at("2026-03-08", new JourneyReopened(null, null));
    assertThat(service.told(SECOND + ".kaplanMeierMedian"))
        .as("open again, so seen to the end")
        .isEqualTo(days("4", 3));
    service.at("2026-03-09", CLOSED);
    assertThat(service.told(SECOND + ".kaplanMeierMedian"))
        .as("seen to the last closing")
        .isEqualTo(days("4", 3));
  }

  @Test
  void those_who_have_not_entered_are_at_risk_until_the_period_ends() {
    OneService service = after(2, 4).journey("late", "2026-03-10");
    service.over("2026-03-01T00:00:00Z", "2026-03-11T12:00:00Z");
    // Seen for one day: of two at risk at 2 days one enters.
    assertThat(service.told(SECOND + ".kaplanMeierMedian")).isEqualTo(days("2", 3));
    service.over("2026-03-01T00:00:00Z", "2026-03-12T12:00:00Z");
    assertThat(service.told(SECOND + ".kaplanMeierMedian"))
        .as("seen for two days, and so at risk at two")
        .isEqualTo(days("4", 3));
  }

  @Test
  void steps_of_one_instant_are_in_the_order_of_their_interactions_and_then_of_stages() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-05", Told.reflection(Told.experienced("skills-development")))
            .at("2026-03-05", Told.session("cafe"))
            .journey("b", "2026-03-01")
            .at(
                "2026-03-05",
                Told.reflection(
                    Told.experienced("future-goals"),
                    Told.experienced("skills-development"),
                    Told.experienced("personal-assets")));
    // a: 3 was told before 2. b: all of one reflection: 3, 4, 5.
    assertThat(service.value("transitions")).isEqualTo("5");
    assertThat(service.behind("transitions", "byPair.referral-3").journeys())
        .containsExactly("a", "b");
    assertThat(service.behind("transitions", "byPair.3-2").journeys()).containsExactly("a");
    assertThat(service.behind("transitions", "byPair.3-4").journeys()).containsExactly("b");
    assertThat(service.behind("transitions", "byPair.4-5").journeys()).containsExactly("b");
  }

  @Test
  void two_days_over_the_end_of_summer_time_are_twice_24_hours() {
    // In London from 10 h on Saturday, 24 October, to 9 h on Monday.
    OneService service =
        new OneService()
            .journey("a", "2026-10-24T09:00:00Z")
            .at("2026-10-26T09:00:00Z", Told.session("cafe"))
            .journey("b", "2026-10-24T10:00:00+01:00")
            .at("2026-10-26T10:00:00Z", Told.session("cafe"));
    // 48 and 49 hours: 2 and 2.041666... days.
    assertThat(service.told(SECOND + ".p25")).isEqualTo(days("2", 2));
    assertThat(service.told(SECOND + ".p75")).isEqualTo(days("2.0417", 2));
    assertThat(service.told("firstSession.medianDaysToFirstSession")).isEqualTo(days("2.0208", 2));
  }
}

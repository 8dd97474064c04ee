package org.journey.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.journey.given.Told;
import org.journey.interaction.Access.WorkerAssigned;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Course.JourneyPaused;
import org.journey.interaction.Course.JourneyReopened;
import org.journey.interaction.Goals.GoalSetAside;
import org.journey.interaction.Goals.LedBy;
import org.journey.interaction.Goals.Outlook;
import org.journey.interaction.Participation.Category;
import org.journey.interaction.Participation.MissedBy;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.interaction.Support.ActivityLinkEnded;
import org.journey.interaction.Support.ActivityLinked;
import org.journey.interaction.Support.LinkKind;
import org.journey.interaction.Support.LinkOutcome;
import org.junit.jupiter.api.Test;

/** Figures of what happened in the period, whenever the journey began, worked out by hand. */
class EventsOfThePeriodTest {

  private static final String MARCH = "2026-03-01T00:00:00Z";
  private static final String APRIL = "2026-04-01T00:00:00Z";

  private static SessionAttended meeting(String sessionId) {
    return new SessionAttended("cafe", Category.SOCIAL, sessionId, null, null, null);
  }

  @Test
  void uptake_is_a_session_of_the_activity_within_60_days() {
    ActivityLinked personal = new ActivityLinked("cafe", LinkKind.PERSONAL, null);
    ActivityLinked signposted = new ActivityLinked("choir", LinkKind.SIGNPOSTED, null);
    OneService service =
        new OneService()
            .journey("a", "2026-01-01")
            .at("2026-03-01", personal)
            .at("2026-03-01", signposted)
            .at("2026-04-30", Told.session("cafe"))
            .journey("b", "2026-01-01")
            .at("2026-03-01T12:00:00Z", personal)
            .at("2026-04-30T12:00:00.000001Z", Told.session("cafe"));
    // From 1 March to 30 April are 60 days.
    assertThat(service.value("links.byHow.PERSONAL")).isEqualTo("2");
    assertThat(service.told("links.byHow.PERSONAL.uptake"))
        .isEqualTo("{\"value\":0.5,\"numerator\":1,\"denominator\":2}");
    assertThat(service.value("links.byHow.SIGNPOSTED.uptake")).isEqualTo("0");
    assertThat(service.value("links.uptake")).isEqualTo("0.3333");
  }

  @Test
  void a_second_try_is_told_with_and_without_a_bridging_visit_between() {
    ActivityLinkEnded not = new ActivityLinkEnded("cafe", LinkOutcome.NOT_TAKEN_UP, null);
    OneService service =
        new OneService()
            .journey("a", "2026-01-01")
            .at("2026-02-01", not)
            .at("2026-03-01", Told.visit("cafe"))
            .at("2026-03-02", Told.session("cafe"))
            .journey("b", "2026-01-01")
            .at("2026-01-15", Told.visit("cafe"))
            .at("2026-02-01", not)
            .at("2026-03-02", new ActivityLinkEnded("cafe", LinkOutcome.TAKEN_UP, null))
            .journey("c", "2026-01-01")
            .at("2026-02-01", not)
            .at("2026-02-20", Told.session("cafe"))
            .at("2026-03-02", Told.session("cafe"))
            .over(MARCH, APRIL);
    assertThat(service.behind("links", "secondTry").journeys()).containsExactly("a", "b");
    assertThat(service.behind("links", "secondTry.withBridging").journeys()).containsExactly("a");
    assertThat(service.behind("links", "secondTry.withoutBridging").journeys())
        .containsExactly("b");
    assertThat(service.value("links.byOutcome.TAKEN_UP")).isEqualTo("1");
  }

  @Test
  void being_told_beforehand_does_not_lower_the_rate_and_calling_off_is_apart() {
    OneService service =
        new OneService()
            .journey("a", "2025-01-01")
            .at("2026-03-02", Told.session("cafe"))
            .at("2026-03-03", Told.session("st.a-s-choir", Category.CREATIVE))
            .at("2026-03-04", Told.missed(null, null))
            .at("2026-03-05", Told.missed(MissedBy.CLIENT, true))
            .at("2026-03-06", Told.missed(MissedBy.PROVIDER, null));
    assertThat(service.value("attendance")).isEqualTo("2");
    assertThat(service.value("attendance.missed")).isEqualTo("2");
    assertThat(service.value("attendance.calledOff")).isEqualTo("1");
    assertThat(service.told("attendance.rate"))
        .isEqualTo("{\"value\":0.6667,\"numerator\":2,\"denominator\":3}");
    assertThat(service.value("attendance.byCategory.SOCIAL.rate")).isEqualTo("0.5");
    assertThat(service.value("attendance.byActivity.st.a-s-choir.attended")).isEqualTo("1");
    assertThat(service.sequences("attendance", "byActivity.st.a-s-choir.attended"))
        .containsExactly(3L);
    assertThat(service.value("attendance.byKnownBy.NOT_RECORDED.attended")).isEqualTo("2");
  }

  @Test
  void a_goal_counts_once_and_not_before_it_was_set() {
    OneService service =
        new OneService()
            .journey("a", "2025-01-01")
            .at("2026-03-01", Told.achieved("g-1"))
            .at("2026-03-02", Told.goal("g-1", LedBy.CLIENT, Outlook.NEW))
            .at("2026-03-03", Told.goal("g-2", LedBy.WORKER, Outlook.NEW))
            .at("2026-03-04", Told.achieved("g-2"))
            .at("2026-03-05", Told.achieved("g-2"))
            .at("2026-03-06", new GoalSetAside("g-1", null, null));
    assertThat(service.value("goals.set")).isEqualTo("2");
    assertThat(service.value("goals.achieved")).isEqualTo("1");
    assertThat(service.value("goals.achieved.byLedBy.WORKER")).isEqualTo("1");
    assertThat(service.value("goals.setAside.byDomain.WORK")).isEqualTo("1");
  }

  @Test
  void the_caseload_is_that_of_the_end_of_the_period() {
    OneService service =
        new OneService()
            .journey("a", "2025-01-01")
            .at("2026-03-02", new WorkerAssigned("w-7", null))
            .at("2026-03-03", new WorkerAssigned("w-8", null))
            .at("2026-04-02", new WorkerAssigned("w-9", null))
            .journey("b", "2025-01-01")
            .at("2026-03-02", new JourneyPaused(null, null))
            .journey("c", "2025-01-01")
            .at("2026-03-02", new JourneyClosed(ClosingReason.COMPLETED, null))
            .at("2026-03-03", new JourneyReopened(null, null))
            .journey("d", "2025-01-01")
            .at("2026-03-02", new JourneyClosed(ClosingReason.MOVED_ON, null))
            .at("2026-04-01T00:00:00Z", new JourneyReopened(null, null))
            .journey("e", "2026-04-01T00:00:00Z")
            .over(MARCH, APRIL);
    assertThat(service.behind("caseload", "open").journeys()).containsExactly("a", "c");
    assertThat(service.behind("caseload", "paused").journeys()).containsExactly("b");
    assertThat(service.behind("caseload", "closed").journeys()).containsExactly("d");
    assertThat(service.behind("caseload", "byWorker.w-8").journeys()).containsExactly("a");
    assertThat(service.behind("caseload", "unassigned").journeys()).containsExactly("c");
    assertThat(service.value("closures")).isEqualTo("2");
    assertThat(service.value("closures.byReason.MOVED_ON")).isEqualTo("1");
    assertThat(service.value("closures.reopened")).isEqualTo("1");
    assertThat(service.value("saturation.byState.NOT_ASSESSABLE")).isEqualTo("2");
  }

  @Test
  void saturation_is_that_of_open_journeys() {
    OneService service =
        new OneService()
            .journey("a", "2025-01-01")
            .at("2026-03-02", Told.reflection(Told.experienced("personal-assets")))
            .at("2026-03-03", Told.reflection())
            .at("2026-03-04", Told.reflection())
            .journey("b", "2025-01-01")
            .at("2026-03-02", Told.reflection())
            .at("2026-03-03", Told.reflection(Told.experienced("personal-assets")));
    assertThat(service.behind("saturation", "byState.SATURATED").journeys()).containsExactly("a");
    assertThat(service.behind("saturation", "byState.OPEN").journeys()).containsExactly("b");
  }

  @Test
  void others_are_met_in_three_sessions_or_more() {
    OneService service = new OneService();
    for (String client : List.of("a", "b", "c")) {
      service.journey(client, "2025-01-01");
      service.at("2026-03-02", meeting("m-1")).at("2026-03-03", meeting("m-2"));
      if (!client.equals("c")) {
        service.at("2026-03-04", meeting("m-3")).at("2026-03-04", meeting("m-3"));
      }
      service.at("2026-03-05", Told.session("cafe"));
    }
    // 3 + 3 + 2 at 3 meetings; a and b met one another, c met nobody that often.
    assertThat(service.told("people.sessions.meanAttendance"))
        .isEqualTo("{\"value\":2.6667,\"numerator\":8,\"denominator\":3}");
    assertThat(service.told("people.othersMet.median")).isEqualTo("{\"value\":1,\"n\":3}");
    assertThat(service.value("people.othersMet.p25")).isEqualTo("0");
    service.with(client -> client.equals("c-b") ? "c-a" : client);
    assertThat(service.told("people.othersMet.median"))
        .as("nobody meets themselves")
        .isEqualTo("{\"value\":0,\"n\":2}");
  }

  @Test
  void a_late_entry_is_late_by_when_it_occurred() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-02T12:00:00Z", Told.session("cafe"), "2026-03-09T12:00:00Z")
            .at("2026-03-03T12:00:00Z", Told.session("cafe"), "2026-03-10T12:00:00.000001Z");
    assertThat(service.told("record.shareOver7Days"))
        .isEqualTo("{\"value\":0.3333,\"numerator\":1,\"denominator\":3}");
    assertThat(service.told("record.medianDaysToRecord")).isEqualTo("{\"value\":7,\"n\":3}");
  }
}

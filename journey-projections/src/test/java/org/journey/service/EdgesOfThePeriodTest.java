package org.journey.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.journey.given.Given;
import org.journey.given.Told;
import org.journey.interaction.Access.TriageCompleted;
import org.journey.interaction.Access.TriageMode;
import org.journey.interaction.Access.TriageOutcome;
import org.journey.interaction.Amendment.InteractionCorrected;
import org.journey.interaction.Amendment.InteractionRetracted;
import org.journey.interaction.Course.ClosingReason;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Goals.LedBy;
import org.journey.interaction.Goals.Outlook;
import org.journey.interaction.Interaction;
import org.journey.interaction.Participation.Category;
import org.journey.interaction.Participation.KnownBy;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.interaction.Personal;
import org.journey.interaction.Support.ActivityLinked;
import org.journey.interaction.Support.LinkKind;
import org.junit.jupiter.api.Test;

/** What lies just in a period and just out of it, and how the record is kept, by hand. */
class EdgesOfThePeriodTest {

  private static final String MARCH = "2026-03-01T00:00:00Z";
  private static final String APRIL = "2026-04-01T00:00:00Z";
  private static final Personal<String> WHY = new Personal.Clear<>("mistake");

  private static SessionAttended known(KnownBy by) {
    return new SessionAttended("cafe", Category.SOCIAL, null, null, by, null);
  }

  private static TriageCompleted triage(TriageOutcome outcome) {
    return new TriageCompleted(TriageMode.TELEPHONE, List.of(), outcome, null);
  }

  @Test
  void what_happens_at_the_beginning_of_a_period_is_of_it_and_the_microsecond_before_is_not() {
    List<Interaction> all =
        List.of(
            Told.session("cafe"),
            new ActivityLinked("cafe", LinkKind.PERSONAL, null),
            Told.visit("cafe"),
            Told.goal("g-1", LedBy.CLIENT, Outlook.NEW),
            new JourneyClosed(ClosingReason.MOVED_ON, null));
    OneService service = new OneService().over(MARCH, APRIL);
    service.journey("a", "2026-01-01");
    all.forEach(each -> service.at(MARCH, each));
    service.journey("b", "2026-01-01");
    all.forEach(each -> service.at("2026-02-28T23:59:59.999999Z", each));
    for (String figure : List.of("attendance", "links", "bridging", "goals", "closures")) {
      assertThat(service.behind(figure, "").journeys()).as(figure).containsExactly("a");
      assertThat(service.value(figure)).as(figure).isEqualTo("1");
    }
    assertThat(service.value("record")).isEqualTo("5");
  }

  @Test
  void the_median_to_the_first_session_is_of_first_sessions() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-03", Told.session("cafe"))
            .at("2026-03-20", Told.session("cafe"))
            .journey("b", "2026-03-01")
            .at("2026-03-06T00:00:00Z", Told.session("choir"))
            .journey("c", "2026-03-01")
            .at("2026-03-11", Told.session("choir"))
            .journey("never", "2026-03-01");
    // 2, 4.5 and 10 days.
    assertThat(service.told("firstSession.medianDaysToFirstSession"))
        .isEqualTo("{\"value\":4.5,\"n\":3}");
    assertThat(service.value("firstSession.reachedActivityRate")).isEqualTo("0.75");
  }

  @Test
  void not_suitable_is_told_by_the_first_triage() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-02", triage(TriageOutcome.NOT_SUITABLE))
            .journey("b", "2026-03-01")
            .at("2026-03-02", triage(TriageOutcome.SUPPORT))
            .at("2026-03-03", triage(TriageOutcome.NOT_SUITABLE));
    assertThat(service.told("notSuitable"))
        .isEqualTo("{\"value\":1,\"numerator\":1,\"denominator\":2}");
    assertThat(service.behind("notSuitable", "").journeys()).containsExactly("a");
    assertThat(service.value("declined")).isEqualTo("0");
  }

  @Test
  void attendance_is_told_by_who_knows_it() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-02", known(KnownBy.REGISTER))
            .at("2026-03-03", known(KnownBy.CLIENT))
            .at("2026-03-04", known(KnownBy.CLIENT))
            .at("2026-03-05", known(KnownBy.PROVIDER))
            .at("2026-03-06", known(KnownBy.PROVIDER))
            .at("2026-03-07", known(KnownBy.PROVIDER));
    assertThat(service.value("attendance.byKnownBy.REGISTER.attended")).isEqualTo("1");
    assertThat(service.value("attendance.byKnownBy.CLIENT.attended")).isEqualTo("2");
    assertThat(service.value("attendance.byKnownBy.PROVIDER.attended")).isEqualTo("3");
    assertThat(service.value("attendance.byKnownBy.NOT_RECORDED.attended")).isEqualTo("0");
    assertThat(service.sequences("attendance", "byKnownBy.CLIENT.attended"))
        .containsExactly(3L, 4L);
  }

  @Test
  void an_amendment_counts_where_it_was_made_and_what_it_amends_where_it_happened() {
    OneService service =
        new OneService()
            .journey("a", "2026-02-01")
            .at("2026-03-05", Told.session("cafe"))
            .at("2026-03-06", Told.session("cafe"))
            .at(
                "2026-04-02",
                new InteractionCorrected(
                    OneService.id(2), Given.instant("2026-03-04"), null, WHY, null))
            .at("2026-04-01T00:00:00Z", new InteractionRetracted(OneService.id(3), WHY, null))
            .over(MARCH, APRIL);
    // Of March one session is left; both amendments were made in April, and act all the same.
    assertThat(service.value("attendance")).isEqualTo("1");
    assertThat(service.told("record.correctionsPer1000"))
        .isEqualTo("{\"value\":0,\"numerator\":0,\"denominator\":1}");
    assertThat(service.value("record.retractionsPer1000")).isEqualTo("0");
    service.over(APRIL, "2026-05-01T00:00:00Z");
    assertThat(service.told("record.correctionsPer1000"))
        .as("of nothing")
        .isEqualTo("{\"value\":null,\"numerator\":1,\"denominator\":0}");
    assertThat(service.sequences("record", "retractionsPer1000")).containsExactly(5L);
  }

  @Test
  void what_was_recorded_before_it_occurred_took_less_than_no_time() {
    OneService service =
        new OneService()
            .journey("a", "2026-02-01")
            .at("2026-03-05T12:00:00Z", Told.session("cafe"), "2026-03-05T11:57:00Z")
            .over(MARCH, APRIL);
    // 180 / 86,400 = 0.00208333...
    assertThat(service.told("record.medianDaysToRecord")).isEqualTo("{\"value\":-0.0021,\"n\":1}");
    assertThat(service.value("record.shareOver7Days")).isEqualTo("0");
  }
}

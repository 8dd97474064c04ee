package org.journey.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.journey.given.Given;
import org.journey.given.Told;
import org.journey.interaction.Access.Demographics;
import org.journey.interaction.Access.Ethnicity;
import org.journey.interaction.Access.Gender;
import org.journey.interaction.Amendment.InteractionCorrected;
import org.journey.interaction.Amendment.InteractionRetracted;
import org.journey.interaction.Measures.Instrument;
import org.journey.interaction.Measures.MeasureNotTaken;
import org.journey.interaction.Measures.NotTakenReason;
import org.journey.interaction.Personal;
import org.journey.interaction.Support.ActivityLinked;
import org.journey.interaction.Support.LinkKind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What the people of the period are like and how they fared, worked out by hand. */
class PeopleOfThePeriodTest {

  @Test
  void change_is_from_the_first_to_the_last_measurement_a_day_apart() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-02", Told.satisfaction(4))
            .at("2026-03-12", Told.satisfaction(9))
            .at("2026-03-22", Told.satisfaction(7))
            .journey("b", "2026-03-01")
            .at("2026-03-02T10:00:00Z", Told.satisfaction(4))
            .at("2026-03-03T10:00:00Z", Told.satisfaction(3))
            .journey("c", "2026-03-01")
            .at("2026-03-02T10:00:00Z", Told.satisfaction(4))
            .at("2026-03-03T09:59:59Z", Told.satisfaction(9))
            .journey("d", "2026-03-01")
            .at("2026-03-02", new MeasureNotTaken(Instrument.ONS4, NotTakenReason.DECLINED, null));
    String scale = "wellbeing.byInstrument.ONS4.byScale.satisfaction.";
    assertThat(service.value("wellbeing")).isEqualTo("3");
    assertThat(service.value(scale + "baseline")).isEqualTo("3");
    assertThat(service.value(scale + "paired")).isEqualTo("2");
    assertThat(service.value(scale + "completion")).isEqualTo("0.6667");
    // Changes 3 and -1: mean 1, squares 4 + 4 over 1.
    assertThat(service.told(scale + "meanChange")).isEqualTo("{\"value\":1,\"n\":2}");
    assertThat(service.told(scale + "sdChange")).isEqualTo("{\"value\":2.8284,\"n\":2}");
    assertThat(service.value(scale + "improved")).isEqualTo("1");
    assertThat(service.value(scale + "worse")).isEqualTo("1");
    assertThat(service.value("wellbeing.byInstrument.ONS4.byScale.anxious.same")).isEqualTo("2");
    assertThat(service.value("wellbeing.byInstrument.ONS4.notTaken.DECLINED")).isEqualTo("1");
  }

  @Test
  void less_anxious_is_better() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-02", Told.anxious(8))
            .at("2026-03-12", Told.anxious(3));
    String scale = "wellbeing.byInstrument.ONS4.byScale.anxious.";
    assertThat(service.value(scale + "improved")).isEqualTo("1");
    assertThat(service.value(scale + "meanChange")).isEqualTo("-5");
  }

  @Test
  void equity_has_a_group_for_what_was_not_recorded() {
    Demographics told = new Demographics(1971, Gender.FEMALE, Ethnicity.MIXED, 1);
    OneService service =
        new OneService()
            .journey("a", "2026-03-01", "c-a", told)
            .at("2026-03-02", new ActivityLinked("cafe", LinkKind.PERSONAL, null))
            .at("2026-03-05", Told.session("cafe"))
            .journey("b", "2026-03-01")
            .at("2026-03-02", new ActivityLinked("cafe", LinkKind.SIGNPOSTED, null));
    // 2026 - 1971 = 55.
    assertThat(service.value("equity.byAgeBand.55-64.referrals")).isEqualTo("1");
    assertThat(service.value("equity.byAgeBand.NOT_RECORDED.referrals")).isEqualTo("1");
    assertThat(service.value("equity.byDeprivation.1.uptake")).isEqualTo("1");
    assertThat(service.value("equity.byDeprivation.NOT_RECORDED.uptake")).isEqualTo("0");
    assertThat(service.value("equity.byGender.FEMALE.stages.2")).isEqualTo("1");
    assertThat(service.value("equity.byEthnicity.WHITE.referrals")).isEqualTo("0");
  }

  @Test
  void two_journeys_of_one_person_are_two_referrals_and_one_client() {
    OneService service =
        new OneService()
            .journey("a", "2026-03-01", "c-1", null)
            .journey("b", "2026-06-01", "c-1", null)
            .journey("c", "2026-06-01", "c-2", null)
            .journey("d", "2026-06-01", "c-3", null);
    assertThat(service.value("referrals")).isEqualTo("4");
    assertThat(service.value("people")).isEqualTo("3");
    service.with(client -> client.equals("c-3") ? "c-2" : client);
    assertThat(service.value("people")).as("c-3 was merged into c-2").isEqualTo("2");
    assertThat(service.behind("people", "").count()).isEqualTo(2);
    assertThat(service.behind("people", "").journeys()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void what_was_corrected_or_retracted_counts_as_it_stands() {
    Personal<String> why = new Personal.Clear<>("mistake");
    OneService service =
        new OneService()
            .journey("a", "2026-03-01")
            .at("2026-03-05", Told.session("cafe"))
            .at("2026-03-06", Told.session("cafe"))
            .at(
                "2026-03-07",
                new InteractionCorrected(
                    OneService.id(2), Given.instant("2026-02-01"), null, why, null))
            .at("2026-03-08", new InteractionRetracted(OneService.id(3), why, null))
            .over("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");
    assertThat(service.value("attendance")).isEqualTo("0");
    assertThat(service.value("firstSession"))
        .as("in February, of a journey of March")
        .isEqualTo("1");
    assertThat(service.told("record.correctionsPer1000"))
        .isEqualTo("{\"value\":1000,\"numerator\":1,\"denominator\":1}");
    service.known("2026-03-06");
    assertThat(service.value("attendance")).isEqualTo("2");
    assertThat(service.value("record.retractionsPer1000")).isEqualTo("0");
  }

  @Test
  void a_part_that_is_not_there_or_has_no_number_has_nobody_to_list() {
    OneService service = new OneService().journey("a", "2026-03-01");
    assertThat(service.listed("referrals", "bySource.GP")).isTrue();
    assertThat(service.listed("referrals", "bySource")).isFalse();
    assertThat(service.listed("referrals", "bySource.MOON")).isFalse();
    assertThat(service.listed("refer", "rals")).isFalse();
  }

  @Test
  void the_digest_is_of_the_figures_and_their_axes_and_not_of_the_length_of_the_log() {
    Period period = OneService.period("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
    OneService service = new OneService().journey("a", "2026-03-01");
    MetricsAnswer answer =
        new MetricsAnswer("soar", period, period.to(), "m@1", 7, service.figures().toJson());
    assertThat(answer.toJson().get("digest").stringValue())
        .isEqualTo(answer.digest())
        .matches("[0-9a-f]{64}");
    assertThat(answer.toJson().get("from").stringValue()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(
            new MetricsAnswer("soar", period, period.to(), "m@1", 8, service.figures().toJson())
                .digest())
        .isEqualTo(answer.digest());
    assertThat(
            new MetricsAnswer("other", period, period.to(), "m@1", 7, service.figures().toJson())
                .digest())
        .isNotEqualTo(answer.digest());
    service.journey("b", "2026-03-01");
    assertThat(
            new MetricsAnswer("soar", period, period.to(), "m@1", 7, service.figures().toJson())
                .digest())
        .isNotEqualTo(answer.digest());
  }

  @Test
  void figures_are_answered_in_the_shape_that_was_promised() {
    OneService service = new OneService().journey("a", "2026-03-01");
    ObjectNode referrals = (ObjectNode) service.figures().toJson().get("referrals");
    assertThat(referrals.remove("definition").stringValue()).startsWith("Referrals received");
    referrals.remove("byReason");
    assertThat(referrals.toString())
        .startsWith(
            "{\"value\":1,\"numerator\":1,\"denominator\":null,\"bySource\":{\"GP\":{\"value\":1},");
  }
}

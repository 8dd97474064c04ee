package org.journey.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.journey.cohort.CohortSaturationParameters.Order;
import org.journey.engagement.SaturationParameters.Level;
import org.journey.engagement.SaturationRules;
import org.journey.service.Node;
import org.journey.service.People;
import org.journey.service.disclosure.DisclosureControl;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What may be published of cohorts. */
class ControlledCohortsTest {

  private static final int FEW = DisclosureControl.LEAST;
  private static final DisclosureControl CONTROL = new DisclosureControl(FEW);

  private static JsonNode published(CohortStatistic<?> statistic, List<Member> members) {
    members.forEach(statistic::add);
    Node figures = statistic.controlled(FEW);
    return CONTROL.first(figures).published();
  }

  private static List<CohortStatistic<?>> all() {
    return List.of(
        new TimeToStage(Some.MODEL, GroupBy.SOURCE, null, People.AS_RECORDED),
        new Transitions(Some.MODEL, People.AS_RECORDED),
        new Conformance(Some.MODEL, People.AS_RECORDED),
        new ProcessMap(Activities.STAGE, 20, Some.MODEL, People.AS_RECORDED),
        new CohortSaturation(Some.MODEL, SATURATION, People.AS_RECORDED));
  }

  private static final CohortSaturationParameters SATURATION =
      new CohortSaturationParameters(
          Order.OPENED,
          Level.SUB_THEME,
          new SaturationRules(2, 4, new BigDecimal("0.05")),
          List.of(),
          50,
          1);

  /** All whole numbers that are told as counts. */
  private static void counts(JsonNode json, List<Long> into) {
    for (var each : json.properties()) {
      JsonNode value = each.getValue();
      if (value.isObject()) {
        counts(value, into);
      } else if (List.of("n", "numerator", "denominator").contains(each.getKey())
          && !value.isNull()) {
        into.add(value.longValue());
      }
    }
  }

  @Test
  void every_count_is_rounded_and_none_is_of_few() {
    for (CohortStatistic<?> statistic : all()) {
      List<Long> counts = new ArrayList<>();
      counts(published(statistic, Some.random(new Random(1), 150)), counts);
      assertThat(counts).as(statistic.getClass().getSimpleName()).allMatch(count -> count % 5 == 0);
    }
  }

  @Test
  void no_journey_and_no_client_is_named() {
    for (CohortStatistic<?> statistic : all()) {
      assertThat(published(statistic, Some.random(new Random(2), 60)).toString())
          .doesNotContain("j-1")
          .doesNotContain("c-1");
    }
  }

  @Test
  void of_seven_journeys_nothing_is_told() {
    for (CohortStatistic<?> statistic : all()) {
      List<Long> counts = new ArrayList<>();
      counts(published(statistic, Some.random(new Random(3), 7)), counts);
      assertThat(counts).as(statistic.getClass().getSimpleName()).allMatch(count -> count == 0);
    }
  }

  @Test
  void an_empty_cohort_is_told_as_empty() {
    for (CohortStatistic<?> statistic : all()) {
      assertThat(published(statistic, List.of()).toString()).doesNotContain("\"value\":1");
    }
  }

  @Test
  void curves_are_in_weeks_and_end_where_few_are_at_risk() {
    List<Member> members = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      members.add(Some.entering(Some.journey(i), 2, i).build());
    }
    JsonNode stage =
        published(new TimeToStage(Some.MODEL, null, 2, People.AS_RECORDED), members)
            .get("timeToStage")
            .get("byStage")
            .get("2");
    JsonNode weeks = stage.get("weeks");
    assertThat(weeks.propertyNames())
        .as("12 begin week 5, of whom 5 are left; 5 begin week 6")
        .containsExactly("1", "2", "3", "4");
    assertThat(weeks.get("1").get("numerator").longValue()).as("33 of 40").isEqualTo(35);
    assertThat(weeks.get("1").get("value").decimalValue()).isEqualByComparingTo("0.875");
    assertThat(stage.get("kaplanMeierMedian").get("value").longValue()).isEqualTo(21);
  }

  /** Who has all of many journeys is one person. */
  @Test
  void journeys_of_few_people_are_of_few() {
    People one =
        new People() {
          @Override
          public String personOf(String clientId) {
            return "p-1";
          }

          @Override
          public boolean hasSeveral(String clientId) {
            return true;
          }
        };
    List<Member> members = Some.random(new Random(5), 50);
    for (CohortStatistic<?> statistic :
        List.<CohortStatistic<?>>of(
            new TimeToStage(Some.MODEL, null, null, one),
            new Transitions(Some.MODEL, one),
            new Conformance(Some.MODEL, one),
            new ProcessMap(Activities.STAGE, 20, Some.MODEL, one),
            new CohortSaturation(Some.MODEL, SATURATION, one))) {
      List<Long> counts = new ArrayList<>();
      counts(published(statistic, members), counts);
      assertThat(counts).as(statistic.getClass().getSimpleName()).allMatch(count -> count == 0);
    }
  }

  @Test
  void variants_of_few_are_told_as_one() {
    List<Member> members = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      members.add(Some.entering(Some.journey(i), 2, i).build());
    }
    for (int i = 21; i <= 26; i++) {
      members.add(Some.entering(Some.journey(i), 1, i).build());
    }
    for (int i = 27; i <= 32; i++) {
      members.add(Some.entering(Some.journey(i), 3, i).build());
    }
    JsonNode variants =
        published(new ProcessMap(Activities.STAGE, 20, Some.MODEL, People.AS_RECORDED), members)
            .get("processMap")
            .get("variants");
    assertThat(variants.get("2").get("value").longValue()).isEqualTo(20);
    assertThat(variants.get("further variants").get("value").longValue()).isEqualTo(10);
    assertThat(variants.propertyNames()).doesNotContain("1", "3");
  }

  @Test
  void the_next_edition_repeats_what_has_not_moved() {
    List<Member> members = Some.random(new Random(6), 120);
    for (CohortStatistic<?> statistic : all()) {
      members.forEach(statistic::add);
      var first = CONTROL.first(statistic.controlled(FEW));
      statistic.add(Some.entering(Some.journey(500), 2, 3).build());
      assertThat(CONTROL.next(first, statistic.controlled(FEW)).published())
          .as(statistic.getClass().getSimpleName())
          .isEqualTo(first.published());
    }
  }
}

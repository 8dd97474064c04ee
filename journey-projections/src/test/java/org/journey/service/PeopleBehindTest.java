package org.journey.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.journey.given.Told;
import org.journey.model.StageModel;
import org.journey.model.StageModels;
import org.journey.service.disclosure.DisclosureControl;
import org.journey.service.facts.JourneyFacts;
import org.journey.testing.RandomHistories;
import org.junit.jupiter.api.Test;

/** How many people are behind a figure: a person counts once, however many journeys they have. */
class PeopleBehindTest {

  private static final Period EVER =
      new Period(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("2900-01-01T00:00:00Z"));

  private static final StageModel MODEL = StageModels.defaultModel();

  /** Journeys at random: of each two clients one person, who has several. */
  private static final class Pairs implements People {
    @Override
    public String personOf(String clientId) {
      return "p-" + Math.floorMod(clientId.hashCode(), 5);
    }

    @Override
    public boolean hasSeveral(String clientId) {
      return true;
    }
  }

  private static JourneyFacts journey(int number) {
    return JourneyFacts.of(
        RandomHistories.journey(number, 25, "soar", "j-" + number).recorded(), MODEL);
  }

  private static ServiceMetrics over(People people, int from, int to) {
    ServiceMetrics metrics = new ServiceMetrics(EVER, MODEL, people);
    for (int number = from; number < to; number++) {
      metrics.add(journey(number));
    }
    return metrics;
  }

  @Test
  void a_person_of_several_journeys_is_one() {
    Node referrals = over(new Pairs(), 0, 40).figures().child("referrals").orElseThrow();
    assertThat(referrals.numerator()).isEqualTo(40);
    assertThat(referrals.people()).isEqualTo(5);
    Node each = over(People.AS_RECORDED, 0, 40).figures().child("referrals").orElseThrow();
    assertThat(each.people()).isEqualTo(40);
  }

  @Test
  void whoever_adds_journeys_side_by_side_counts_the_same_people() {
    Node alone = over(new Pairs(), 0, 40).figures();
    for (int cut : List.of(1, 17, 39)) {
      ServiceMetrics one = over(new Pairs(), 0, cut);
      one.merge(over(new Pairs(), cut, 40));
      assertThat(one.figures()).as("cut at " + cut).isEqualTo(alone);
    }
  }

  /** Journeys of which each client has two, all in stage 2 on the day of the referral. */
  private static Node survival(int clients, int alone) {
    OneService service =
        new OneService()
            .with(
                new People() {
                  @Override
                  public String personOf(String clientId) {
                    return clientId;
                  }

                  @Override
                  public boolean hasSeveral(String clientId) {
                    return true;
                  }
                });
    for (int i = 0; i < 2 * clients + alone; i++) {
      String client = i < 2 * clients ? "twice-" + i / 2 : "once-" + i;
      service.journey("j-" + i, "2026-03-01", client, null).at("2026-03-01", Told.session("cafe"));
    }
    return service.figures();
  }

  private static String median(Node figures) {
    return new DisclosureControl(DisclosureControl.LEAST)
        .first(figures)
        .published()
        .at("/timeToStage/byStage/2/kaplanMeierMedian")
        .toString();
  }

  @Test
  void a_median_of_survival_rests_on_people() {
    Node eight = survival(4, 0).find("timeToStage.byStage.2.kaplanMeierMedian").orElseThrow();
    assertThat(eight.n()).isEqualTo(8);
    assertThat(eight.people()).as("at risk").isEqualTo(4);
    assertThat(eight.peopleOfWhole()).isEqualTo(4);
    String suppressed = "{\"value\":null,\"suppressed\":true,\"unit\":\"days\"}";
    assertThat(median(survival(4, 0))).as("eight journeys of four people").isEqualTo(suppressed);
    assertThat(median(survival(4, 3))).as("eleven of seven").isEqualTo(suppressed);
    assertThat(median(survival(4, 4)))
        .as("twelve of eight")
        .isEqualTo("{\"value\":0,\"n\":10,\"unit\":\"days\"}");
  }

  @Test
  void a_person_whose_journeys_reached_different_stages_is_one_behind_all_of_these() {
    Node figures = over(new Pairs(), 0, 40).figures().find("stages.reached").orElseThrow();
    assertThat(figures.children()).hasSizeGreaterThan(1);
    assertThat(figures.peopleOfWhole()).isEqualTo(5);
  }
}

package org.journey.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.journey.given.Told.coded;
import static org.journey.given.Told.coding;
import static org.journey.given.Told.experienced;
import static org.journey.given.Told.finding;
import static org.journey.given.Told.reflection;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.journey.coding.CodedReflection.Found;
import org.journey.given.Given;
import org.journey.interaction.Identity;
import org.journey.interaction.Telling.Tense;
import org.journey.model.StageModels;
import org.junit.jupiter.api.Test;

/** How far two coders agree. */
class AgreementTest {

  private static Agreement agreement() {
    return new Agreement(StageModels.defaultModel(), "ann", "ben", Tense.EXPERIENCED);
  }

  private static AgreementResult of(Given... journeys) {
    Agreement agreement = agreement();
    for (Given journey : journeys) {
      agreement.add(journey.timeline());
    }
    return agreement.result();
  }

  private static Kappa subTheme(AgreementResult result, String key) {
    return result.subThemes().stream()
        .filter(of -> of.name().equals(key))
        .findFirst()
        .orElseThrow()
        .kappa();
  }

  /** Fifty grant proposals, the worked example of many textbooks: 0.7 observed, 0.5 by chance. */
  @Test
  void kappa_of_the_grant_proposals_is_0_4() {
    Kappa kappa = new Kappa(20, 5, 10, 15);
    assertThat(kappa.percent()).isEqualByComparingTo("70");
    assertThat(kappa.kappa()).isEqualByComparingTo("0.4");
  }

  /** Two of the same agreement, of which one is mostly by chance. */
  @Test
  void as_much_agreement_can_be_worth_more_or_less() {
    assertThat(new Kappa(45, 15, 25, 15).kappa()).isEqualByComparingTo("0.130435");
    assertThat(new Kappa(25, 35, 5, 35).kappa()).isEqualByComparingTo("0.259259");
    assertThat(new Kappa(12, 2, 4, 2).kappa())
        .as("twenty patients of two doctors")
        .isEqualByComparingTo("0.210526");
  }

  @Test
  void where_chance_gives_all_agreement_there_is_no_kappa() {
    assertThat(new Kappa(7, 0, 0, 0).kappa()).isNull();
    assertThat(new Kappa(0, 0, 0, 7).kappa()).isNull();
    assertThat(new Kappa(0, 0, 0, 7).percent()).isEqualByComparingTo("100");
    assertThat(new Kappa(0, 0, 0, 0).percent()).isNull();
    assertThat(new Kappa(0, 3, 0, 0).kappa())
        .as("one always, the other never")
        .isEqualByComparingTo("0");
  }

  @Test
  void only_reflections_that_both_coded_count_and_of_each_the_last_coding() {
    AgreementResult result =
        of(
            Given.journey()
                .at("2026-02-01", reflection())
                .at("2026-02-02", reflection())
                .at("2026-02-03", coding(2, "ann", experienced("self-and-others")))
                .at("2026-02-04", coding(2, "ben"))
                .at("2026-02-05", coding(2, "ben", coded("self-and-others", "pride")))
                .at("2026-02-06", coding(3, "ann", experienced("self-and-others")))
                .at("2026-02-07", coding(3, "cay")));
    assertThat(result.n()).isEqualTo(1);
    assertThat(subTheme(result, "self-and-others")).isEqualTo(new Kappa(1, 0, 0, 0));
    assertThat(result.codes())
        .extracting(AgreementResult.Of::name)
        .containsExactly("self-and-others/-", "self-and-others/pride");
    assertThat(result.codes())
        .extracting(AgreementResult.Of::kappa)
        .containsExactly(new Kappa(0, 1, 0, 0), new Kappa(0, 0, 1, 0));
    assertThat(result.pairs())
        .containsExactly(
            new AgreementResult.Pair("ann", "ben", 1), new AgreementResult.Pair("ann", "cay", 1));
  }

  @Test
  void another_tense_is_not_found() {
    AgreementResult result =
        of(
            Given.journey()
                .at("2026-02-01", reflection())
                .at("2026-02-03", coding(2, "ann", finding(Tense.ASPIRED, "self-and-others")))
                .at("2026-02-04", coding(2, "ben", experienced("self-and-others"))));
    assertThat(subTheme(result, "self-and-others")).isEqualTo(new Kappa(0, 0, 1, 0));
  }

  @Test
  void without_reflections_that_both_read_all_is_nought() {
    AgreementResult result = of(Given.journey());
    assertThat(result.n()).isZero();
    assertThat(result.subThemes()).hasSize(StageModels.defaultModel().subThemes().size());
    assertThat(result.toJson().get("subThemes").get(0).get("kappa").isNull()).isTrue();
  }

  @Test
  void it_is_what_two_lists_of_yes_and_no_say() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      int n = 1 + random.nextInt(40);
      Agreement one = agreement();
      Agreement other = agreement();
      double agreed = 0;
      double yesFirst = 0;
      double yesSecond = 0;
      for (int i = 0; i < n; i++) {
        boolean first = random.nextInt(3) > 0;
        boolean second = random.nextInt(4) == 0 ? !first : first;
        agreed += first == second ? 1 : 0;
        yesFirst += first ? 1 : 0;
        yesSecond += second ? 1 : 0;
        (random.nextBoolean() ? one : other).add(read(i, first, second));
      }
      one.merge(other);
      Kappa kappa = subTheme(one.result(), "self-and-others");
      double chance = (yesFirst * yesSecond + (n - yesFirst) * (n - yesSecond)) / n / n;
      assertThat(kappa.n()).isEqualTo(n);
      if (chance == 1) {
        assertThat(kappa.kappa()).as("seed %d", seed).isNull();
      } else {
        assertThat(kappa.kappa())
            .as("seed %d", seed)
            .isNotNull()
            .isCloseTo(
                BigDecimal.valueOf((agreed / n - chance) / (1 - chance)),
                within(new BigDecimal("0.000001")));
      }
    }
  }

  private static CodedReflection read(int number, boolean first, boolean second) {
    Map<String, Found> byCoder = new TreeMap<>();
    byCoder.put("ann", found(first));
    byCoder.put("ben", found(second));
    return new CodedReflection(new Identity("s", "e-" + number), byCoder);
  }

  private static Found found(boolean yes) {
    return new Found(new TreeSet<>(yes ? List.of("self-and-others") : List.of()), new TreeSet<>());
  }
}

package org.journey.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.journey.given.Given.instant;
import static org.journey.given.Given.journey;
import static org.journey.given.Told.experienced;
import static org.journey.given.Told.finding;
import static org.journey.given.Told.reflection;
import static org.journey.given.Told.session;
import static org.journey.given.Told.support;
import static org.journey.given.Told.visit;

import java.util.List;
import org.journey.given.Given;
import org.journey.interaction.Identity;
import org.journey.interaction.Obstacles.BarrierIdentified;
import org.journey.interaction.Obstacles.BarrierKind;
import org.journey.interaction.Obstacles.BarrierResolved;
import org.journey.interaction.Support.Service;
import org.journey.interaction.Support.SupportKind;
import org.journey.interaction.Telling.Tense;
import org.journey.stage.StageProgress.Barrier;
import org.journey.stage.StageProgress.Entrance;
import org.journey.stage.StageProgress.Inversion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Stage progress (stage-model.md):")
class StageProgressTest {

  @ParameterizedTest(name = "{0} are written {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,3,4,5 | 1-5",
        "2,3,4,5 | 2-5",
        "1 | 1",
        "1,3,4,5 | 1, 3-5",
        "4,5 | 4-5",
        "1,3,5,9 | 1, 3, 5, 9"
      })
  void reached_is_written_as_in_the_studys_table(String entered, String notation) {
    List<Integer> numbers = List.of(entered.split(",")).stream().map(Integer::valueOf).toList();
    assertThat(StageProgresses.notation(numbers)).isEqualTo(notation);
  }

  @Test
  void nothing_entered_is_the_empty_text_and_highest_0() {
    StageProgress progress = journey().state().stageProgress();
    assertThat(progress.reached()).isEmpty();
    assertThat(progress.highest()).isZero();
    assertThat(progress.skipped()).isEmpty();
    assertThat(progress.inOrder()).isTrue();
  }

  @Test
  void stages_below_the_highest_that_were_not_entered_are_skipped() {
    StageProgress progress =
        journey()
            .at("2026-02-01", session("cafe"))
            .at("2026-03-01", reflection(experienced("personal-assets")))
            .state()
            .stageProgress();
    assertThat(progress.reached()).isEqualTo("2, 4");
    assertThat(progress.skipped()).containsExactly(1, 3);
  }

  @Test
  void a_stage_is_entered_at_its_earliest_entering_evidence_by_date_then_sequence() {
    StageProgress progress =
        journey()
            .at("2026-03-01", session("cafe"))
            .at("2026-02-01", session("choir"))
            .at("2026-02-01", session("gym"))
            .state()
            .stageProgress();
    assertThat(progress.stages().get(1).entrance())
        .isEqualTo(
            new Entrance(instant("2026-02-01"), new Identity("/apps/cafe", "e-3"), "attendance"));
  }

  @Test
  void the_rule_is_the_first_of_the_model_under_which_it_is_the_earliest() {
    String told = "event: reflection-recorded, findings: EXPERIENCED";
    Given given =
        journey().at("2026-02-01", reflection(experienced("a"), experienced("b", "2025")));
    assertThat(rule(given.under(told + ", only: [a]", told + ", only: [b]"))).isEqualTo("r2");
    assertThat(rule(given.under(Dating.TOLD, told + ", only: [a]", told + ", only: [b]")))
        .isEqualTo("r1");
  }

  @Test
  void evidence_that_never_enters_is_counted_and_enters_nothing() {
    StageProgress progress =
        journey()
            .at("2026-02-01", visit("cafe"))
            .at("2026-02-02", visit("cafe"))
            .state()
            .stageProgress();
    assertThat(progress.stages().getFirst().evidenceCount()).isEqualTo(2);
    assertThat(progress.stages().getFirst().subThemes())
        .containsExactly(
            new StageProgress.SubThemeState("bridging-support", instant("2026-02-01"), 2));
    assertThat(progress.stages().getFirst().entrance()).isNull();
  }

  @Test
  void counts_are_of_distinct_interactions() {
    StageProgress progress =
        journey()
            .at("2026-02-01", reflection(experienced("a"), experienced("b")))
            .under(
                "event: reflection-recorded, findings: EXPERIENCED",
                "event: reflection-recorded, subTheme: a");
    assertThat(progress.stages().getFirst().evidenceCount()).isEqualTo(1);
    assertThat(progress.stages().getFirst().subThemes())
        .extracting(StageProgress.SubThemeState::count)
        .containsExactly(1, 1);
  }

  @Test
  void stages_entered_the_other_way_round_are_inversions_and_the_same_instant_is_none() {
    StageProgress progress =
        journey()
            .at("2026-04-01", support(SupportKind.PERSONALISED, Service.LINK_WORKER))
            .at("2026-03-01", session("cafe"))
            .at("2026-03-01", reflection(experienced("self-and-others")))
            .at("2026-02-01", reflection(experienced("future-goals")))
            .state()
            .stageProgress();
    assertThat(progress.reached()).isEqualTo("1-3, 5");
    assertThat(progress.inOrder()).isFalse();
    assertThat(progress.inversions())
        .containsExactly(
            new Inversion(1, 2),
            new Inversion(1, 3),
            new Inversion(1, 5),
            new Inversion(2, 5),
            new Inversion(3, 5));
  }

  @Test
  void what_is_hoped_for_is_a_stage_not_entered_and_no_evidence() {
    StageProgress progress =
        journey()
            .at("2026-02-01", session("cafe"))
            .at(
                "2026-03-01",
                reflection(
                    finding(Tense.ASPIRED, "future-goals"),
                    finding(Tense.ASPIRED, "skills-development"),
                    finding(Tense.ASPIRED, "social-engagement")))
            .state()
            .stageProgress();
    assertThat(progress.hopedFor()).containsExactly(3, 5);
    assertThat(progress.reached()).isEqualTo("2");
  }

  @Test
  void a_barrier_stands_unless_it_is_resolved_anywhere_in_the_timeline() {
    Given given =
        journey()
            .at("2026-04-01", new BarrierIdentified("b-2", BarrierKind.HEALTH, 5, null))
            .at("2026-03-01", new BarrierIdentified("b-1", BarrierKind.MONEY, null, null))
            .at("2026-03-15", new BarrierIdentified("b-3", BarrierKind.CARING, 4, null))
            .at("2026-02-01", new BarrierResolved("b-3", null));
    assertThat(given.state().stageProgress().barriers())
        .containsExactly(
            new Barrier("b-1", BarrierKind.MONEY, null, instant("2026-03-01")),
            new Barrier("b-2", BarrierKind.HEALTH, 5, instant("2026-04-01")));
  }

  private static String rule(StageProgress progress) {
    Entrance entrance = progress.stages().getFirst().entrance();
    return entrance == null ? "" : entrance.rule();
  }
}

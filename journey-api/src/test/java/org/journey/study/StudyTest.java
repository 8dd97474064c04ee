package org.journey.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.journey.decision.Decisions;
import org.journey.decision.Facts;
import org.journey.decision.JourneyHistory;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Access.Demographics;
import org.journey.interaction.Access.Ethnicity;
import org.journey.interaction.Access.Gender;
import org.journey.interaction.Access.ReferralSource;
import org.journey.interaction.Emitted;
import org.journey.interaction.Obstacles.BarrierKind;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.Tense;
import org.journey.interaction.Vocabulary;
import org.journey.model.StageModel;
import org.journey.model.StageModels;
import org.journey.state.JourneyState;
import org.journey.timeline.Recorded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The study's 17 people")
class StudyTest {

  static final List<Participant> TABLE = Participant.TABLE;

  private static final Set<ReferralSource> HEALTHCARE =
      EnumSet.of(
          ReferralSource.GP,
          ReferralSource.NURSE,
          ReferralSource.OTHER_HEALTH_PROFESSIONAL,
          ReferralSource.HOSPITAL);

  @ParameterizedTest
  @FieldSource("TABLE")
  void the_table_comes_back(Participant participant) {
    JourneyState state = Histories.state(participant);

    assertThat(Histories.referral(participant).reasons()).isEqualTo(participant.reasons());
    assertThat(state.stageProgress().reached()).isEqualTo(participant.reached());
    assertThat(state.engagement().categories()).containsExactlyElementsOf(participant.categories());
    assertThat(Histories.of(participant)).hasSizeBetween(8, 60);
  }

  @Test
  void they_are_the_seventeen_in_the_tables_order() {
    assertThat(Histories.journeys())
        .hasSize(17)
        .containsExactlyElementsOf(TABLE.stream().map(Participant::journey).toList());
  }

  /** By the cautious model too, for which stages 4 and 5 rest on what people told alone. */
  @ParameterizedTest
  @MethodSource("models")
  void fewer_stages_for_some_and_the_same_order_for_all(StageModel model) {
    for (Participant participant : TABLE) {
      JourneyState state = Histories.state(participant, model, Histories.AFTER);
      assertThat(state.stageProgress().reached())
          .as(participant.name())
          .isEqualTo(participant.reached());
      assertThat(state.stageProgress().inOrder()).as(participant.name()).isTrue();
      assertThat(state.stageProgress().inversions()).as(participant.name()).isEmpty();
    }
  }

  static Stream<StageModel> models() {
    return StageModels.builtIn().stream();
  }

  @Test
  void six_skipped_the_first_stage_and_came_by_themselves_on_somebodys_recommendation() {
    assertThat(TABLE)
        .filteredOn(one -> Histories.state(one).stageProgress().skipped().equals(List.of(1)))
        .hasSize(6)
        .allSatisfy(
            one -> {
              assertThat(Histories.referral(one).referralSource()).isEqualTo(ReferralSource.SELF);
              assertThat(Histories.referral(one).recommendedBy()).isIn(HEALTHCARE);
            });
    assertThat(TABLE)
        .filteredOn(one -> Histories.state(one).stageProgress().reached().equals("1-5"))
        .hasSize(7);
  }

  @Test
  void eleven_began_with_support_and_were_sent_by_healthcare() {
    assertThat(TABLE)
        .filteredOn(one -> Histories.state(one).stageProgress().skipped().isEmpty())
        .hasSize(11)
        .allSatisfy(
            one -> {
              assertThat(Histories.referral(one).referralSource()).isIn(HEALTHCARE);
              assertThat(Histories.referral(one).recommendedBy()).isNull();
            });
  }

  @Test
  void keith_hopes_for_work_and_his_health_stands_before_it() {
    hopes("keith", 5, "future-goals", BarrierKind.MENTAL_HEALTH);
  }

  @Test
  void sharon_hopes_and_an_operation_stands_before_it() {
    hopes("sharon", 4, "future-possibilities", BarrierKind.HEALTH);
  }

  private static void hopes(String name, int stage, String subTheme, BarrierKind kind) {
    Participant one =
        TABLE.stream().filter(each -> each.name().equals(name)).findAny().orElseThrow();

    assertThat(Histories.state(one).stageProgress().hopedFor()).containsExactly(stage);
    assertThat(Histories.findings(one).filter(each -> each.subTheme().equals(subTheme)))
        .extracting(Finding::tense)
        .contains(Tense.ASPIRED)
        .doesNotContain(Tense.EXPERIENCED, Tense.PASSING);
    assertThat(Histories.state(one).stageProgress().barriers())
        .anySatisfy(
            barrier -> {
              assertThat(barrier.kind()).isEqualTo(kind);
              assertThat(barrier.stage()).isEqualTo(stage);
            });
  }

  @Test
  void they_are_as_the_text_counts_them() {
    List<Demographics> people = TABLE.stream().map(StudyTest::demographics).toList();

    assertThat(people.stream().filter(one -> one.gender() == Gender.MALE)).hasSize(6);
    assertThat(people.stream().filter(one -> one.gender() == Gender.FEMALE)).hasSize(11);
    assertThat(people).allMatch(one -> one.ethnicity() == Ethnicity.NOT_STATED);
    assertThat(people.stream().filter(one -> decile(one) == 1)).hasSize(9);
    assertThat(people.stream().filter(one -> decile(one) <= 3)).hasSize(14);
  }

  @Test
  void they_are_45_to_84_years_old_when_they_come_and_when_they_are_heard() {
    assertThat(TABLE)
        .extracting(one -> age(one, Histories.of(one).getFirst().time()))
        .allMatch(age -> age >= 45 && age <= 84);
    assertThat(TABLE)
        .extracting(one -> age(one, Histories.interview(one)))
        .allMatch(age -> age >= 45 && age <= 84)
        .anyMatch(age -> age <= 47)
        .anyMatch(age -> age == 84);
  }

  @Test
  void all_have_consented_to_research_before_they_are_heard() {
    assertThat(TABLE)
        .allMatch(
            one ->
                Histories.state(one, Histories.interview(one))
                    .consent()
                    .contains(ConsentScope.RESEARCH))
        .allMatch(one -> Histories.state(one).consent().contains(ConsentScope.RESEARCH));
  }

  @Test
  void what_they_did_is_recorded_by_staff() {
    assertThat(TABLE.stream().flatMap(one -> Histories.of(one).stream()))
        .extracting(Emitted::recordedBy)
        .allMatch(
            Pattern.compile(
                    "(triage|register|health-trainer|advocacy|coordinator|link-worker|manager"
                        + "|researcher)-\\d\\d")
                .asMatchPredicate());
  }

  @ParameterizedTest
  @FieldSource("TABLE")
  void every_line_of_them_may_be_recorded(Participant participant) {
    JourneyHistory history = new JourneyHistory();
    for (Recorded each : Histories.recorded(participant, time -> time)) {
      Emitted emitted = Histories.of(participant).get(each.version());
      assertThat(Decisions.decide(history, emitted, NEW_CLIENTS, Histories.AFTER))
          .as(emitted.identity().id())
          .isNull();
      history.apply(each);
    }
  }

  private static final Facts NEW_CLIENTS =
      new Facts() {
        @Override
        public boolean clientKnown(String clientId) {
          return false;
        }

        @Override
        public boolean clientErased(String clientId) {
          return false;
        }

        @Override
        public Vocabulary vocabulary() {
          return Histories.VOCABULARY;
        }
      };

  private static Demographics demographics(Participant participant) {
    return Objects.requireNonNull(Histories.referral(participant).demographics());
  }

  private static int decile(Demographics demographics) {
    return Objects.requireNonNull(demographics.deprivationDecile());
  }

  private static int age(Participant participant, Instant then) {
    return then.atZone(ZoneOffset.UTC).getYear()
        - Objects.requireNonNull(demographics(participant).birthYear());
  }
}

package org.journey.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.journey.interaction.Access.ConsentScope;
import org.journey.interaction.Access.Demographics;
import org.journey.interaction.Access.Ethnicity;
import org.journey.interaction.Access.Gender;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.ReferralSource;
import org.journey.interaction.CloudEventReader;
import org.journey.interaction.Emitted;
import org.journey.interaction.Obstacles.BarrierKind;
import org.journey.interaction.Reading;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.ReflectionRecorded;
import org.journey.interaction.Telling.Tense;
import org.journey.model.StageModel;
import org.journey.model.StageModels;
import org.journey.state.JourneyState;
import org.journey.state.JourneyStateParameters;
import org.journey.state.JourneyStates;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timelines;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The study's 17 people")
class StudyTest {

  /** After the last interview. */
  private static final Instant AS_AT = Instant.parse("2018-05-01T00:00:00Z");

  private static final Map<String, List<Emitted>> HISTORIES = histories();

  private static final List<String> TABLE_ORDER =
      List.of(
          "robert",
          "dawn",
          "amanda",
          "sharon",
          "pamela",
          "linda",
          "tom",
          "david",
          "karen",
          "janet",
          "elizabeth",
          "sumayah",
          "keith",
          "susan",
          "richard",
          "tony",
          "halima");

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource(
      textBlock =
          """
          robert,    1-5, ADVOCACY PHYSICAL WELLBEING SOCIAL,               310,  365
          dawn,      1,   ADVOCACY,                                         366,  730
          amanda,    1,   ADVOCACY,                                         366,  730
          sharon,    1-3, ADVOCACY PHYSICAL WELLBEING SOCIAL,               245,  305
          pamela,    2-5, PHYSICAL WELLBEING SOCIAL,                        165,  200
          linda,     2-5, PHYSICAL WELLBEING SOCIAL VOLUNTEER,              1780, 1880
          tom,       2-5, ADVOCACY SOCIAL CREATIVE VOLUNTEER,               366,  730
          david,     2-5, SOCIAL,                                           330,  400
          karen,     1-5, ADVOCACY PHYSICAL WELLBEING SOCIAL CREATIVE VOLUNTEER, 731, 1095
          janet,     1-5, PHYSICAL WELLBEING SOCIAL CREATIVE,               1095, 1461
          elizabeth, 2-5, WELLBEING SOCIAL CREATIVE,                        180,  365
          sumayah,   1-5, PHYSICAL WELLBEING SOCIAL CREATIVE VOLUNTEER,     730,  1096
          keith,     1-4, SOCIAL,                                           366,  730
          susan,     1-5, PHYSICAL WELLBEING SOCIAL CREATIVE,               330,  400
          richard,   2-5, PHYSICAL WELLBEING SOCIAL CREATIVE VOLUNTEER,     1040, 1150
          tony,      1-5, PHYSICAL,                                         366,  730
          halima,    1-5, PHYSICAL WELLBEING SOCIAL CREATIVE VOLUNTEER,     366,  730
          """)
  void the_table_comes_back(
      String person, String reached, String categories, long shortest, long longest) {
    JourneyState state = state(person);

    assertThat(state.stageProgress().reached()).isEqualTo(reached);
    assertThat(
            state.engagement().categories().stream()
                .map(Enum::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo(categories);
    assertThat(state.engagement().lengthDays()).isBetween(shortest, longest);
    assertThat(HISTORIES.get("study-" + person)).hasSizeBetween(8, 60);
  }

  @Test
  void they_are_the_seventeen_in_the_tables_order() {
    assertThat(HISTORIES.keySet())
        .containsExactlyElementsOf(TABLE_ORDER.stream().map(person -> "study-" + person).toList());
  }

  @ParameterizedTest
  @MethodSource("models")
  void fewer_stages_for_some_and_the_same_order_for_all(StageModel model) {
    for (String person : TABLE_ORDER) {
      JourneyState state = state(person, model);
      assertThat(state.stageProgress().inOrder()).as(person).isTrue();
      assertThat(state.stageProgress().inversions()).as(person).isEmpty();
    }
  }

  static Stream<StageModel> models() {
    return StageModels.builtIn().stream();
  }

  @Test
  void six_skipped_the_first_stage_and_came_by_themselves_on_somebodys_recommendation() {
    List<String> skipping =
        TABLE_ORDER.stream()
            .filter(person -> state(person).stageProgress().skipped().equals(List.of(1)))
            .toList();

    assertThat(skipping).containsExactly("pamela", "linda", "tom", "david", "elizabeth", "richard");
    assertThat(skipping)
        .allSatisfy(
            person -> {
              assertThat(referral(person).referralSource()).isEqualTo(ReferralSource.SELF);
              assertThat(referral(person).recommendedBy()).isNotNull();
            });
    assertThat(TABLE_ORDER.stream().filter(person -> reached(person).equals("1-5"))).hasSize(7);
  }

  @Test
  void keith_hopes_for_work_and_his_health_stands_before_it() {
    assertThat(state("keith").stageProgress().hopedFor()).containsExactly(5);
    assertThat(aspirations("keith")).contains("future-goals");
    assertThat(state("keith").stageProgress().barriers())
        .anySatisfy(
            barrier -> {
              assertThat(barrier.kind()).isEqualTo(BarrierKind.MENTAL_HEALTH);
              assertThat(barrier.stage()).isEqualTo(5);
            });
  }

  @Test
  void sharon_hopes_and_an_operation_stands_before_it() {
    assertThat(state("sharon").stageProgress().hopedFor()).containsExactly(4);
    assertThat(aspirations("sharon")).contains("future-possibilities");
    assertThat(state("sharon").stageProgress().barriers())
        .anySatisfy(
            barrier -> {
              assertThat(barrier.kind()).isEqualTo(BarrierKind.HEALTH);
              assertThat(barrier.stage()).isEqualTo(4);
            });
  }

  @Test
  void they_are_as_the_text_counts_them() {
    List<Demographics> people =
        TABLE_ORDER.stream()
            .map(person -> Objects.requireNonNull(referral(person).demographics()))
            .toList();

    assertThat(people.stream().filter(one -> one.gender() == Gender.MALE)).hasSize(6);
    assertThat(people.stream().filter(one -> one.gender() == Gender.FEMALE)).hasSize(11);
    assertThat(people).allMatch(one -> one.ethnicity() == Ethnicity.NOT_STATED);
    assertThat(people.stream().filter(one -> decile(one) == 1)).hasSize(9);
    assertThat(people.stream().filter(one -> decile(one) <= 3)).hasSize(14);
    assertThat(people.stream().mapToInt(one -> 2018 - Objects.requireNonNull(one.birthYear())))
        .allMatch(age -> age >= 45 && age <= 85)
        .anyMatch(age -> age <= 46)
        .anyMatch(age -> age >= 84);
  }

  @Test
  void all_have_consented_to_research() {
    assertThat(TABLE_ORDER)
        .allMatch(person -> state(person).consent().contains(ConsentScope.RESEARCH));
  }

  @Test
  void the_state_does_not_depend_on_when_it_is_asked_for() {
    assertThat(state("robert").digest()).isEqualTo(state("robert").digest());
    assertThat(state("robert").digest()).isNotEqualTo(state("susan").digest());
  }

  private static int decile(Demographics demographics) {
    return Objects.requireNonNull(demographics.deprivationDecile());
  }

  private static String reached(String person) {
    return state(person).stageProgress().reached();
  }

  private static ReferralReceived referral(String person) {
    return (ReferralReceived) history(person).getFirst().data();
  }

  private static List<String> aspirations(String person) {
    return history(person).stream()
        .map(Emitted::data)
        .filter(ReflectionRecorded.class::isInstance)
        .flatMap(told -> ((ReflectionRecorded) told).findings().stream())
        .filter(finding -> finding.tense() == Tense.ASPIRED)
        .map(Finding::subTheme)
        .toList();
  }

  private static List<Emitted> history(String person) {
    return Objects.requireNonNull(HISTORIES.get("study-" + person));
  }

  private static JourneyState state(String person) {
    return state(person, StageModels.defaultModel());
  }

  private static JourneyState state(String person, StageModel model) {
    List<Recorded> recorded = new ArrayList<>();
    for (Emitted emitted : history(person)) {
      recorded.add(
          new Recorded(
              recorded.size() + 1L,
              recorded.size(),
              emitted.time(),
              Objects.requireNonNull(emitted.organisation()),
              emitted.subject(),
              emitted.identity(),
              Objects.requireNonNull(emitted.recordedBy()),
              emitted.type(),
              emitted.time(),
              emitted.data()));
    }
    return JourneyStates.fold(
            Timelines.of(recorded, AS_AT, AS_AT), JourneyStateParameters.of(model))
        .orElseThrow();
  }

  private static Map<String, List<Emitted>> histories() {
    Map<String, List<Emitted>> histories = new LinkedHashMap<>();
    try (InputStream in = StudyTest.class.getResourceAsStream("/study.ndjson")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      StageModel model = StageModels.defaultModel();
      for (String line : text.lines().toList()) {
        Reading reading =
            CloudEventReader.read(
                line.getBytes(StandardCharsets.UTF_8),
                AS_AT,
                key -> model.stages().stream().anyMatch(stage -> stage.subThemes().contains(key)));
        Emitted emitted = reading instanceof Reading.Read read ? read.emitted() : null;
        assertThat(emitted).as(line.substring(0, 60).toLowerCase(Locale.ROOT)).isNotNull();
        histories
            .computeIfAbsent(Objects.requireNonNull(emitted).subject(), any -> new ArrayList<>())
            .add(emitted);
      }
      return histories;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

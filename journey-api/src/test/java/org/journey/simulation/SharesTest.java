package org.journey.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.journey.interaction.InteractionType.SESSION_ATTENDED;
import static org.journey.interaction.InteractionType.SUPPORT_GIVEN;
import static org.journey.interaction.InteractionType.WELLBEING_MEASURED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.journey.interaction.Access.AttemptOutcome;
import org.journey.interaction.Access.ContactAttempted;
import org.journey.interaction.Access.Demographics;
import org.journey.interaction.Access.Ethnicity;
import org.journey.interaction.Access.Gender;
import org.journey.interaction.Access.ReferralReceived;
import org.journey.interaction.Access.ReferralSource;
import org.journey.interaction.Access.TriageCompleted;
import org.journey.interaction.Access.TriageOutcome;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Measures.MeasureNotTaken;
import org.journey.interaction.Measures.Ucla3;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.journey.interaction.Support.ActivityLinked;
import org.journey.interaction.Support.LinkKind;
import org.journey.model.StageModels;
import org.journey.stage.Dating;
import org.journey.stage.StageEvidence;
import org.journey.stage.StageProgress;
import org.journey.stage.StageProgresses;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timeline.Entry;
import org.journey.timeline.Timelines;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Over 20,000 clients every share and mean is the one that docs/simulation.md states, within five
 * standard errors of a sample of that size.
 */
class SharesTest {

  private static final int CLIENTS = 20_000;
  private static final long SEED = 20_260_101;
  private static final double ERRORS = 5;

  private static final Set<ReferralSource> MEDICAL =
      EnumSet.of(
          ReferralSource.GP,
          ReferralSource.NURSE,
          ReferralSource.OTHER_HEALTH_PROFESSIONAL,
          ReferralSource.HOSPITAL);

  private static final Set<ReferralSource> OTHER =
      EnumSet.of(ReferralSource.SOCIAL_CARE, ReferralSource.VOLUNTARY_SECTOR, ReferralSource.OTHER);

  private static List<List<Recorded>> journeys = List.of();
  private static List<List<Entry>> timelines = List.of();

  @BeforeAll
  static void simulate() {
    journeys =
        Simulated.of(
                new SimulationParameters(
                    CLIENTS,
                    SEED,
                    SimulationParameters.DEFAULT_ORGANISATIONS,
                    SimulationParameters.DEFAULT_FROM,
                    SimulationParameters.DEFAULT_TO,
                    null))
            .journeys();
    timelines =
        journeys.stream()
            .map(journey -> Timelines.of(journey, Simulated.NOW, Simulated.NOW).entries())
            .toList();
  }

  @AfterAll
  static void forget() {
    journeys = List.of();
    timelines = List.of();
  }

  private static void share(double stated, long hits, long all) {
    double error = Math.sqrt(stated * (1 - stated) / all);
    assertThat((double) hits / all).isCloseTo(stated, within(ERRORS * error));
  }

  private static void share(
      double stated, Predicate<List<Entry>> hit, Predicate<List<Entry>> among) {
    List<List<Entry>> all = timelines.stream().filter(among).toList();
    share(stated, all.stream().filter(hit).count(), all.size());
  }

  private static void mean(double stated, List<Double> sample) {
    double mean = sample.stream().mapToDouble(x -> x).average().orElseThrow();
    assertThat(mean)
        .isCloseTo(stated, within(ERRORS * deviation(sample) / Math.sqrt(sample.size())));
  }

  private static double deviation(List<Double> sample) {
    double mean = sample.stream().mapToDouble(x -> x).average().orElseThrow();
    DoubleStream squares = sample.stream().mapToDouble(x -> (x - mean) * (x - mean));
    return Math.sqrt(squares.sum() / (sample.size() - 1));
  }

  private static boolean has(List<Entry> timeline, InteractionType type) {
    return timeline.stream().anyMatch(entry -> entry.type() == type);
  }

  private static double count(List<Entry> timeline, InteractionType type) {
    return timeline.stream().filter(entry -> entry.type() == type).count();
  }

  private static <T> Stream<T> told(List<Entry> timeline, Class<T> kind) {
    return timeline.stream().map(Entry::data).filter(kind::isInstance).map(kind::cast);
  }

  private static ReferralReceived referral(List<Entry> timeline) {
    return told(timeline, ReferralReceived.class).findFirst().orElseThrow();
  }

  private static @Nullable Demographics demographics(List<Entry> timeline) {
    return referral(timeline).demographics();
  }

  private static long people(Predicate<Demographics> which) {
    return timelines.stream()
        .map(SharesTest::demographics)
        .filter(each -> each != null && which.test(each))
        .count();
  }

  @Test
  void sex_ethnicity_and_deprivation() {
    share(0.60, people(each -> each.gender() == Gender.FEMALE), timelines.size());
    Set<Ethnicity> minority =
        EnumSet.of(Ethnicity.ASIAN, Ethnicity.BLACK, Ethnicity.MIXED, Ethnicity.OTHER);
    share(0.23, people(each -> minority.contains(each.ethnicity())), timelines.size());
    share(
        0.42,
        people(each -> each.deprivationDecile() != null && each.deprivationDecile() <= 4),
        timelines.size());
  }

  @Test
  void who_refers() {
    share(0.78, each -> MEDICAL.contains(referral(each).referralSource()), _ -> true);
    share(0.12, each -> referral(each).referralSource() == ReferralSource.SELF, _ -> true);
    share(0.10, each -> OTHER.contains(referral(each).referralSource()), _ -> true);
  }

  @Test
  void what_becomes_of_a_referral() {
    share(0.90, SharesTest::isReached, _ -> true);
    share(0.12, each -> isTriaged(each, TriageOutcome.DECLINED), _ -> true);
    share(0.04, each -> isTriaged(each, TriageOutcome.NOT_SUITABLE), _ -> true);
    share(0.38, SharesTest::isSupported, _ -> true);
  }

  private static boolean isReached(List<Entry> timeline) {
    boolean answered =
        told(timeline, ContactAttempted.class)
            .anyMatch(attempt -> attempt.outcome() == AttemptOutcome.ANSWERED);
    assertThat(has(timeline, InteractionType.WORKER_ASSIGNED)).isEqualTo(answered);
    return answered;
  }

  private static boolean isTriaged(List<Entry> timeline, TriageOutcome outcome) {
    return told(timeline, TriageCompleted.class).anyMatch(each -> each.outcome() == outcome);
  }

  private static boolean isSupported(List<Entry> timeline) {
    return has(timeline, SUPPORT_GIVEN);
  }

  private static boolean isOffered(List<Entry> timeline) {
    return told(timeline, ActivityLinked.class).anyMatch(link -> link.how() == LinkKind.PERSONAL);
  }

  private static boolean reachesStage3To5(List<Entry> timeline) {
    StageProgress progress =
        StageProgresses.fold(StageEvidence.of(timeline, StageModels.defaultModel(), Dating.SINCE));
    return progress.highest() >= 3;
  }

  @Test
  void the_models_first_stages_are_entered_by_those_with_an_intervention_alone() {
    for (List<Entry> timeline : timelines) {
      StageProgress progress =
          StageProgresses.fold(
              StageEvidence.of(timeline, StageModels.defaultModel(), Dating.SINCE));
      assertThat(progress.highest() > 0).isEqualTo(isSupported(timeline));
      assertThat(progress.highest() > 1 && !has(timeline, SESSION_ATTENDED)).isFalse();
    }
    share(0.24, SharesTest::reachesStage3To5, SharesTest::isSupported);
  }

  @Test
  void contacts_and_sessions() {
    share(0.85, each -> has(each, SESSION_ATTENDED), SharesTest::isOffered);
    List<Double> contacts = new ArrayList<>();
    List<Double> sessions = new ArrayList<>();
    List<Double> deep = new ArrayList<>();
    for (List<Entry> timeline : timelines) {
      sessions.add(count(timeline, SESSION_ATTENDED));
      if (reachesStage3To5(timeline)) {
        deep.add(count(timeline, SESSION_ATTENDED));
      }
      // Who came back after closing has one contact more.
      if (isSupported(timeline) && !has(timeline, InteractionType.JOURNEY_REOPENED)) {
        contacts.add(count(timeline, SUPPORT_GIVEN));
      }
    }
    mean(8, contacts);
    assertThat(contacts).allMatch(count -> count >= 1 && count <= 20);
    mean(5, sessions);
    mean(40, deep);
    assertThat(deviation(sessions)).isGreaterThan(5);
    long attended =
        timelines.stream().mapToLong(each -> (long) count(each, SESSION_ATTENDED)).sum();
    long missed =
        timelines.stream()
            .mapToLong(each -> (long) count(each, InteractionType.SESSION_MISSED))
            .sum();
    share(0.12, missed, attended + missed);
  }

  @Test
  void days_to_first_contact() {
    List<Double> days = new ArrayList<>();
    for (List<Entry> timeline : timelines) {
      Instant referred = timeline.getFirst().time();
      timeline.stream()
          .filter(
              entry ->
                  entry.data() instanceof ContactAttempted attempt
                      && attempt.outcome() == AttemptOutcome.ANSWERED)
          .findFirst()
          .ifPresent(
              entry -> days.add(Duration.between(referred, entry.time()).toSeconds() / 86_400.0));
    }
    days.sort(null);
    // Five standard errors of a quantile, and half a day as people are met on working days.
    assertThat(days.get(days.size() / 2)).isCloseTo(14, within(ERRORS * 0.12 + 0.5));
    assertThat(days.get(days.size() * 9 / 10)).isCloseTo(42, within(ERRORS * 0.46 + 0.5));
  }

  @Test
  void measures() {
    share(0.49, each -> has(each, WELLBEING_MEASURED), _ -> true);
    Predicate<List<Entry>> again = each -> count(each, WELLBEING_MEASURED) > 1;
    Predicate<List<Entry>> measured = each -> has(each, WELLBEING_MEASURED);
    share(0.36, again, measured.and(SharesTest::isSupported));
    share(0.21, again, measured.and(Predicate.not(SharesTest::isSupported)));
    assertThat(timelines.stream().flatMap(each -> told(each, MeasureNotTaken.class)))
        .hasSizeGreaterThan(CLIENTS / 10);
  }

  @Test
  void the_change_of_loneliness() {
    List<Double> changes = new ArrayList<>();
    for (List<Entry> timeline : timelines) {
      List<Ucla3> taken =
          told(timeline, WellbeingMeasured.class)
              .map(WellbeingMeasured::items)
              .filter(Ucla3.class::isInstance)
              .map(Ucla3.class::cast)
              .toList();
      if (taken.size() > 1) {
        changes.add((double) sum(taken.get(1)) - sum(taken.getFirst()));
      }
    }
    mean(-1.84, changes);
    // The standard error of a standard deviation is about s / sqrt(2 n); bounds take 0.03 of it.
    assertThat(deviation(changes))
        .isCloseTo(1.7, within(0.03 + ERRORS * 1.7 / Math.sqrt(2.0 * changes.size())));
  }

  private static int sum(Ucla3 items) {
    return items.i1() + items.i2() + items.i3();
  }

  @Test
  void late_entry_and_corrections() {
    long sameDay = 0;
    long withinWeek = 0;
    long upTo60 = 0;
    long interactions = 0;
    long corrections = 0;
    for (Recorded each : journeys.stream().flatMap(List::stream).toList()) {
      if (each.type() == InteractionType.INTERACTION_CORRECTED) {
        corrections++;
      }
      if (each.type().amends()) {
        continue;
      }
      interactions++;
      // These three kinds rest on nothing that might be entered later still.
      if (each.type() == SUPPORT_GIVEN
          || each.type() == SESSION_ATTENDED
          || each.type() == InteractionType.TRIAGE_COMPLETED) {
        long days =
            each.recordedTime().getEpochSecond() / 86_400 - each.time().getEpochSecond() / 86_400;
        assertThat(days).isBetween(0L, 150L);
        sameDay += days == 0 ? 1 : 0;
        withinWeek += days > 0 && days <= 7 ? 1 : 0;
        upTo60 += days > 7 ? 1 : 0;
      }
    }
    long all = sameDay + withinWeek + upTo60;
    // A pause or a reopening entered late holds some back: hence a thousandth more.
    assertThat((double) sameDay / all).isCloseTo(0.60, within(0.006));
    assertThat((double) withinWeek / all).isCloseTo(0.30, within(0.006));
    assertThat((double) upTo60 / all).isCloseTo(0.10, within(0.006));
    share(0.015, corrections, interactions);
  }
}

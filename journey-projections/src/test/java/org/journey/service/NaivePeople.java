package org.journey.service;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.journey.interaction.Access.Demographics;
import org.journey.interaction.Measures.MeasureNotTaken;
import org.journey.interaction.Measures.WellbeingMeasured;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.interaction.Support.ActivityLinked;
import org.journey.measure.Score;
import org.journey.measure.Scoring;
import org.journey.state.JourneyState;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/** Wellbeing and equity of the journeys of the period; see NaiveMetrics. */
record NaivePeople(Expected expected) {

  void wellbeing(List<Entry> entries) {
    record Measured(Instant time, Score score) {}
    Map<String, List<Measured>> series = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry.data() instanceof WellbeingMeasured measured) {
        for (Score score : Scoring.scores(measured)) {
          String key = Scoring.instrument(measured) + " " + score.scale();
          series
              .computeIfAbsent(key, _ -> new ArrayList<>())
              .add(new Measured(entry.time(), score));
        }
      } else if (entry.data() instanceof MeasureNotTaken missing) {
        expected.count(
            "wellbeing.byInstrument." + missing.instrument() + ".notTaken." + missing.reason());
      }
    }
    expected.count("wellbeing", series.isEmpty() ? 0 : 1);
    series.forEach(
        (key, all) -> {
          String instrument = key.substring(0, key.indexOf(' '));
          String scale = all.getFirst().score().scale();
          String path =
              "wellbeing.byInstrument."
                  + instrument
                  + ".byScale."
                  + (scale.startsWith("concern:") ? "concern" : scale)
                  + ".";
          expected.count(path + "baseline");
          Measured last = all.getLast();
          boolean paired = !last.time().isBefore(all.getFirst().time().plus(Duration.ofDays(1)));
          expected.share(path + "completion", paired);
          if (paired) {
            Score first = all.getFirst().score();
            int better = first.improvementTo(last.score().value()).signum();
            expected.count(path + "paired");
            expected.value(path, last.score().value().subtract(first.value()));
            expected.count(path + (better > 0 ? "improved" : better < 0 ? "worse" : "same"));
          }
          expected.mean(path + "meanChange", path);
          expected.deviation(path + "sdChange", path);
        });
  }

  /**
   * What equity tells of a journey.
   *
   * @param state null if it is none of the period's: then its links alone count
   * @param links in the period: of each, whether a session of its activity came within 60 days
   */
  void equity(
      @Nullable Demographics told,
      Entry referral,
      @Nullable JourneyState state,
      List<Boolean> links) {
    Integer decile = told == null ? null : told.deprivationDecile();
    Integer born = told == null ? null : told.birthYear();
    String band = null;
    if (born != null) {
      int age = referral.time().atOffset(ZoneOffset.UTC).getYear() - born;
      int from = age - Math.floorMod(age - 5, 10);
      band = age < 0 ? null : age < 5 ? "0-4" : age >= 95 ? "95+" : from + "-" + (from + 9);
    }
    for (String group :
        List.of(
            "byDeprivation." + recorded(decile),
            "byGender." + recorded(told == null ? null : told.gender()),
            "byEthnicity." + recorded(told == null ? null : told.ethnicity()),
            "byAgeBand." + recorded(band))) {
      links.forEach(taken -> expected.share("equity." + group + ".uptake", taken));
      if (state != null) {
        ofPeriod(group, state);
      }
    }
  }

  private static String recorded(@Nullable Object told) {
    return told == null ? "NOT_RECORDED" : told.toString();
  }

  private void ofPeriod(String group, JourneyState state) {
    expected.count("equity." + group + ".referrals");
    state.stageProgress().stages().stream()
        .filter(stage -> stage.entrance() != null)
        .forEach(stage -> expected.count("equity." + group + ".stages." + stage.number()));
  }

  /** Of each link in the period, whether it was taken up: two loops, as the words say it. */
  static List<Boolean> uptakes(List<Entry> entries, Period period) {
    List<Boolean> uptakes = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry link = entries.get(i);
      if (link.data() instanceof ActivityLinked linked
          && !link.time().isBefore(period.from())
          && link.time().isBefore(period.to())) {
        boolean taken = false;
        for (Entry later : entries.subList(i + 1, entries.size())) {
          taken |=
              later.data() instanceof SessionAttended session
                  && session.activityId().equals(linked.activityId())
                  && Duration.between(link.time(), later.time()).compareTo(Duration.ofDays(60))
                      <= 0;
        }
        uptakes.add(taken);
      }
    }
    return uptakes;
  }
}

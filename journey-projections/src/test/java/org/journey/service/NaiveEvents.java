package org.journey.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.journey.interaction.Course.JourneyClosed;
import org.journey.interaction.Goals;
import org.journey.interaction.Goals.GoalSet;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Participation.MissedBy;
import org.journey.interaction.Participation.SessionAttended;
import org.journey.interaction.Participation.SessionMissed;
import org.journey.interaction.Support.ActivityLinkEnded;
import org.journey.interaction.Support.ActivityLinked;
import org.journey.interaction.Support.BridgingVisitMade;
import org.journey.interaction.Support.LinkOutcome;
import org.journey.timeline.Recorded;
import org.journey.timeline.Timeline.Entry;

/** The figures of what happened in the period, whenever the journey began; see NaiveMetrics. */
final class NaiveEvents {

  private static final Duration LATE = Duration.ofDays(7);

  private final Period period;
  private final List<Recorded> recorded;
  private final List<Entry> entries;
  private final List<Entry> inPeriod;
  private final Expected expected;
  private Map<String, Set<String>> meetings = new TreeMap<>();

  NaiveEvents(Period period, List<Recorded> recorded, List<Entry> entries, Expected expected) {
    this.period = period;
    this.recorded = recorded;
    this.entries = entries;
    this.expected = expected;
    inPeriod = entries.stream().filter(entry -> within(entry.time())).toList();
  }

  void events(String person, Map<String, Set<String>> meetings) {
    this.meetings = meetings;
    links();
    inPeriod.stream()
        .filter(entry -> entry.type() == InteractionType.BRIDGING_VISIT_MADE)
        .forEach(
            _ -> {
              expected.count("bridging");
              expected.count("bridging.visits");
            });
    attendance(person);
    goals();
    closures();
    record();
  }

  private boolean within(Instant time) {
    return !time.isBefore(period.from()) && time.isBefore(period.to());
  }

  private void links() {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      List<Entry> later = entries.subList(i + 1, entries.size());
      if (!within(entry.time())) {
        continue;
      }
      if (entry.data() instanceof ActivityLinked link) {
        boolean taken =
            later.stream()
                .anyMatch(
                    e ->
                        e.data() instanceof SessionAttended s
                            && s.activityId().equals(link.activityId())
                            && !e.time().isAfter(entry.time().plus(Duration.ofDays(60))));
        expected.count("links");
        expected.count("links.byHow." + link.how());
        expected.share("links.uptake", taken);
        expected.share("links.byHow." + link.how() + ".uptake", taken);
      }
      if (entry.data() instanceof ActivityLinkEnded end) {
        expected.count("links.byOutcome." + end.outcome());
      }
    }
    Set<String> activities = new TreeSet<>();
    for (Entry entry : entries) {
      if (entry.data() instanceof ActivityLinkEnded end) {
        activities.add(end.activityId());
      }
    }
    activities.forEach(this::secondTry);
  }

  private void secondTry(String activity) {
    boolean failed = false;
    boolean visited = false;
    for (Entry entry : entries) {
      boolean up =
          entry.data() instanceof SessionAttended session && session.activityId().equals(activity);
      if (entry.data() instanceof ActivityLinkEnded end && end.activityId().equals(activity)) {
        up |= end.outcome() == LinkOutcome.TAKEN_UP;
        failed |= end.outcome() == LinkOutcome.NOT_TAKEN_UP;
      }
      if (entry.data() instanceof BridgingVisitMade visit && visit.activityId().equals(activity)) {
        visited |= failed;
      }
      if (failed && up) {
        if (within(entry.time())) {
          expected.count("links.secondTry");
          expected.count("links.secondTry." + (visited ? "withBridging" : "withoutBridging"));
        }
        return;
      }
    }
  }

  private void attendance(String person) {
    for (Entry entry : inPeriod) {
      if (entry.data() instanceof SessionAttended session) {
        expected.count("attendance");
        expected.count(
            "attendance.byKnownBy."
                + (session.knownBy() == null ? "NOT_RECORDED" : session.knownBy())
                + ".attended");
        for (String group : groups(session.category().name(), session.activityId())) {
          expected.count(group + "attended");
          expected.share(group + "rate", true);
        }
        if (session.sessionId() != null) {
          meetings.computeIfAbsent(session.sessionId(), _ -> new HashSet<>()).add(person);
        }
      } else if (entry.data() instanceof SessionMissed session) {
        for (String group : groups(session.category().name(), session.activityId())) {
          if (session.by() == MissedBy.PROVIDER) {
            expected.count(group + "calledOff");
          } else {
            expected.count(group + "missed");
            expected.share(
                group + "rate", 0, session.notified() != null && session.notified() ? 0 : 1);
          }
        }
      }
    }
  }

  private static List<String> groups(String category, String activity) {
    return List.of(
        "attendance.",
        "attendance.byCategory." + category + ".",
        "attendance.byActivity." + activity + ".");
  }

  private void goals() {
    Set<String> told = new HashSet<>();
    for (Entry entry : inPeriod) {
      if (entry.data() instanceof Goals goal) {
        GoalSet set =
            entries.subList(0, entries.indexOf(entry) + 1).stream()
                .filter(e -> e.data() instanceof GoalSet s && s.goalId().equals(goal.goalId()))
                .map(e -> (GoalSet) e.data())
                .findFirst()
                .orElse(null);
        String what =
            switch (goal) {
              case GoalSet _ -> "set";
              case Goals.GoalAchieved _ -> "achieved";
              case Goals.GoalSetAside _ -> "setAside";
              case Goals.GoalProgressed _ -> "";
            };
        if (set != null && !what.isEmpty() && told.add(what + goal.goalId())) {
          expected.count("goals", what.equals("set") ? 1 : 0);
          expected.count("goals." + what);
          expected.count("goals." + what + ".byLedBy." + set.ledBy());
          expected.count("goals." + what + ".byDomain." + set.domain());
        }
      }
    }
  }

  private void closures() {
    for (Entry entry : inPeriod) {
      if (entry.data() instanceof JourneyClosed closed) {
        expected.count("closures");
        expected.count("closures.byReason." + closed.reason());
      } else if (entry.type() == InteractionType.JOURNEY_REOPENED) {
        expected.count("closures.reopened");
      }
    }
  }

  private void record() {
    for (Entry entry : inPeriod) {
      Instant told =
          recorded.stream()
              .filter(r -> r.identity().equals(entry.identity()))
              .findFirst()
              .orElseThrow()
              .recordedTime();
      expected.count("record");
      expected.value("record.medianDaysToRecord", ChronoUnit.MICROS.between(entry.time(), told));
      expected.share("record.shareOver7Days", told.isAfter(entry.time().plus(LATE)));
    }
    amendments("record.correctionsPer1000", InteractionType.INTERACTION_CORRECTED);
    amendments("record.retractionsPer1000", InteractionType.INTERACTION_RETRACTED);
  }

  private void amendments(String path, InteractionType type) {
    long made = recorded.stream().filter(r -> r.type() == type && within(r.time())).count();
    expected.share(path, made, inPeriod.size());
  }
}

package org.journey.stage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.journey.interaction.Access;
import org.journey.interaction.Amendment;
import org.journey.interaction.Course;
import org.journey.interaction.Goals;
import org.journey.interaction.Goals.GoalSet;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.journey.interaction.Measures;
import org.journey.interaction.Obstacles;
import org.journey.interaction.Participation;
import org.journey.interaction.People;
import org.journey.interaction.Support;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.interaction.Telling.ReflectionRecorded;
import org.journey.model.EvidenceRule;
import org.journey.model.FindingsTest;
import org.journey.model.StageModel;
import org.journey.model.SustainedTest;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/** One pass over a timeline, each interaction held against the rules that look at its type. */
final class EvidenceReading {

  private static final int PER_RULE = 8;

  private final List<Entry> entries;
  private final StageModel model;
  private final Dating dating;
  private final Codings codings;
  private final Map<String, GoalSet> goals = new HashMap<>();
  private final List<Progress> progress = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final int[] found;
  private final Instant[] foundDates;

  EvidenceReading(List<Entry> entries, StageModel model, Dating dating) {
    this.entries = entries;
    this.model = model;
    this.dating = dating;
    this.codings = Codings.of(entries);
    // A match tells of each sub-theme at most once.
    found = new int[model.subThemes().size()];
    foundDates = new Instant[found.length];
    for (EvidenceRule rule : model.evidence()) {
      SustainedTest test = rule.sustained();
      progress.add(new Progress(test == null ? null : Sustained.matches(entries, test)));
    }
  }

  StageEvidence read() {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.type() != InteractionType.REFLECTION_CODED || codings.counts(i)) {
        for (EvidenceRule rule : model.rulesFor(entry.type())) {
          hold(i, entry, rule);
        }
      }
      if (entry.data() instanceof GoalSet set) {
        goals.put(set.goalId(), set);
      }
    }
    List<List<Integer>> counted = progress.stream().map(p -> List.copyOf(p.counted)).toList();
    return new StageEvidence(entries, model, codings, List.copyOf(pieces), counted);
  }

  private void hold(int place, Entry entry, EvidenceRule rule) {
    Progress own = progress.get(rule.index());
    if (own.sustained != null && !own.sustained.get(place)) {
      return;
    }
    if (!rule.whereHolds(entry.data()) || !rule.goalHolds(goalOf(entry.data()))) {
      return;
    }
    int matched = match(place, entry, rule);
    if (matched > 0 && own.reaches(place, entry.data(), rule)) {
      for (int i = 0; i < matched; i++) {
        pieces.add(new Piece(rule, place, found[i], foundDates[i]));
      }
    }
  }

  private @Nullable GoalSet goalOf(Interaction data) {
    return data instanceof Goals goal ? goals.get(goal.goalId()) : null;
  }

  /** Notes the sub-themes that the interaction tells of, each once with its earliest date. */
  private int match(int place, Entry entry, EvidenceRule rule) {
    Instant told = codings.counts(place) ? entries.get(codings.target(place)).time() : entry.time();
    FindingsTest test = rule.findings();
    if (test == null) {
      found[0] = model.subThemeNumber(rule.subTheme());
      foundDates[0] = told;
      return 1;
    }
    return switch (entry.data()) {
      case ReflectionRecorded reflection ->
          test.counts(entry.recordedBy()) ? match(reflection.findings(), test, told) : 0;
      case ReflectionCoded coded ->
          test.counts(coded.coder()) ? match(coded.findings(), test, told) : 0;
      case Access _,
          Support _,
          Participation _,
          Goals _,
          Measures _,
          Obstacles _,
          Course _,
          Amendment _,
          People _ ->
          0;
    };
  }

  private int match(List<Finding> findings, FindingsTest test, Instant told) {
    int matched = 0;
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      int subTheme = model.subThemeNumber(finding.subTheme());
      if (subTheme < 0 || !test.holds(finding)) {
        continue;
      }
      Instant date = date(finding, told);
      int at = 0;
      while (at < matched && found[at] != subTheme) {
        at++;
      }
      if (at == matched) {
        found[matched] = subTheme;
        foundDates[matched++] = date;
      } else if (date.isBefore(foundDates[at])) {
        foundDates[at] = date;
      }
    }
    return matched;
  }

  private Instant date(Finding finding, Instant told) {
    return switch (dating) {
      case TOLD -> told;
      case SINCE ->
          finding.since() != null && finding.since().start().isBefore(told)
              ? finding.since().start()
              : told;
    };
  }

  /** How far a rule has counted. */
  private static final class Progress {
    private final @Nullable BitSet sustained;
    private final List<Integer> counted = new ArrayList<>(PER_RULE);
    private final Set<Object> seen = new HashSet<>();

    Progress(@Nullable BitSet sustained) {
      this.sustained = sustained;
    }

    /** Counts a match; whether it is evidence, being the nth or later. */
    boolean reaches(int place, Interaction data, EvidenceRule rule) {
      if (counted.size() < rule.nth()) {
        String distinct = rule.distinct();
        if (distinct == null || seen.add(DistinctValue.of(data, distinct))) {
          counted.add(place);
        }
      }
      return counted.size() >= rule.nth();
    }
  }
}

package org.journey.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.journey.coding.CodedReflection.Found;
import org.journey.interaction.Telling.Tense;
import org.journey.model.StageModel;
import org.journey.timeline.Timeline;

/**
 * The agreement of two coders over the reflections that both read: journeys are added in any order,
 * and by several of these side by side, of which one then takes the others in. Not for several
 * threads at once.
 */
public final class Agreement {

  private final StageModel model;
  private final String first;
  private final String second;
  private final Tense tense;
  private long targets;
  private final Map<String, Counts> subThemes = new TreeMap<>();
  private final Map<String, Counts> codes = new TreeMap<>();
  private final Map<String, Map<String, Long>> pairs = new TreeMap<>();

  /**
   * Of nothing yet.
   *
   * @param model whose sub-themes are told of, found or not; others are where either found them
   * @param first a coder's id
   * @param second another's
   * @param tense of the findings that are compared
   */
  public Agreement(StageModel model, String first, String second, Tense tense) {
    this.model = model;
    this.first = first;
    this.second = second;
    this.tense = tense;
  }

  /** Where at least one of the two said yes. */
  private static final class Counts {
    private long both;
    private long first;
    private long second;

    void add(boolean byFirst, boolean bySecond) {
      both += byFirst && bySecond ? 1 : 0;
      first += byFirst && !bySecond ? 1 : 0;
      second += !byFirst && bySecond ? 1 : 0;
    }

    void merge(Counts other) {
      both += other.both;
      first += other.first;
      second += other.second;
    }

    Kappa of(long n) {
      return new Kappa(both, first, second, n - both - first - second);
    }
  }

  /** Adds a journey. */
  public void add(Timeline timeline) {
    for (CodedReflection reflection : CodedReflection.of(timeline.entries(), tense)) {
      add(reflection);
    }
  }

  /** Adds a reflection that was coded. */
  public void add(CodedReflection reflection) {
    List<String> coders = List.copyOf(reflection.byCoder().keySet());
    for (int i = 0; i < coders.size(); i++) {
      for (int j = i + 1; j < coders.size(); j++) {
        count(coders.get(i), coders.get(j), 1);
      }
    }
    Found one = reflection.byCoder().get(first);
    Found other = reflection.byCoder().get(second);
    if (one != null && other != null) {
      targets++;
      add(subThemes, one.subThemes(), other.subThemes());
      add(codes, one.codes(), other.codes());
    }
  }

  private void count(String one, String other, long times) {
    pairs.computeIfAbsent(one, any -> new TreeMap<>()).merge(other, times, Long::sum);
  }

  private static void add(
      Map<String, Counts> counts, SortedSet<String> one, SortedSet<String> other) {
    SortedSet<String> either = new TreeSet<>(one);
    either.addAll(other);
    for (String name : either) {
      counts
          .computeIfAbsent(name, any -> new Counts())
          .add(one.contains(name), other.contains(name));
    }
  }

  /** Takes in what another has of other journeys, of the same coders. */
  public void merge(Agreement other) {
    targets += other.targets;
    merge(subThemes, other.subThemes);
    merge(codes, other.codes);
    other.pairs.forEach((one, with) -> with.forEach((second, times) -> count(one, second, times)));
  }

  private static void merge(Map<String, Counts> ours, Map<String, Counts> theirs) {
    theirs.forEach((name, counts) -> ours.computeIfAbsent(name, any -> new Counts()).merge(counts));
  }

  /** The agreement. */
  public AgreementResult result() {
    List<AgreementResult.Of> themes = new ArrayList<>();
    for (String key : model.subThemes()) {
      themes.add(of(key, subThemes.getOrDefault(key, new Counts())));
    }
    subThemes.forEach(
        (key, counts) -> {
          if (model.subThemeNumber(key) < 0) {
            themes.add(of(key, counts));
          }
        });
    List<AgreementResult.Of> byCode = new ArrayList<>();
    codes.forEach((code, counts) -> byCode.add(of(code, counts)));
    List<AgreementResult.Pair> read = new ArrayList<>();
    pairs.forEach(
        (one, with) ->
            with.forEach((other, times) -> read.add(new AgreementResult.Pair(one, other, times))));
    return new AgreementResult(first, second, tense, targets, themes, byCode, read);
  }

  private AgreementResult.Of of(String name, Counts counts) {
    return new AgreementResult.Of(name, counts.of(targets));
  }
}

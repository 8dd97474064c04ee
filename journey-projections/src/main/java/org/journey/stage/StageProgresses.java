package org.journey.stage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.journey.interaction.Access;
import org.journey.interaction.Amendment;
import org.journey.interaction.Course;
import org.journey.interaction.Goals;
import org.journey.interaction.Measures;
import org.journey.interaction.Obstacles;
import org.journey.interaction.Obstacles.BarrierIdentified;
import org.journey.interaction.Obstacles.BarrierResolved;
import org.journey.interaction.Participation;
import org.journey.interaction.People;
import org.journey.interaction.Support;
import org.journey.interaction.Telling.Finding;
import org.journey.interaction.Telling.ReflectionCoded;
import org.journey.interaction.Telling.ReflectionRecorded;
import org.journey.interaction.Telling.Tense;
import org.journey.model.Stage;
import org.journey.model.StageModel;
import org.journey.stage.StageProgress.Barrier;
import org.journey.stage.StageProgress.Entrance;
import org.journey.stage.StageProgress.Inversion;
import org.journey.stage.StageProgress.StageState;
import org.journey.stage.StageProgress.SubThemeState;
import org.journey.timeline.Timeline.Entry;
import org.jspecify.annotations.Nullable;

/** Folds evidence into stage progress (stage-model.md, "Stage progress"). */
public final class StageProgresses {

  private static final Pattern NOTATION = Pattern.compile("[1-9](-[1-9])?(, [1-9](-[1-9])?)*");

  private StageProgresses() {}

  /** The stage progress of a timeline. */
  public static StageProgress fold(StageEvidence evidence) {
    StageModel model = evidence.model();
    List<StageState> stages = stages(evidence);
    List<StageState> entered = stages.stream().filter(s -> s.entrance() != null).toList();
    int highest = entered.isEmpty() ? 0 : entered.getLast().number();
    List<Inversion> inversions = inversions(entered);
    return new StageProgress(
        notation(entered.stream().map(StageState::number).toList()),
        highest,
        stages.stream()
            .filter(stage -> stage.entrance() == null && stage.number() < highest)
            .map(StageState::number)
            .toList(),
        inversions.isEmpty(),
        inversions,
        hopedFor(evidence, model, stages),
        stages,
        barriers(evidence.entries()));
  }

  /**
   * Whether a text is how {@link StageProgress#reached} tells some set of stages, one or more: in
   * order, runs joined.
   */
  public static boolean isNotation(String text) {
    if (!NOTATION.matcher(text).matches()) {
      return false;
    }
    Set<Integer> stages = new TreeSet<>();
    for (String run : text.split(", ", -1)) {
      for (int stage = run.charAt(0) - '0'; stage <= run.charAt(run.length() - 1) - '0'; stage++) {
        stages.add(stage);
      }
    }
    return notation(List.copyOf(stages)).equals(text);
  }

  /** Entered stages as in the study's table: {@code 1-5}, {@code 1, 3-5}; none: empty. */
  public static String notation(List<Integer> ascending) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ascending.size(); i++) {
      int start = ascending.get(i);
      int end = start;
      while (i + 1 < ascending.size() && ascending.get(i + 1) == end + 1) {
        end = ascending.get(++i);
      }
      text.append(text.isEmpty() ? "" : ", ").append(start);
      if (end > start) {
        text.append('-').append(end);
      }
    }
    return text.toString();
  }

  /**
   * The piece of evidence by which each stage was entered, in the model's order of stages; null
   * where it was not.
   */
  public static List<@Nullable Piece> entering(StageEvidence evidence) {
    Comparator<Piece> earlier =
        Comparator.comparing(Piece::date)
            .thenComparingLong(piece -> evidence.entries().get(piece.entry()).sequence())
            .thenComparingInt(piece -> piece.rule().index());
    @Nullable Piece[] first = new Piece[evidence.model().stages().size()];
    for (Piece piece : evidence.pieces()) {
      int stage = evidence.model().stageOf(piece.subTheme());
      Piece best = first[stage];
      if (piece.rule().enters() && (best == null || earlier.compare(piece, best) < 0)) {
        first[stage] = piece;
      }
    }
    List<@Nullable Piece> entering = new ArrayList<>(first.length);
    for (Piece piece : first) {
      entering.add(piece);
    }
    return entering;
  }

  private static List<StageState> stages(StageEvidence evidence) {
    StageModel model = evidence.model();
    int[] stageCounts = new int[model.stages().size()];
    int[] stageLast = filled(stageCounts.length);
    int[] counts = new int[model.subThemes().size()];
    int[] last = filled(counts.length);
    @Nullable Instant[] firstAt = new Instant[counts.length];
    // Pieces come in the order of interactions, so a repeat is a repeat of the last one.
    for (Piece piece : evidence.pieces()) {
      int stage = model.stageOf(piece.subTheme());
      if (stageLast[stage] != piece.entry()) {
        stageLast[stage] = piece.entry();
        stageCounts[stage]++;
      }
      int subTheme = piece.subTheme();
      if (last[subTheme] != piece.entry()) {
        last[subTheme] = piece.entry();
        counts[subTheme]++;
      }
      Instant first = firstAt[subTheme];
      if (first == null || piece.date().isBefore(first)) {
        firstAt[subTheme] = piece.date();
      }
    }
    List<@Nullable Piece> entering = entering(evidence);
    List<StageState> stages = new ArrayList<>(stageCounts.length);
    for (int i = 0; i < stageCounts.length; i++) {
      Stage stage = model.stages().get(i);
      List<SubThemeState> subThemes = new ArrayList<>(stage.subThemes().size());
      for (String key : stage.subThemes()) {
        int number = model.subThemeNumber(key);
        Instant first = firstAt[number];
        if (first != null) {
          subThemes.add(new SubThemeState(key, first, counts[number]));
        }
      }
      Piece by = entering.get(i);
      Entrance entrance =
          by == null
              ? null
              : new Entrance(
                  by.date(), evidence.entries().get(by.entry()).identity(), by.rule().name());
      stages.add(new StageState(stage.number(), stage.key(), entrance, stageCounts[i], subThemes));
    }
    return stages;
  }

  private static int[] filled(int length) {
    int[] places = new int[length];
    Arrays.fill(places, -1);
    return places;
  }

  private static List<Inversion> inversions(List<StageState> entered) {
    List<Inversion> inversions = new ArrayList<>();
    for (int i = 0; i < entered.size(); i++) {
      for (int j = i + 1; j < entered.size(); j++) {
        Entrance smaller = entered.get(i).entrance();
        Entrance larger = entered.get(j).entrance();
        if (smaller != null && larger != null && smaller.at().isAfter(larger.at())) {
          inversions.add(new Inversion(entered.get(i).number(), entered.get(j).number()));
        }
      }
    }
    return inversions;
  }

  private static List<Integer> hopedFor(
      StageEvidence evidence, StageModel model, List<StageState> stages) {
    boolean[] hoped = new boolean[stages.size()];
    for (int i = 0; i < evidence.entries().size(); i++) {
      for (Finding finding : told(evidence, i)) {
        int subTheme = model.subThemeNumber(finding.subTheme());
        if (finding.tense() == Tense.ASPIRED && subTheme >= 0) {
          hoped[model.stageOf(subTheme)] = true;
        }
      }
    }
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < hoped.length; i++) {
      if (hoped[i] && stages.get(i).entrance() == null) {
        numbers.add(stages.get(i).number());
      }
    }
    return numbers;
  }

  /** The findings of an entry: of a reflection, or of a coding that counts; else none. */
  public static List<Finding> told(StageEvidence evidence, int entry) {
    return switch (evidence.entries().get(entry).data()) {
      case ReflectionRecorded reflection -> reflection.findings();
      case ReflectionCoded coded -> evidence.codings().counts(entry) ? coded.findings() : List.of();
      case Access _,
          Support _,
          Participation _,
          Goals _,
          Measures _,
          Obstacles _,
          Course _,
          Amendment _,
          People _ ->
          List.of();
    };
  }

  private static List<Barrier> barriers(List<Entry> entries) {
    Set<String> resolved = new HashSet<>();
    for (Entry entry : entries) {
      if (entry.data() instanceof BarrierResolved barrier) {
        resolved.add(barrier.barrierId());
      }
    }
    List<Barrier> barriers = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.data() instanceof BarrierIdentified barrier
          && !resolved.contains(barrier.barrierId())) {
        barriers.add(
            new Barrier(barrier.barrierId(), barrier.kind(), barrier.stage(), entry.time()));
      }
    }
    return barriers;
  }
}

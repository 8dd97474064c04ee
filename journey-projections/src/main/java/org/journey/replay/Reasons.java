package org.journey.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.journey.interaction.Identity;
import org.journey.model.StageModel;
import org.journey.stage.Piece;
import org.journey.stage.StageEvidence;
import org.journey.state.JourneyReading;
import org.jspecify.annotations.Nullable;

/**
 * Why a journey is told to have reached other stages: of the evidence that enters a stage, what one
 * reading has and the other has not. Evidence of the same interaction under a rule of the same name
 * for the same stage is the same; evidence that is still there and enters no longer is lost.
 *
 * @param gained what only the other reading has, in timeline order, then that of its model's rules
 * @param lost what only the base has
 */
public record Reasons(List<Evidence> gained, List<Evidence> lost) {

  /** Copies. */
  public Reasons {
    gained = List.copyOf(gained);
    lost = List.copyOf(lost);
  }

  /**
   * One piece of evidence.
   *
   * @param rule of the model
   * @param identity the interaction
   * @param sequence of it
   * @param subTheme what it is evidence of
   * @param stage the number of the stage that it enters
   */
  public record Evidence(
      String rule, Identity identity, long sequence, String subTheme, int stage) {}

  /** The same piece of evidence in both. */
  private record Same(String rule, long sequence, int stage) {
    static Same of(Evidence evidence) {
      return new Same(evidence.rule, evidence.sequence, evidence.stage);
    }
  }

  /** Compares; null stands for a journey that is not in a question. */
  public static Reasons of(@Nullable JourneyReading base, @Nullable JourneyReading other) {
    List<Evidence> before = entering(base);
    List<Evidence> after = entering(other);
    return new Reasons(without(after, before), without(before, after));
  }

  private static List<Evidence> without(List<Evidence> some, List<Evidence> others) {
    Set<Same> known = new HashSet<>();
    for (Evidence each : others) {
      known.add(Same.of(each));
    }
    return some.stream().filter(each -> !known.contains(Same.of(each))).toList();
  }

  private static List<Evidence> entering(@Nullable JourneyReading reading) {
    if (reading == null) {
      return List.of();
    }
    StageEvidence evidence = reading.evidence();
    StageModel model = evidence.model();
    List<Piece> pieces = new ArrayList<>(evidence.pieces());
    pieces.sort(
        Comparator.comparingInt(Piece::entry).thenComparingInt(piece -> piece.rule().index()));
    List<Evidence> entering = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.rule().enters()) {
        var entry = evidence.entries().get(piece.entry());
        entering.add(
            new Evidence(
                piece.rule().name(),
                entry.identity(),
                entry.sequence(),
                model.subThemes().get(piece.subTheme()),
                model.stages().get(model.stageOf(piece.subTheme())).number()));
      }
    }
    return entering;
  }
}

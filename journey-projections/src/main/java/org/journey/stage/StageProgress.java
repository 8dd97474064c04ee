package org.journey.stage;

import java.time.Instant;
import java.util.List;
import org.journey.interaction.Identity;
import org.journey.interaction.Obstacles.BarrierKind;
import org.jspecify.annotations.Nullable;

/**
 * How far a journey went, under one model. No stage is a target and none is a failure.
 *
 * @param reached the entered stages, runs of consecutive numbers joined: {@code 1, 3-5}; none:
 *     empty
 * @param highest the largest entered stage, or 0
 * @param skipped stages below {@code highest} not entered, by number
 * @param inOrder whether every stage was entered no later than those after it
 * @param inversions the pairs for which it is not so, by number
 * @param hopedFor stages not entered of which an ASPIRED finding exists, by number
 * @param stages all stages of the model
 * @param barriers those that stand, in order of time
 */
public record StageProgress(
    String reached,
    int highest,
    List<Integer> skipped,
    boolean inOrder,
    List<Inversion> inversions,
    List<Integer> hopedFor,
    List<StageState> stages,
    List<Barrier> barriers) {

  /** Copies the lists. */
  public StageProgress {
    skipped = List.copyOf(skipped);
    inversions = List.copyOf(inversions);
    hopedFor = List.copyOf(hopedFor);
    stages = List.copyOf(stages);
    barriers = List.copyOf(barriers);
  }

  /** A stage entered later than one with a larger number. */
  public record Inversion(int smaller, int larger) {}

  /**
   * One stage.
   *
   * @param number of the model
   * @param key of the model
   * @param entrance how it was entered; null if it was not
   * @param evidenceCount distinct interactions that are evidence of it, entering or not
   * @param subThemes those with evidence, in the model's order
   */
  public record StageState(
      int number,
      String key,
      @Nullable Entrance entrance,
      int evidenceCount,
      List<SubThemeState> subThemes) {

    /** Copies the list. */
    public StageState {
      subThemes = List.copyOf(subThemes);
    }
  }

  /**
   * The earliest entering evidence, by date, then sequence.
   *
   * @param at its date
   * @param by the interaction
   * @param rule the first entering rule of the model under which it is that
   */
  public record Entrance(Instant at, Identity by, String rule) {}

  /**
   * One sub-theme that has evidence.
   *
   * @param key of the model
   * @param firstAt earliest date of its evidence
   * @param count distinct interactions, 1 or more
   */
  public record SubThemeState(String key, Instant firstAt, int count) {}

  /**
   * A barrier that stands.
   *
   * @param stage the one it stands before, if told
   * @param since when it was identified
   */
  public record Barrier(
      String barrierId, BarrierKind kind, @Nullable Integer stage, Instant since) {}
}

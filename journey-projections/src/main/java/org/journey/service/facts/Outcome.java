package org.journey.service.facts;

import java.util.Arrays;
import org.journey.engagement.Saturation.State;
import org.journey.model.StageModel;

/** How far a journey had come: filled anew for each. Stages and sub-themes in the model's order. */
public final class Outcome {

  private final boolean[] entered;
  private final long[] dates;
  private final long[] sequences;
  private final boolean[] shown;
  private final long[] shownBy;
  private int saturation;

  /** For journeys under a model. */
  public Outcome(StageModel model) {
    entered = new boolean[model.stages().size()];
    dates = new long[entered.length];
    sequences = new long[entered.length];
    shown = new boolean[model.subThemes().size()];
    shownBy = new long[shown.length];
  }

  void begin() {
    Arrays.fill(entered, false);
    Arrays.fill(shown, false);
    saturation = Codes.SATURATION_STATES.number(State.NOT_ASSESSABLE);
  }

  void change(int kind, int index, long date, long sequence) {
    switch (kind) {
      case 0 -> {
        entered[index] = true;
        dates[index] = date;
        sequences[index] = sequence;
      }
      case 1 -> entered[index] = false;
      case 2 -> {
        shown[index] = true;
        shownBy[index] = sequence;
      }
      case 3 -> shown[index] = false;
      case 4 -> saturation = index;
      default -> throw new IllegalArgumentException("change of kind " + kind);
    }
  }

  /** Whether a stage was entered, by its place in the model. */
  public boolean entered(int stage) {
    return entered[stage];
  }

  /** From when an entered stage counts as entered, in microseconds. */
  public long enteredAt(int stage) {
    return dates[stage];
  }

  /** Sequence of the interaction that entered it. */
  public long enteredBy(int stage) {
    return sequences[stage];
  }

  /** Whether a sub-theme has evidence, by its place in the model. */
  public boolean shown(int subTheme) {
    return shown[subTheme];
  }

  /** Sequence of the interaction that is the first evidence of a sub-theme that is shown. */
  public long shownBy(int subTheme) {
    return shownBy[subTheme];
  }

  /** The state of saturation, by {@link Codes#SATURATION_STATES}. */
  public int saturation() {
    return saturation;
  }
}

package org.journey.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.journey.model.Stage;
import org.journey.model.StageModel;
import org.journey.service.Part.Form;
import org.journey.stage.StageProgresses;

/** {@code stages}. No stage is a target and none is a failure. */
final class Stages implements Figure {

  private final Parts parts;
  private final List<Stage> model;
  private final int stages;
  private final int[] byStage;
  private final int[] shares;
  private final int reached;
  private final Map<Integer, Integer> byReached = new HashMap<>();
  private final int[] skipped;
  private final int[] subThemes;

  Stages(Parts parts, StageModel model) {
    this.parts = parts;
    this.model = model.stages();
    stages =
        parts.figure(
            "stages",
            Form.COUNT_OF,
            "Journeys of the period that had entered any stage of the model by its end, of all"
                + " journeys of the period; for each stage those that had entered it and their"
                + " share, to 4 places half up, the stages reached as the study writes them, the"
                + " stages skipped, and the sub-themes shown.");
    int group = parts.part(stages, "byStage", Form.GROUP);
    int skips = parts.part(stages, "skipped", Form.GROUP);
    byStage = new int[this.model.size()];
    shares = new int[byStage.length];
    skipped = new int[byStage.length];
    reached = parts.part(stages, "reached", Form.VARIANTS);
    for (int i = 0; i < byStage.length; i++) {
      String number = String.valueOf(this.model.get(i).number());
      byStage[i] = parts.part(group, number, Form.COUNT);
      shares[i] = parts.part(byStage[i], "share", Form.RATE);
      skipped[i] = parts.part(skips, number, Form.COUNT);
    }
    int themes = parts.part(stages, "subThemes", Form.GROUP);
    subThemes = new int[model.subThemes().size()];
    for (int i = 0; i < subThemes.length; i++) {
      subThemes[i] = parts.part(themes, model.subThemes().get(i), Form.COUNT);
    }
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    if (!journey.ofPeriod) {
      return;
    }
    to.whole(stages);
    long referral = journey.sequence(journey.referral);
    int entered = 0;
    for (int i = 0; i < byStage.length; i++) {
      to.whole(shares[i]);
      if (journey.outcome.entered(i)) {
        long sequence = journey.outcome.enteredBy(i);
        to.add(byStage[i], sequence);
        to.add(shares[i], sequence);
        entered |= 1 << i;
      }
    }
    if (entered != 0) {
      to.add(stages, referral);
      alsoEntered(journey, 0, stages, to);
    }
    to.whole(reached);
    int own = ofReached(entered);
    to.add(own, referral);
    alsoEntered(journey, 0, own, to);
    for (int i = 0; i < byStage.length; i++) {
      if ((entered & 1 << i) == 0 && entered >> i != 0) {
        to.add(skipped[i], referral);
        alsoEntered(journey, i, skipped[i], to);
      }
    }
    for (int i = 0; i < subThemes.length; i++) {
      if (journey.outcome.shown(i)) {
        to.add(subThemes[i], journey.outcome.shownBy(i));
      }
    }
  }

  /** Behind a part are those too that entered the stages from one on. */
  private void alsoEntered(Reading journey, int from, int part, Contributions to) {
    for (int i = from; i < byStage.length; i++) {
      if (journey.outcome.entered(i)) {
        to.also(part, journey.outcome.enteredBy(i));
      }
    }
  }

  private int ofReached(int entered) {
    Integer known = byReached.get(entered);
    if (known == null) {
      List<Integer> numbers =
          IntStream.range(0, byStage.length)
              .filter(i -> (entered & 1 << i) != 0)
              .mapToObj(i -> model.get(i).number())
              .toList();
      String notation = numbers.isEmpty() ? "none" : StageProgresses.notation(numbers);
      known = parts.part(reached, notation, Form.COUNT);
      byReached.put(entered, known);
    }
    return known;
  }
}

package org.journey.service;

import org.journey.model.StageModel;
import org.journey.service.Part.Form;
import org.journey.service.facts.Outcome;

/** {@code transitions}. */
final class Transitions implements Figure {

  private final Parts parts;
  private final String[] numbers;
  private final int transitions;
  private final int pairs;

  /** The part of each pair; the last row is from the referral. */
  private final int[][] byPair;

  private final int[] order;

  Transitions(Parts parts, StageModel model) {
    this.parts = parts;
    numbers =
        model.stages().stream().map(stage -> String.valueOf(stage.number())).toArray(String[]::new);
    transitions =
        parts.figure(
            "transitions",
            Form.COUNT,
            "Steps from one entry of a stage to the next in time order, in journeys of the period"
                + " by its end; the first step is from the referral; entries of one instant are in"
                + " the order of their interactions, then of stages.");
    pairs = parts.part(transitions, "byPair", Form.OPEN_GROUP);
    byPair = new int[numbers.length + 1][numbers.length];
    order = new int[numbers.length];
  }

  @Override
  public void contribute(Reading journey, Contributions to) {
    if (!journey.ofPeriod) {
      return;
    }
    int entered = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (journey.outcome.entered(i)) {
        int at = entered++;
        while (at > 0 && before(journey.outcome, i, order[at - 1])) {
          order[at] = order[at - 1];
          at--;
        }
        order[at] = i;
      }
    }
    int from = numbers.length;
    long sequence = journey.sequence(journey.referral);
    for (int i = 0; i < entered; i++) {
      long next = journey.outcome.enteredBy(order[i]);
      to.add(transitions, sequence, next);
      to.add(pair(from, order[i]), sequence, next);
      from = order[i];
      sequence = next;
    }
  }

  private static boolean before(Outcome outcome, int stage, int other) {
    int byDate = Long.compare(outcome.enteredAt(stage), outcome.enteredAt(other));
    return byDate < 0 || (byDate == 0 && outcome.enteredBy(stage) < outcome.enteredBy(other));
  }

  private int pair(int from, int to) {
    if (byPair[from][to] == 0) {
      String start = from == numbers.length ? "referral" : numbers[from];
      byPair[from][to] = parts.part(pairs, start + "-" + numbers[to], Form.COUNT);
    }
    return byPair[from][to];
  }
}

package org.journey.cohort;

import java.util.ArrayList;
import java.util.List;
import org.journey.model.Stage;
import org.journey.model.StageModel;
import org.jspecify.annotations.Nullable;

/**
 * A Petri net of few places, which are numbered from 0.
 *
 * @param places how many there are
 * @param transitions in the order in which they are tried
 * @param initial tokens per place at the beginning
 * @param end tokens per place at a proper end
 */
record PetriNet(
    int places, List<Transition> transitions, List<Integer> initial, List<Integer> end) {

  PetriNet {
    transitions = List.copyOf(transitions);
    initial = List.copyOf(initial);
    end = List.copyOf(end);
  }

  /**
   * A transition, which takes a token of each place before it and puts one into each after it.
   *
   * @param label of the activity that it is; null if it happens unseen
   */
  record Transition(@Nullable String label, List<Integer> from, List<Integer> to) {

    Transition {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }
  }

  /**
   * The order of a model's stages: one after the other, of which the first may be passed over, and
   * after each of which a journey may properly end. Place 0 is before the first stage, and the last
   * place is the end.
   */
  static PetriNet of(StageModel model) {
    int stages = model.stages().size();
    int end = stages + 1;
    List<Transition> transitions = new ArrayList<>();
    for (int i = 0; i < stages; i++) {
      Stage stage = model.stages().get(i);
      transitions.add(new Transition(String.valueOf(stage.number()), List.of(i), List.of(i + 1)));
    }
    transitions.add(new Transition(null, List.of(0), List.of(1)));
    for (int i = 0; i <= stages; i++) {
      transitions.add(new Transition(null, List.of(i), List.of(end)));
    }
    return new PetriNet(end + 1, transitions, marking(end + 1, 0), marking(end + 1, end));
  }

  private static List<Integer> marking(int places, int token) {
    List<Integer> marking = new ArrayList<>();
    for (int i = 0; i < places; i++) {
      marking.add(i == token ? 1 : 0);
    }
    return marking;
  }
}

package org.journey.model;

import java.util.List;
import org.journey.interaction.Goals.GoalSet;
import org.journey.interaction.Interaction;
import org.journey.interaction.InteractionType;
import org.jspecify.annotations.Nullable;

/**
 * One rule by which interactions are evidence of a sub-theme (stage-model.md, "Evidence"). Exactly
 * one of {@code findings} and {@code subTheme} is there.
 *
 * @param index its place in the model, from 0
 * @param name unique in the model
 * @param events the types it looks at, in timeline order of each journey
 * @param where tests on the interaction itself
 * @param goal tests on the goal-set before it with the same goalId
 * @param findings each finding that passes is evidence of its own sub-theme
 * @param sustained only measurements of a sustained improvement
 * @param nth only the nth match and the later ones are evidence; from 1
 * @param distinct matches with a value of this field seen before do not count towards {@code nth}
 * @param enters whether its evidence enters the stage
 * @param subTheme what it is evidence of
 */
public record EvidenceRule(
    int index,
    String name,
    List<InteractionType> events,
    List<FieldTest> where,
    List<FieldTest> goal,
    @Nullable FindingsTest findings,
    @Nullable SustainedTest sustained,
    int nth,
    @Nullable String distinct,
    boolean enters,
    @Nullable String subTheme) {

  /** Copies the lists. */
  public EvidenceRule {
    events = List.copyOf(events);
    where = List.copyOf(where);
    goal = List.copyOf(goal);
  }

  /** Whether all tests on the interaction itself hold. */
  public boolean whereHolds(Interaction data) {
    return all(where, data);
  }

  /** Whether all tests on the goal hold; a rule without such tests asks for no goal. */
  public boolean goalHolds(@Nullable GoalSet set) {
    return goal.isEmpty() || (set != null && all(goal, set));
  }

  private static boolean all(List<FieldTest> tests, Interaction data) {
    for (int i = 0; i < tests.size(); i++) {
      if (!tests.get(i).holds(data)) {
        return false;
      }
    }
    return true;
  }
}

package org.journey.replay;

import java.time.Instant;
import java.util.Set;
import org.journey.cohort.CohortFilter;
import org.journey.interaction.Access.ConsentScope;
import org.journey.model.StageModel;
import org.journey.state.JourneyStateParameters;
import org.jspecify.annotations.Nullable;

/**
 * Which journeys are read, and how.
 *
 * @param parameters the model, the dating, and how saturation is asked for
 * @param asAt what had happened by then
 * @param asKnown what had been recorded by then
 * @param organisation whose journeys; null: everybody's
 * @param cohort which of them
 * @param chosenBy the model under which the cohort's {@code reached} is meant
 * @param consents which scopes of consent must be in force; none: consent is not looked at
 */
public record Question(
    JourneyStateParameters parameters,
    Instant asAt,
    Instant asKnown,
    @Nullable String organisation,
    CohortFilter cohort,
    StageModel chosenBy,
    Set<ConsentScope> consents) {

  /** Copies the set. */
  public Question {
    consents = Set.copyOf(consents);
  }

  /** The same journeys, read in another way. */
  public Question under(JourneyStateParameters other) {
    return new Question(other, asAt, asKnown, organisation, cohort, chosenBy, consents);
  }

  /** The same of those alone who give these consents. */
  public Question of(Set<ConsentScope> others) {
    return new Question(parameters, asAt, asKnown, organisation, cohort, chosenBy, others);
  }
}
